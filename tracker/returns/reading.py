"""Bytes of a form that came back → rows; nothing is looked up yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.workbooks import SIGNATURES
from tracker.workbooks.opening import BROKEN, Unreadable, opened, text

from .layout import CODE, HEADS, KEY, NEEDED, PERCENT, VERB

FORM = "回填表"
MAX_ROWS, MAX_COLUMNS = 5000, 60
HEAD_WITHIN = 20  # rows above the heads: the title, and what people put there
OURS = (CODE, *HEADS, KEY)


@dataclass(frozen=True, slots=True)
class Row:
    """number: as the spreadsheet shows it; cells: head → text, empty ones left out;
    formulas: heads whose cell is a formula."""

    number: int
    cells: dict[str, str]
    formulas: tuple[str, ...] = ()

    @property
    def filled(self) -> dict[str, str]:
        """What was written into it."""
        return {head: self.cells[head] for head in HEADS if head in self.cells}


@dataclass(frozen=True, slots=True)
class Book:
    """sheet: the worksheet's name; head: the number of the row of heads; columns: of
    each head its place, from 1; blank: rows that are left out, nothing being written
    in them."""

    sheet: str
    head: int
    columns: dict[str, int]
    rows: list[Row]
    blank: int = 0


def read(data: bytes) -> Book:
    """The first sheet that has the heads of the form. Raises Unreadable."""
    workbook = opened(data, form=FORM, values=False)
    try:
        for name in workbook.sheetnames:
            if found := _read(name, workbook[name]):
                return found
    except Unreadable:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads it to
        raise Unreadable(BROKEN) from error
    raise Unreadable(
        f"没有找到回填表:前 {HEAD_WITHIN} 行里要有“{VERB}”和最右边隐藏的"
        f"“{KEY}”两列。请用下载的回填表填写,不要另做一张。"
    )


def _read(name: str, worksheet: Any) -> Book | None:
    if not hasattr(worksheet, "reset_dimensions"):  # a sheet of a chart
        return None
    worksheet.reset_dimensions()  # the size that a file claims is not trusted
    rows = worksheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS)
    columns: dict[str, int] = {}
    head = 0
    found: list[Row] = []
    for number, cells in enumerate(rows, 1):
        if number > MAX_ROWS:
            raise Unreadable(f"超过 {MAX_ROWS} 行。请删去末尾的空行再传。")
        if not columns:
            columns, head = _heads([text(cell.value) for cell in cells]), number
            if number >= HEAD_WITHIN and not columns:
                return None
        elif row := _row(number, cells, columns):
            found.append(row)
    return Book(name, head, columns, found) if columns else None


def _heads(texts: Sequence[str]) -> dict[str, int]:
    """head → place, when this is the row of the heads; columns may have moved."""
    places = {t: n for n, t in enumerate(texts, 1) if t in OURS}
    return places if places.keys() >= NEEDED else {}


def _row(number: int, cells: Sequence[Any], columns: dict[str, int]) -> Row | None:
    """None where nothing of ours stands in it."""
    mine = {h: cells[n - 1] for h, n in columns.items() if n <= len(cells)}
    texts = dict(_texts(mine))
    formulas = tuple(h for h, c in mine.items() if c.data_type == "f")
    written = [words for head, words in texts.items() if head in HEADS]
    if not texts.get(KEY) and all(words.startswith(SIGNATURES) for words in written):
        return None  # an empty row, or the line that is signed
    return Row(number, texts, formulas)


def _texts(cells: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for head, cell in cells.items():
        value = cell.value
        if head == PERCENT and isinstance(value, float) and "%" in cell.number_format:
            value = round(value * 100, 6)
        if words := text(value):
            yield head, words
