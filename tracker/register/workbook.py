"""The register's workbook as it goes out: empty as a template, or filled."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from tracker import workbooks

from .layout import DEPARTMENTS, NOTE_MARK, SHEETS, Column, Kind, Sheet
from .present import ROWS
from .reading import MAX_ROWS

Cells = dict[str, str]
KINDS = {
    Kind.TEXT: workbooks.Kind.TEXT,
    Kind.LIST: workbooks.Kind.TEXT,
    Kind.DATE: workbooks.Kind.DATE,
    Kind.NUMBER: workbooks.Kind.NUMBER,
}
FIRST = 3  # below the heads and their notes


def template() -> Workbook:
    return _book({})


def filled() -> Workbook:
    """The register as it is now: to be mended in a spreadsheet and imported again."""
    return _book(
        {name: [known.cells for known in rows()] for name, rows in ROWS.items()}
    )


def _book(rows: dict[str, list[Cells]]) -> Workbook:
    book = workbooks.new()
    for sheet in SHEETS:
        worksheet = workbooks.write(book, _sheet(sheet, rows.get(sheet.name, [])))
        for place, column in enumerate(sheet.columns, start=1):
            rule = _validation(column)
            if rule:
                letter = get_column_letter(place)
                rule.add(f"{letter}{FIRST}:{letter}{MAX_ROWS}")
                worksheet.data_validations.append(rule)
    return book


def _sheet(sheet: Sheet, rows: Iterable[Cells]) -> workbooks.Sheet[Cells]:
    notes = {column.head: column.note for column in sheet.columns}
    first = sheet.columns[0].head
    notes[first] = NOTE_MARK + notes[first]
    return workbooks.Sheet(
        name=sheet.name,
        title="",
        columns=[_column(column) for column in sheet.columns],
        rows=[notes, *rows],
        bottom=(),
        frozen=1,
        weight=lambda row: (
            workbooks.Weight.CHECK if row is notes else workbooks.Weight.PLAIN
        ),
    )


def _column(column: Column) -> workbooks.Column[Cells]:
    def value(row: Cells) -> datetime.date | int | str:
        return as_value(row.get(column.head, ""), column.kind)

    return workbooks.Column(column.head, column.width + 2, value, KINDS[column.kind])


def as_value(text: str, kind: Kind) -> datetime.date | int | str:
    """A cell's text as its column holds it; the notes of a column stay text."""
    if kind is Kind.DATE and text[:4].isdigit():
        return datetime.date.fromisoformat(text)
    return int(text) if kind is Kind.NUMBER and text.isdigit() else text


def _validation(column: Column) -> DataValidation | None:
    """What the spreadsheet itself offers or refuses in the column."""
    told: dict[str, Any] = {
        "showErrorMessage": True,
        "showInputMessage": True,
        "promptTitle": column.head,
        "prompt": column.note,
    }
    if column.choices:
        words = ",".join(column.choices)
        return DataValidation("list", f'"{words}"', allow_blank=True, **told)
    if column.names_department:
        names = f"'{DEPARTMENTS.name}'!$A${FIRST}:$A${MAX_ROWS}"
        told["errorStyle"] = "warning"  # one that is in the system only is right too
        return DataValidation("list", names, allow_blank=True, **told)
    if column.kind is Kind.DATE:
        return DataValidation(
            "date", "18264", operator="greaterThan", allow_blank=True, **told
        )
    return None
