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
from django.db.models import Min

from tracker import past
from tracker.boards import Tally
from tracker.models import Docket, Office

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
        rows = past.as_of(Docket.objects.all(), day).order_by()
        names: Any = ("lead_then", "year", "kind", "standing")
        found = dict(Counter(rows.values_list(*names)))
        cache.set(key, found, KEPT)
    return found


def tallies(
    day: datetime.date, year: int | None, departments: Collection[int] | None
) -> dict[int | None, Tally]:
    """One Tally for each lead; year, departments None: of all."""
    found: dict[int | None, Tally] = {}
    for (lead, of_year, kind, light), count in of_day(day).items():
        inside = departments is None or lead in departments
        if inside and year in (None, of_year):
            row = {"standing": light, "kind": kind, "count": count, "is_due": False}
            found.setdefault(lead, Tally()).add(row)
    return found
