"""The rows that could not be read, under the heads of their file, to be mended."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from tracker.workbooks import text

from .heads import RESULT
from .lines import Line
from .preview import Preview
from .rows import copied

WRONG = PatternFill("solid", fgColor="F9E6E3")
HEAD = PatternFill("solid", fgColor="F3F0E8")
LINE = Side(style="thin", color="B8B2A4")
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
AUTHOR = "落实"
NARROW, WIDE = 12, 40  # digits
LINE_POINTS = 15


def failed(seen: Preview) -> Workbook:
    """Sent again once it is mended, it needs no mapping: its heads are the same."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = text.sheet_name(seen.table.name)
    width = len(seen.head.names)
    if seen.source.meeting or seen.source.held_on:
        _put(sheet, 1, 1, _title(seen))
    head = sheet.max_row + bool(sheet["A1"].value)
    for column, words in enumerate((*seen.head.names, RESULT), 1):
        cell = _put(sheet, head, column, words)
        cell.font, cell.fill = Font(bold=True), HEAD
    row = head + 1
    for line in seen.wrong:
        row = _write(sheet, row, line, seen, width)
    _fit(sheet, width)
    sheet.freeze_panes = f"A{head + 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return book


def _title(seen: Preview) -> str:
    """The meeting of the whole file, where it is read from when it comes again."""
    day = seen.source.held_on
    said = f"({day.year}年{day.month}月{day.day}日)" if day else ""
    return seen.source.meeting + said


def _write(sheet: Any, row: int, line: Line, seen: Preview, width: int) -> int:
    """One matter, in as many rows as it has; the number of the next row."""
    places = {name: place for place, name in seen.mapping.items()}
    for n, cells in enumerate(copied(seen.table, line.row.numbers, width)):
        for column, value in enumerate(cells, 1):
            _put(sheet, row + n, column, value)
    last = row + len(line.row.numbers) - 1
    if last > row:
        _merge(sheet, row, last, line.row.numbers, seen)
    for name, why in line.errors.items():
        cell = sheet.cell(row, places.get(name, width) + 1)
        cell.fill = WRONG
        if name in places:
            cell.comment = Comment(why, AUTHOR)
    told = [f"{label}:{why}" if label else why for label, _, why in line.wrong]
    _put(sheet, row, width + 1, "\n".join(told)).fill = WRONG
    return last + 1


def _merge(
    sheet: Any, row: int, last: int, numbers: Sequence[int], seen: Preview
) -> None:
    """What the file merged over these rows is merged again."""
    for place in seen.mapping:
        if all(seen.table.runs_on(number, place) for number in numbers[1:]):
            column = get_column_letter(place + 1)
            sheet.merge_cells(f"{column}{row}:{column}{last}")


def _put(sheet: Any, row: int, column: int, value: str | datetime.date) -> Any:
    """Text stays text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if isinstance(value, datetime.date):
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif value:
        cell.value, cell.data_type = text.clean(value), "s"
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = FRAME
    return cell


def _fit(sheet: Any, width: int) -> None:
    """Columns as wide as their words, up to a bound; rows as high as they then need."""
    rooms = []
    for column in range(1, width + 2):
        cells = [sheet.cell(row, column).value for row in range(1, sheet.max_row + 1)]
        longest = max((text.units(str(cell)) for cell in cells if cell), default=0)
        rooms.append(max(NARROW, min(WIDE, longest + 2)))
        sheet.column_dimensions[get_column_letter(column)].width = rooms[-1]
    for row in range(1, sheet.max_row + 1):
        told = zip(sheet[row], rooms, strict=False)
        lines = [text.lines(str(cell.value), room) for cell, room in told if cell.value]
        sheet.row_dimensions[row].height = LINE_POINTS * max(lines, default=1) + 4
