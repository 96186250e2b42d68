"""A year of dockets, and the workbook of it read back."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from tests.factories import (
    make_directive,
    make_meeting,
)
from tracker.acts import act
from tracker.models import Assignment
from tracker.recording import Words
from tracker.workbooks.annual import annual
from tracker.workflow import Verb

DAY = datetime.timedelta(days=1)


def today() -> datetime.date:
    return timezone.localdate()


def reopened(user: User, year: int | None = None) -> Workbook:
    buffer = BytesIO()
    annual(user, year or today().year, timezone.localtime()).save(buffer)
    return load_workbook(buffer)


def rows(book: Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet by their headings, notes and signatures left out."""
    heads, *body = [[c.value for c in row] for row in book[name].iter_rows(min_row=4)]
    found = [dict(zip(heads, values, strict=True)) for values in body]
    return [row for row in found if sum(v is not None for v in row.values()) > 4]


def only(book: Workbook, name: str = "台账") -> dict[str, Any]:
    (row,) = rows(book, name)
    return row


def this_year(**more: Any) -> Any:
    return make_directive(make_meeting(held_on=today() - 5 * DAY, **more))


def close(assignment: Assignment, liaison: User, senior: User) -> None:
    act(assignment, Verb.SIGN_FOR, liaison)
    act(assignment, Verb.REPORT_DONE, liaison, Words("已完成"))
    act(assignment, Verb.VERIFY, senior, Words("属实"))
    act(assignment, Verb.CLOSE, senior)
