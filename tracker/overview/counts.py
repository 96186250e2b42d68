"""How many dockets stood how at the end of a past day, by lead and year.

What was recorded later changes nothing of it, so a day is counted once and kept
(`PastCounts`): boards of today compare with the end of last month each time they are
opened. Each process remembers it for a while.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Min, Q

from tracker import past, past_days
from tracker.boards import Tally
from tracker.models import Docket, Office, PastCounts
from tracker.wholes import OPEN

KEPT = 3600  # seconds

# (lead, year, kind, light, whether it was due, and whether claimed in time)
Place = tuple[int | None, int, str, str, bool, bool]


def of_day(day: datetime.date) -> dict[Place, int]:
    """All that counted that day."""
    office = Office.present()
    # Another set of dockets (a demo made anew) begins with another key.
    first = Docket.objects.aggregate(first=Min("pk"))["first"]
    key = f"past-{day}-{office.soon_days}-{office.still_days}-{first}"
    found: dict[Place, int] | None = cache.get(key)
    if found is None:
        found = _kept(day, office)
        cache.set(key, found, KEPT)
    return found


def _kept(day: datetime.date, office: Office) -> dict[Place, int]:
    about = {
        "day": day,
        "soon_days": office.soon_days,
        "still_days": office.still_days,
    }
    row = PastCounts.objects.filter(**about).first()
    if row is None:
        found = counted(day)
        row = PastCounts(**about, counts=[[*place, n] for place, n in found.items()])
        # Two who ask at once have counted the same.
        PastCounts.objects.bulk_create([row], ignore_conflicts=True)
        return dict(found)
    return places(row)


def places(row: PastCounts) -> dict[Place, int]:
    return {tuple(place): n for *place, n in row.counts}


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
