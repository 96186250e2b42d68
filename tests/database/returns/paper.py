"""Forms as people fill them in: made, written into, saved again."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from openpyxl import load_workbook

from meetings.models import Department
from tracker import returns
from tracker.returns.layout import CODE, KEY

Change = Callable[[Any, dict[str, int]], None]


def heads(worksheet: Any) -> tuple[int, dict[str, int]]:
    """The row of the heads, and where each stands."""
    for row in worksheet.iter_rows():
        places = {cell.value: cell.column for cell in row if cell.value}
        if KEY in places:
            return row[0].row, places
    raise AssertionError("no heads")


def sent(department: Department, user: User, *changes: Change) -> bytes:
    """The form of `department`, with `changes` made to its sheet."""
    buffer = io.BytesIO()
    returns.form(department, user).save(buffer)
    return changed(buffer.getvalue(), *changes)


def changed(data: bytes, *changes: Change) -> bytes:
    book = load_workbook(io.BytesIO(data))
    worksheet = book.worksheets[0]
    for change in changes:
        change(worksheet, heads(worksheet)[1])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def first(worksheet: Any) -> int:
    """The number of the first row below the heads."""
    return heads(worksheet)[0] + 1


def fill(code: str = "", **cells: Any) -> Change:
    """Write into the row of this code, the first one without; by head."""

    def change(worksheet: Any, places: dict[str, int]) -> None:
        row = first(worksheet)
        while code and worksheet.cell(row, places[CODE]).value != code:
            row += 1
        for head, value in cells.items():
            worksheet.cell(row, places[head]).value = value

    return change
