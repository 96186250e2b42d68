"""Bytes of a workbook → its tables: filled rows, what is merged, what is hidden."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.worksheet._reader import WorkSheetParser

from tracker.workbooks.opening import BROKEN, Unreadable, opened, text

MAX_ROWS, MAX_COLUMNS, MAX_SHEETS = 5000, 60, 40
MAX_SEEN = 100_000  # rows with the blank ones, which a spreadsheet may format by chance

Cell = str | datetime.date
Place = tuple[int, int]  # row from 1, column from 0


@dataclass(slots=True)
class Table:
    """A worksheet. rows: number → cells up to the last that is filled; rows without any
    are left out. width: cells of the longest. merged: a place → the upper left one of
    its range, which has the words. hidden: rows that the spreadsheet does not show."""

    name: str
    rows: dict[int, list[Cell]] = field(default_factory=dict)
    width: int = 0
    merged: dict[Place, Place] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    is_hidden: bool = False

    def own(self, row: int, column: int) -> Cell:
        """What stands in the cell itself."""
        cells = self.rows.get(row, ())
        return cells[column] if column < len(cells) else ""

    def at(self, row: int, column: int) -> Cell:
        """What the spreadsheet shows there: of merged cells the upper left one's."""
        return self.own(*self.merged.get((row, column), (row, column)))

    def runs_on(self, row: int, column: int) -> bool:
        """Whether the cell is merged with the one above it."""
        return self.merged.get((row, column), (row, column))[0] < row

    def breadth(self, row: int, column: int) -> int:
        """Over how many columns the cell goes."""
        first = self.merged.get((row, column), (row, column))
        beside = (self.merged.get((row, one)) for one in range(self.width))
        return 1 + sum(one == first for one in beside if first[0] == row)

    def texts(self) -> Iterator[str]:
        """Every text of the sheet, each on a line of its own."""
        for cells in self.rows.values():
            yield from (str(cell) for cell in cells if cell)


def read(data: bytes) -> list[Table]:
    """The tables that hold anything, those in sight first. Raises Unreadable."""
    workbook = opened(data)
    try:
        found = [_table(sheet) for sheet in _sheets(workbook)]
    except Unreadable:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads it to
        raise Unreadable(BROKEN) from error
    tables = [table for table in found if table.rows]
    if not tables:
        raise Unreadable("表里没有内容。请换一份再传。")
    return sorted(tables, key=lambda table: table.is_hidden)


def _sheets(workbook: Any) -> list[Any]:
    """Worksheets; a sheet of a chart has no cells."""
    sheets = [one for one in workbook.worksheets if hasattr(one, "_get_source")]
    if len(sheets) > MAX_SHEETS:
        raise Unreadable(f"超过 {MAX_SHEETS} 张工作表。请只留要导入的再传。")
    return sheets


def _table(sheet: Any) -> Table:
    """openpyxl's fast reader forgets what is merged; its parser knows, at the end."""
    book = sheet.parent
    table = Table(sheet.title, is_hidden=sheet.sheet_state != "visible")
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for seen, (number, cells) in enumerate(parser.parse()):
            row = _row(cells, book)
            if seen > MAX_SEEN:
                raise Unreadable(f"“{table.name}”有太多空行。请删去末尾的空行再传。")
            if row and number > MAX_ROWS:
                raise Unreadable(f"“{table.name}”超过 {MAX_ROWS} 行。请分成几份再传。")
            if row:
                table.rows[number] = row
    table.width = max(map(len, table.rows.values()), default=0)
    marks = parser.row_dimensions.items()
    hidden = {int(n) for n, a in marks if a.get("hidden") in ("1", "true")}
    table.hidden = frozenset(hidden & table.rows.keys())
    table.merged = _merged(parser.merged_cells, max(table.rows, default=0))
    return table


def _row(cells: Sequence[dict[str, Any]], book: Any) -> list[Cell]:
    """Up to the last filled cell; a cell may say which column it stands in."""
    row: list[Cell] = []
    for cell in cells:
        column, value = cell["column"] - 1, _value(cell, book)
        if value and 0 <= column < MAX_COLUMNS:
            row += [""] * (column + 1 - len(row))
            row[column] = value
    return row


def _value(cell: dict[str, Any], book: Any) -> Cell:
    """As the office sees it: a day without its time; 0.8 as 80% where shown so."""
    value = cell["value"]
    if cell["data_type"] == "e":  # #N/A, #REF!: nothing is known
        return ""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float) and "%" in _format(cell["style_id"], book):
        return f"{text(round(float(value) * 100, 4))}%"
    return text(value.replace("_x000D_", "") if isinstance(value, str) else value)


def _format(style: int, book: Any) -> str:
    number = book._cell_styles[style].numFmtId
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(number, ""))
    return str(book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])


def _merged(found: Any, last: int) -> dict[Place, Place]:
    """Each merged place within the table but the upper left ones."""
    places: dict[Place, Place] = {}
    room = MAX_ROWS * MAX_COLUMNS
    for one in found.mergeCell if found else ():
        rows = range(one.min_row, min(one.max_row, last) + 1)
        columns = range(one.min_col - 1, min(one.max_col, MAX_COLUMNS))
        room -= max(1, len(rows) * len(columns))
        if room < 0:  # ranges that overlap: no office made them
            raise Unreadable(BROKEN)
        first = (one.min_row, one.min_col - 1)
        places.update({(r, c): first for r in rows for c in columns})
        places.pop(first, None)
    return places
