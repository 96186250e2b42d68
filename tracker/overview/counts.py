"""How many dockets stood how at the end of a past day, by lead and year.

What was recorded later changes nothing of it, so a day is counted once and kept for a
while: boards of today compare with the end of last month each time they are opened.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Min, Q

from tracker import lights, past
from tracker.boards import Tally
from tracker.models import Docket, Office
from tracker.wholes import OPEN, Phase

KEPT = 3600  # seconds

# (lead, year, kind, light)
Place = tuple[int | None, int, str, str]


def of_day(day: datetime.date) -> dict[Place, int]:
    """All that counted that day."""
    office = Office.present()
    # Another set of dockets (a demo made anew) begins with another key.
    first = Docket.objects.aggregate(first=Min("pk"))["first"]
    key = f"past-{day}-{office.soon_days}-{office.still_days}-{first}"
    found: dict[Place, int] | None = cache.get(key)
    if found is None:
        found = dict(_counted(day))
        cache.set(key, found, KEPT)
    return found


def _counted(day: datetime.date) -> Counter[Place]:
    """What has ended and not changed since stood then as it does now."""
    changed = Q(pk__in=past.changed(day))
    ended = Docket.objects.counted().exclude(phase__in=OPEN).exclude(changed)
    names: Any = ("lead_department_id", "year", "kind", "phase")
    rows = ended.order_by().values_list(*names).annotate(count=Count("pk"))
    found: Counter[Place] = Counter()
    for lead, year, kind, phase, count in rows:
        light = lights.DONE if phase == Phase.DONE else lights.ENDED
        found[lead, year, kind, light] += count
    other = past.seen(Docket.objects.filter(Q(phase__in=OPEN) | changed), day)
    names = ("lead_then", "year", "kind", "standing")
    for place in other.order_by().values_list(*names):
        if place[3] in past.COUNTED:
            found[place] += 1
    return found


def tallies(
    day: datetime.date, year: int | None, departments: Collection[int] | None
) -> dict[int | None, Tally]:
    """One Tally for each lead; year, departments None: of all."""
    found: dict[int | None, Tally] = {}
    for (lead, of_year, kind, light), count in of_day(day).items():
        inside = departments is None or lead in departments
        if inside and year in (None, of_year):
            found.setdefault(lead, Tally()).show(light, count, kind)
    return found
