"""A copy of the form with what is wrong written into it, to be mended."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill

from tracker.workbooks import text

from .checking import Fate, Line, Plan
from .reading import Book

RESULT = "检查结果"
WORDS = {
    Fate.READY: "可以登记",
    Fate.NEWER: "有新情况",
    Fate.WRONG: "要改",
    Fate.DONE: "不用再登记",
    Fate.EMPTY: "",
}
FILLS = {
    Fate.WRONG: PatternFill("solid", fgColor="F9E6E3"),
    Fate.NEWER: PatternFill("solid", fgColor="FAF0D9"),
}
AUTHOR = "落实"


def marked(data: bytes, book: Book, plan: Plan) -> Workbook:
    """data: the form as it came, which has been read once already."""
    workbook = load_workbook(io.BytesIO(data))
    worksheet = workbook[book.sheet]
    place = _result_column(worksheet, book)
    for line in plan.lines:
        _mark(worksheet, line, book, place)
    return workbook


def _result_column(worksheet: Any, book: Book) -> int:
    """The first column beyond the heads; that of an earlier copy is used again."""
    for cell in worksheet[book.head]:
        if cell.value == RESULT:
            return int(cell.column)
    place: int = max(worksheet.max_column, *book.columns.values()) + 1
    cell = worksheet.cell(book.head, place, RESULT)
    worksheet.column_dimensions[cell.column_letter].width = 44
    return place


def _mark(worksheet: Any, line: Line, book: Book, place: int) -> None:
    fill = FILLS.get(line.fate)
    said = [WORDS[line.fate]] if WORDS[line.fate] else []
    for head, why in line.errors.items():
        said.append(f"{head}:{why}")
        _comment(worksheet.cell(line.row.number, book.columns.get(head, place)), why)
    said += [f"{e.happened_on:%Y-%m-%d} {e.get_verb_display()}" for e in line.news]
    said += line.notes
    cell = worksheet.cell(line.row.number, place)
    cell.value, cell.data_type = text.clean("\n".join(said)), "s"
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    if fill:
        cell.fill = fill


def _comment(cell: Any, why: str) -> None:
    """Merged cells carry none: the words stand in the last column too."""
    if hasattr(cell, "hyperlink"):
        cell.comment, cell.fill = Comment(why, AUTHOR), FILLS[Fate.WRONG]
