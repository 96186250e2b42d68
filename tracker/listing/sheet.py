"""A list as it is shown, as a sheet: the same filter, order and columns."""

from __future__ import annotations

from django.utils import timezone
from openpyxl import Workbook

from tracker.workbooks import Sheet, new, write

from . import words
from .listing import Shown

MOST = 100_000  # rows of one sheet


def workbook(shown: Shown) -> Workbook:
    book = new()
    write(book, _sheet(shown))
    return book


def file_name(shown: Shown) -> str:
    return f"{shown.listing.title}({timezone.localdate():%Y-%m-%d}).xlsx"


def _sheet(shown: Shown) -> Sheet[object]:
    now = timezone.localtime()
    count = shown.rows.bounded(MOST)
    unit = shown.listing.unit
    total = f"共 {min(count, MOST):,} {unit}"
    cut = f"超过 {MOST:,} {unit}的部分没有列出,请加条件分次导出。"
    columns = [column.column for column in shown.listed]
    return Sheet(
        name=shown.listing.title,
        title=shown.listing.title,
        said=f"筛选条件:{shown.told}。{shown.order_told},{total}。",
        top=(
            shown.then or f"截至 {now:%Y-%m-%d}",
            f"{words.person(shown.user)} {now:%Y-%m-%d %H:%M} 导出",
        ),
        columns=columns,
        rows=shown.rows.iterator(MOST),
        notes=(cut,) if count > MOST else (),
        bottom=(),
        empty="没有符合条件的",
        filters=True,
        frozen=1,
    )
