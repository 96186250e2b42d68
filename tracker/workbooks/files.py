"""A workbook on its way out: as a download or as a file."""

from __future__ import annotations

import os
import tempfile
from io import BytesIO
from pathlib import Path

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from openpyxl import Workbook

from . import text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def new() -> Workbook:
    """An empty workbook for `write`."""
    return Workbook(write_only=True)


def response(book: Workbook, filename: str) -> HttpResponse:
    """`book` as a download; Chinese names as RFC 5987 has them."""
    buffer = BytesIO()
    book.save(buffer)
    return download(buffer.getvalue(), filename)


def download(data: bytes, filename: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=XLSX)
    name = text.file_name(filename)
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def save(book: Workbook, path: Path) -> None:
    """Write `book` beside `path`, then rename: never half a file at `path`."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".xlsx")
    os.close(handle)
    try:
        book.save(beside)
        Path(beside).chmod(0o644)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
