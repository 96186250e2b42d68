"""The counts behind the matrix of a year, kept stretch by stretch of dockets.

What a stretch counts changes with an event of one of its dockets alone, so only those
stretches are counted anew that something happened in since they were kept.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from django.core.cache import cache
from django.db.models import Max
from django.utils import timezone

from tracker.models import Docket, Event

from .months import Life, Year
from .telling import told

# (department, month from 0, whether as lead, What): how many parts
Counts = Counter[tuple[int, int, bool, str]]
STRETCH = 2048  # dockets, by their keys
KEPT = 24 * 3600  # seconds
# An act is written within this time: what was not seen yet may have the older key.
UNSEEN = datetime.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Kept:
    """seen: the key of the newest event that there was at `moment`, when the stretches
    were counted."""

    seen: int
    moment: datetime.datetime
    stretches: dict[int, Counts]


def counts(year: Year, moment: datetime.datetime | None = None) -> Counts:
    """Of all dockets that count. moment: of the past, as of which."""
    keys = Docket.objects.order_by("pk").values_list("pk", flat=True)
    first, last = keys.first(), keys.last()
    if first is None or last is None:
        return Counter()
    # Of today only the month matters; other dockets (a demo made anew) begin anew.
    key = f"matrix-{year.number}-{year.begun}-{year.over}-{moment}-{first}"
    key = key.replace(" ", "-")
    kept = _renewed(cache.get(key), range(first, last + 1), year, moment)
    cache.set(key, kept, KEPT)
    whole: Counts = Counter()
    for one in kept.stretches.values():
        whole.update(one)
    return whole


def _renewed(
    kept: Kept | None, keys: range, year: Year, moment: datetime.datetime | None
) -> Kept:
    now = timezone.now()
    seen = Event.objects.aggregate(last=Max("pk"))["last"] or 0
    wanted = range(keys[0] // STRETCH, keys[-1] // STRETCH + 1)
    stretches: dict[int, Counts] = {}
    if kept and kept.seen <= seen:
        touched = _touched(kept)
        stretches = {n: c for n, c in kept.stretches.items() if n not in touched}
    for n in wanted:
        if n not in stretches:
            stretches[n] = _counted(n, year, moment)
    return Kept(seen, now, stretches)


def _touched(kept: Kept) -> set[int]:
    later = kept.moment - UNSEEN
    # Two queries: asked as one, the database would read every event.
    newer = [Event.objects.filter(pk__gt=kept.seen)]
    newer.append(Event.objects.filter(recorded_at__gt=later))
    dockets = (rows.order_by().values_list("docket", flat=True) for rows in newer)
    return {pk // STRETCH for pk in chain.from_iterable(dockets)}


def _counted(n: int, year: Year, moment: datetime.datetime | None) -> Counts:
    span = (n * STRETCH, (n + 1) * STRETCH - 1)
    dockets = Docket.objects.counted().filter(pk__range=span)
    lives: Counter[tuple[int, bool, Life]] = Counter(
        (one.department, one.is_lead, one.life)
        for one in told(dockets, year, moment=moment)
    )
    return _by_month(lives.items(), year)


def _by_month(
    lives: Iterable[tuple[tuple[int, bool, Life], int]], year: Year
) -> Counts:
    found: Counts = Counter()
    for (department, is_lead, life), count in lives:
        for month, what in year.months(life):
            found[department, month, is_lead, what.value] += count
    return found
