"""The counts behind the matrix of a year as of a past day, kept once they were asked
for; as overview/counts.py does it for boards: where there is much, by the worker."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import transaction
from django_tasks import task

from meetings.paging import bounded
from tracker import past
from tracker.models import Docket, PastMatrix
from tracker.overview import BeingCounted, counts

from .keeping import Counts
from .months import Year
from .telling import told


def of_day(year: int, day: datetime.date) -> Counts:
    """Raises BeingCounted."""
    row, is_new = PastMatrix.objects.get_or_create(day=day, year=year)
    if row.counts is not None:
        return Counter({tuple(key): n for *key, n in row.counts})
    if bounded(Docket.objects.all(), counts.DIRECTLY) <= counts.DIRECTLY:
        return _count(row)
    if is_new or row.ask_again():
        transaction.on_commit(partial(count.enqueue, row.pk))
    raise BeingCounted


def counted(year: int, day: datetime.date) -> Counts:
    """As long as it takes: by the courses of all parts."""
    dockets, then = Docket.objects.counted(), Year(year, day)
    parts = told(dockets, then, moment=past.end_of(day))
    lives = Counter((one.department, one.is_lead, one.life) for one in parts)
    found: Counts = Counter()
    for (department, is_lead, life), times in lives.items():
        for month, what in then.months(life):
            found[department, month, is_lead, what.value] += times
    return found


def differing() -> Iterator[PastMatrix]:
    """Kept as another than a recount finds."""
    for row in PastMatrix.objects.filter(counts__isnull=False):
        if row.counts != _plain(counted(row.year, row.day)):
            yield row


def _count(row: PastMatrix) -> Counts:
    """Kept, where nothing was recorded as of that day meanwhile."""
    found = counted(row.year, row.day)
    PastMatrix.objects.filter(pk=row.pk).update(counts=_plain(found))
    return found


def _plain(found: Counts) -> list[list[Any]]:
    return sorted([*key, n] for key, n in found.items())


@task()
def count(pk: int) -> None:
    for row in PastMatrix.objects.filter(pk=pk, counts__isnull=True):
        _count(row)
