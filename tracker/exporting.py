"""A year's workbook made by the worker: asked for, made, fetched."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from meetings.jobs import Beat, later, working

from .models import Export
from .workbooks.annual import annual
from .workbooks.reconciling import TotalsDiffer
from .workbooks.year import NothingToCount

if TYPE_CHECKING:
    from django.contrib.auth.models import User

DIRECTLY = 3_000  # a year with more dockets is not waited for
BROKEN = "后台生成时出了错,请告诉管理员。"
FORESEEN = (NothingToCount, TotalsDiffer)


@transaction.atomic
def ask(user: User, year: int) -> Export:
    """Have it made anew, unless a worker is at it."""
    row, _ = Export.objects.defer("data").get_or_create(by=user, year=year)
    mine = Export.objects.filter(pk=row.pk)
    if mine.queue(data=b"", asked_at=timezone.now()):
        later(make, row.pk)
    return row


@task()
def make(pk: int) -> None:
    """Write the workbook into the row, unless that is done or somebody is at it."""
    row = Export.objects.select_related("by").defer("data").get(pk=pk)
    if row.claim():
        with suppress(*FORESEEN), working(row, BROKEN, *FORESEEN) as beat:
            row.end(data=_made(row, beat))


def _made(row: Export, beat: Beat) -> bytes:
    book = annual(row.by, row.year, timezone.localtime(), beat)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        book.save(path)
        return path.read_bytes()
