"""Workbooks made by the worker: asked for, made, fetched."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from meetings.jobs import Beat, later, working
from meetings.models.jobs import JobQuerySet

from . import returns
from .models import Export, FormExport
from .workbooks.annual import annual
from .workbooks.reconciling import TotalsDiffer
from .workbooks.year import NothingToCount

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_tasks.base import Task

    from meetings.models import Department

    from .models.exports import MadeBook

    M = TypeVar("M", bound=MadeBook)

DIRECTLY = 3_000  # a year with more dockets is not waited for
FORM_DIRECTLY = 200  # nor a 回填表 of more parts
BROKEN = "后台生成时出了错,请告诉管理员。"
FORESEEN = (NothingToCount, TotalsDiffer)


@transaction.atomic
def ask(user: User, year: int) -> Export:
    """Have it made anew, unless a worker is at it."""
    row, _ = Export.objects.defer("data").get_or_create(by=user, year=year)
    return _queued(row, make)


@transaction.atomic
def ask_form(user: User, department: Department) -> FormExport:
    rows = FormExport.objects.defer("data")
    row, _ = rows.get_or_create(by=user, department=department)
    return _queued(row, make_form)


def _queued(row: M, making: Task[Any, Any]) -> M:
    mine = JobQuerySet(type(row)).filter(pk=row.pk)
    if mine.queue(data=b"", asked_at=timezone.now()):
        later(making, row.pk)
    return row


@task()
def make(pk: int) -> None:
    """Write the workbook into the row, unless that is done or somebody is at it."""
    row = Export.objects.select_related("by").defer("data").get(pk=pk)
    if row.claim():
        with suppress(*FORESEEN), working(row, BROKEN, *FORESEEN) as beat:
            row.end(data=_year(row, beat))


@task()
def make_form(pk: int) -> None:
    rows = FormExport.objects.select_related("by", "department").defer("data")
    row = rows.get(pk=pk)
    if row.claim():
        with working(row, BROKEN):
            row.end(data=_bytes(returns.form(row.department, row.by)))


def _year(row: Export, beat: Beat) -> bytes:
    return _bytes(annual(row.by, row.year, timezone.localtime(), beat))


def _bytes(book: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        book.save(path)
        return path.read_bytes()
