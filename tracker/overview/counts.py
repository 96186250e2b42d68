"""How many dockets stood how at the end of a past day, by lead and year."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Count, Q

from tracker import past, past_days, past_kept
from tracker.boards import Tally
from tracker.models import Docket, PastCounts
from tracker.wholes import OPEN

# (lead, year, kind, light, whether it was due, and whether claimed in time)
Place = tuple[Any, ...]


def of_day(day: datetime.date) -> Mapping[Place, int]:
    """All that counted that day."""
    return past_kept.of_day(PastCounts.What.LIGHTS, counted, day)


def counted(day: datetime.date) -> Counter[Place]:
    """What has not changed since stood then as by its own days it does; only what has
    is looked up among its standings."""
    changed = Q(pk__in=past.changed(day))
    found: Counter[Place] = Counter()
    same = Docket.objects.counted().exclude(changed).order_by()
    names: Any = ("lead_department_id", "year", "kind", "standing", "is_due", "on_time")
    for is_open in (True, False):
        rows = same.filter(phase__in=OPEN) if is_open else same.exclude(phase__in=OPEN)
        whole = rows.with_standing(day).with_punctuality(day).values_list(*names)
        for *place, count in whole.annotate(count=Count("pk")):
            found[tuple(place)] += count
    names = ("lead_then", "year", "kind", "standing", "is_due", "in_time")
    other = past.seen(Docket.objects.filter(changed), day).order_by()
    other = past_days.with_punctuality(other, day)
    for place in other.values_list(*names):
        if place[3] in past.COUNTED:
            found[place] += 1
    return found


def tallies(
    day: datetime.date, year: int | None, departments: Collection[int] | None
) -> dict[int | None, Tally]:
    """One Tally for each lead; year, departments None: of all."""
    found: dict[int | None, Tally] = {}
    for (lead, of_year, kind, light, is_due, in_time), count in of_day(day).items():
        inside = departments is None or lead in departments
        if inside and year in (None, of_year):
            due, on_time = count * is_due, count * (is_due and in_time)
            found.setdefault(lead, Tally()).show(light, count, kind, due, on_time)
    return found
