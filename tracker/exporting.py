"""A year's workbook made by the worker: asked for, made, fetched.

A worker may be killed at any moment; its job then falls silent and can be asked for
again. Made twice, it is the same.
"""

from __future__ import annotations

import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from .models import Export
from .workbooks.annual import annual
from .workbooks.reconciling import TotalsDiffer
from .workbooks.year import NothingToCount

if TYPE_CHECKING:
    from django.contrib.auth.models import User

BEAT = 1.0  # seconds between two signs of life
DIRECTLY = 3_000  # a year with more dockets is not waited for


@transaction.atomic
def ask(user: User, year: int) -> Export:
    """Have it made anew, unless a worker is at it."""
    row, is_new = Export.objects.defer("data").get_or_create(by=user, year=year)
    now = timezone.now()
    again = {"state": Export.State.QUEUED, "why": "", "percent": 0, "data": b""}
    mine = Export.objects.idle().filter(pk=row.pk)
    if is_new or mine.update(**again, asked_at=now, beat_at=now):
        transaction.on_commit(partial(make.enqueue, row.pk))
    return row


@task()
def make(pk: int) -> None:
    """Write the workbook into the row, unless that is done or somebody is at it."""
    row = Export.objects.select_related("by").defer("data").get(pk=pk)
    if not row.claim():
        return
    try:
        data = _made(row)
    except (NothingToCount, TotalsDiffer) as refusal:
        row.end(Export.State.FAILED, str(refusal))
    except Exception:
        row.end(Export.State.FAILED, "后台生成时出了错,请告诉管理员。")
        raise
    else:
        row.end(Export.State.DONE, data=data)


def _made(row: Export) -> bytes:
    book = annual(row.by, row.year, timezone.localtime(), Beat(row))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        book.save(path)
        return path.read_bytes()


class Beat:
    """Tells the row how far it is, not more often than each second."""

    def __init__(self, row: Export) -> None:
        self.row, self.last = row, 0.0

    def __call__(self, share: float) -> None:
        if time.monotonic() - self.last >= BEAT:
            self.last = time.monotonic()
            self.row.beat(round(share * 100))
