"""Bytes of a workbook → rows of text, guarded against broken and hostile files."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from openpyxl import load_workbook

from .layout import NOTE_MARK, SHEETS, Sheet

MAX_BYTES = 2 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
SMALL = 10 * 1024 * 1024  # below this a high ratio is only blank rows
MAX_ROWS = 5000
MAX_COLUMNS = 40
HEAD_WITHIN = 5  # rows above the heads that an office may add as a title
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\ufeff]")
OLE = b"\xd0\xcf\x11\xe0"  # .xls, and every .xlsx under a password


class Unreadable(Exception):
    """The whole file is refused; the message is Chinese and says what to do."""


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
    _guard(data)
    book = Book(name)
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        _read_sheets(workbook, book)
    except Unreadable:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads it to
        raise Unreadable(
            "文件已损坏,读不出来。请用 Excel 或 WPS 打开,另存为 .xlsx 再传。"
        ) from error
    if not book.rows:
        raise Unreadable("表里还没有填写内容。请从说明行的下一行填起。")
    return book


def _guard(data: bytes) -> None:
    if not data:
        raise Unreadable("文件是空的。")
    if len(data) > MAX_BYTES:
        raise Unreadable(f"文件超过 {MAX_BYTES >> 20} MB。请去掉图片和多余的表再传。")
    if data.startswith(OLE):
        raise Unreadable("这是旧版 .xls 或加了密码的文件。请另存为不带密码的 .xlsx。")
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable("这不是 .xlsx 文件。请下载模板,填好后上传。") from error
    # A member never unpacks to more than its declared size, so this sum is a bound.
    size = sum(part.file_size for part in parts)
    if size > MAX_UNPACKED or size > max(SMALL, MAX_RATIO * len(data)):
        raise Unreadable("文件解压后大得不正常,没有读。请把内容复制到新的模板里再传。")


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


def text(value: Any) -> str:
    """A cell as text: dates as 2024-03-01, 12.0 as 12, no control characters."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else CONTROL.sub("", str(value)).strip()
