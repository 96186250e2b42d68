"""Bytes of a workbook → rows of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from tracker.workbooks.opening import BROKEN, Unreadable, opened, text

from .layout import NOTE_MARK, SHEETS, Sheet

MAX_ROWS = 5000
MAX_COLUMNS = 40
HEAD_WITHIN = 5  # rows above the heads that an office may add as a title


@dataclass(frozen=True, slots=True)
class Row:
    """number: as the spreadsheet shows it; cells: head → text, empty ones left out."""

    sheet: str
    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Book:
    """Small and plain, so that a session keeps it between preview and saving."""

    name: str
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Book:
        return cls(data["name"], [Row(**row) for row in data["rows"]], data["notes"])


def read(data: bytes, name: str = "") -> Book:
    """Every filled row of the known sheets. Raises Unreadable."""
    workbook, book = opened(data), Book(name)
    try:
        _read_sheets(workbook, book)
    except Unreadable:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads it to
        raise Unreadable(BROKEN) from error
    if not book.rows:
        raise Unreadable("表里还没有填写内容。请从说明行的下一行填起。")
    return book


def _read_sheets(workbook: Any, book: Book) -> None:
    present = {title.strip(): title for title in workbook.sheetnames}
    known = [sheet for sheet in SHEETS if sheet.name in present]
    if not known:
        wanted = "、".join(sheet.name for sheet in SHEETS)
        raise Unreadable(
            f"没有找到名为 {wanted} 的工作表,文件里只有:"
            f"{'、'.join(present)}。请用模板,不要改工作表的名称。"
        )
    for sheet in known:
        rows = _texts(workbook[present[sheet.name]], sheet)
        book.rows.extend(_rows(sheet, rows, book.notes))
    for title in present:
        if title not in {sheet.name for sheet in SHEETS}:
            book.notes.append(f"工作表“{title}”不是名册的表,没有读。")


def _texts(worksheet: Any, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """(row number, texts) of each row; the size that a file claims is not trusted."""
    worksheet.reset_dimensions()
    rows = worksheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS)
    for number, row in enumerate(rows, start=1):
        if number > MAX_ROWS:
            raise Unreadable(
                f"“{sheet.name}”超过 {MAX_ROWS} 行。请删去末尾的空行,或分几次导入。"
            )
        yield number, [text(cell.value) for cell in row]


def _rows(
    sheet: Sheet, rows: Iterator[tuple[int, list[str]]], notes: list[str]
) -> Iterator[Row]:
    heads = _heads(sheet, rows, notes)
    for number, texts in rows:
        pairs = zip(heads, texts, strict=False)
        cells = {head: value for head, value in pairs if head and value}
        if cells and not texts[0].startswith(NOTE_MARK):
            yield Row(sheet.name, number, cells)


def _heads(
    sheet: Sheet, rows: Iterator[tuple[int, list[str]]], notes: list[str]
) -> list[str]:
    """The head of each column, "" where it is not one of ours."""
    needed = {column.head for column in sheet.columns if column.required}
    for number, texts in rows:
        if needed <= set(texts):
            unknown = [t for t in texts if t and sheet.column(t) is None]
            if unknown:
                notes.append(f"“{sheet.name}”的列 {'、'.join(unknown)} 没有读。")
            return [t if sheet.column(t) else "" for t in texts]
        if number >= HEAD_WITHIN:
            break
    raise Unreadable(
        f"“{sheet.name}”的前 {HEAD_WITHIN} 行里没有找到表头 "
        f"{'、'.join(sorted(needed))}。请照模板保留表头。"
    )
