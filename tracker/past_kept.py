"""What was counted of a past day, kept by who asks first.

What was recorded later changes nothing of it, so a day is counted once (`PastCounts`):
boards of today compare with the end of last month each time they are opened. Each
process remembers it for a while.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django.core.cache import cache
from django.db.models import Min

from .models import Docket, Office, PastCounts

KEPT = 3600  # seconds

Place = tuple[Any, ...]
Count = Callable[[datetime.date], Mapping[Place, int]]


def of_day(what: str, count: Count, day: datetime.date) -> Mapping[Place, int]:
    """What `count` says of the day. what: its name among the kept (PastCounts.What)."""
    office = Office.present()
    # Another set of dockets (a demo made anew) begins with another key.
    first = Docket.objects.aggregate(first=Min("pk"))["first"]
    key = f"past-{what}-{day}-{office.soon_days}-{office.still_days}-{first}"
    found: Mapping[Place, int] | None = cache.get(key)
    if found is None:
        found = _kept(what, count, day, office)
        cache.set(key, found, KEPT)
    return found


def _kept(
    what: str, count: Count, day: datetime.date, office: Office
) -> Mapping[Place, int]:
    about = {
        "day": day,
        "what": what,
        "soon_days": office.soon_days,
        "still_days": office.still_days,
    }
    row = PastCounts.objects.filter(**about).first()
    if row is None:
        found = dict(count(day))
        row = PastCounts(**about, counts=[[*place, n] for place, n in found.items()])
        # Two who ask at once have counted the same.
        PastCounts.objects.bulk_create([row], ignore_conflicts=True)
        return found
    return places(row)


def places(row: PastCounts) -> dict[Place, int]:
    return {tuple(place): n for *place, n in row.counts}
