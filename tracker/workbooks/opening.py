"""A workbook on its way in: guarded against broken and hostile files."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import Any

from openpyxl import load_workbook

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\ufeff]")
OLE = b"\xd0\xcf\x11\xe0"  # .xls, and every .xlsx under a password
MAX_BYTES = 2 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
SMALL = 10 * 1024 * 1024  # below this a high ratio is only blank rows
BROKEN = "文件已损坏,读不出来。请用 Excel 或 WPS 打开,另存为 .xlsx 再传。"


class Unreadable(Exception):
    """The whole file is refused; the message is Chinese and says what to do."""


def guard(data: bytes, form: str = "模板") -> None:
    """Raises Unreadable for what is no workbook, or too much of one.

    form: what the office hands out to be filled in.
    """
    if not data:
        raise Unreadable("文件是空的。")
    if len(data) > MAX_BYTES:
        raise Unreadable(f"文件超过 {MAX_BYTES >> 20} MB。请去掉图片和多余的表再传。")
    if data.startswith(OLE):
        raise Unreadable("这是旧版 .xls 或加了密码的文件。请另存为不带密码的 .xlsx。")
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable(f"这不是 .xlsx 文件。请下载{form},填好后上传。") from error
    # A member never unpacks to more than its declared size, so this sum is a bound.
    size = sum(part.file_size for part in parts)
    if size > MAX_UNPACKED or size > max(SMALL, MAX_RATIO * len(data)):
        raise Unreadable(
            f"文件解压后大得不正常,没有读。请把内容复制到新的{form}里再传。"
        )


def opened(data: bytes, *, form: str = "模板", values: bool = True) -> Any:
    """The workbook, read row by row; values: what formulas came to, not they.

    Raises Unreadable. The reader meets broken parts late: see `BROKEN`.
    """
    guard(data, form)
    try:
        return load_workbook(io.BytesIO(data), read_only=True, data_only=values)
    except Exception as error:  # openpyxl raises whatever a broken part leads it to
        raise Unreadable(BROKEN) from error


def text(value: Any) -> str:
    """A cell as text: dates as 2024-03-01, 12.0 as 12, no control characters."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else CONTROL.sub("", str(value)).strip()
