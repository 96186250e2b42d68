"""A sheet written and read back."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from tracker.workbooks import (
    Column,
    Sheet,
    new,
    write,
)

TEXT = Column[str]("内容", 20, lambda row: row)


def reopened(*sheets: Sheet[Any]) -> Any:
    book, buffer = new(), BytesIO()
    for sheet in sheets:
        write(book, sheet)
    book.save(buffer)
    return load_workbook(buffer)


def table(rows: list[str], **more: Any) -> Sheet[str]:
    given = {"name": "表", "title": "", "columns": [TEXT], "bottom": ()}
    return Sheet(**{**given, "rows": rows, **more})


def only(rows: list[str], **more: Any) -> Any:
    return reopened(table(rows, **more)).worksheets[0]
