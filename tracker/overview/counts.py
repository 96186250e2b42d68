"""The figures of a past day, as they are kept once somebody has asked for them.

What was recorded later changes nothing of it, so a day is counted once and kept
(`PastCounts`): boards of today compare with the end of last month each time they are
opened. Where there is much, the worker counts it. Each process remembers it for a
while.
"""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Min
from django_tasks import task

from meetings.paging import bounded
from tracker.models import Docket, Office, PastCounts

from .past_figures import Figures, Stuck, counted

KEPT = 3600  # seconds
DIRECTLY = 3_000  # dockets; of more than that a past day is not waited for


class BeingCounted(Exception):
    """The worker is at that day."""


def of_day(day: datetime.date) -> Figures:
    """All that counted that day. Raises BeingCounted."""
    key = _key(day)
    found: Figures | None = cache.get(key)
    if found is None:
        found = _kept(day)
        cache.set(key, found, KEPT)
    return found


def stuck(day: datetime.date) -> Stuck:
    """Read where it is shown, being long. Raises BeingCounted."""
    rows = PastCounts.objects.filter(day=day, **_of_now())
    found: Stuck | None = rows.values_list("stuck", flat=True).first()
    if found is None:  # forgotten by what was recorded as of that day
        cache.delete(_key(day))
        of_day(day)
        return stuck(day)
    return found


def _key(day: datetime.date) -> str:
    office = Office.present()
    # Another set of dockets (a demo made anew) begins with another key.
    first = Docket.objects.aggregate(first=Min("pk"))["first"]
    return f"past-{day}-{office.soon_days}-{office.still_days}-{first}"


def _of_now() -> dict[str, Any]:
    """The thresholds by which one counts."""
    office = Office.present()
    return {"soon_days": office.soon_days, "still_days": office.still_days}


def _kept(day: datetime.date) -> Figures:
    rows = PastCounts.objects.defer("stuck")
    row, is_new = rows.get_or_create(day=day, **_of_now())
    if row.figures is not None:
        return Figures.read(row.figures)
    if bounded(Docket.objects.all(), DIRECTLY) <= DIRECTLY:
        return _count(row)
    if is_new or row.ask_again():
        transaction.on_commit(partial(count.enqueue, row.pk))
    raise BeingCounted


def _count(row: PastCounts) -> Figures:
    """Kept, where nothing was recorded as of that day meanwhile."""
    found, stuck = counted(row.day)
    kept = {"figures": found.plain(), "stuck": stuck}
    PastCounts.objects.filter(pk=row.pk).update(**kept)
    return found


@task()
def count(pk: int) -> None:
    """By the thresholds of now: where they were changed, nobody asks for the row."""
    rows = PastCounts.objects.filter(pk=pk, figures__isnull=True)
    for row in rows.filter(**_of_now()):
        _count(row)
