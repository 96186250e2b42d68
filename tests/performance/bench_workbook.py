"""How fast the safe writer is, beside a bare openpyxl loop over the same values.

    python -m tests.performance.bench_workbook [ROWS]

Prints rows a second of: bare write-only append; the same with one prepared style a
cell; ours with plain columns; ours with groups that share cells. No database.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

from tracker.workbooks import Column, Kind, Sheet, new, write

ROWS = 5_000
TEXT = "区有关部门要抓紧推进老旧小区改造,排出时间表、路线图,限期完成并报结果。" * 2
DAY = date(2020, 3, 16)
WORDS = 13  # columns of text beside number, meeting and date: 16 in all
Row = tuple[int, str, date, str]


def rows(count: int) -> Iterator[Row]:
    for n in range(count):
        yield n, f"第{n // 20}次会议", DAY, f"{n}{TEXT}"


def bare(count: int) -> Workbook:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for n, meeting, day, text in rows(count):
        sheet.append([n, meeting, day, *[text] * WORDS])
    return book


def styled(count: int) -> Workbook:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    first = WriteOnlyCell(sheet)
    first.font, first.alignment = Font(name="宋体"), Alignment(wrap_text=True)
    first.border = Border(*[Side(style="thin")] * 4)
    for n, meeting, day, text in rows(count):
        cells = []
        for value in (n, meeting, day, *[text] * WORDS):
            cell = WriteOnlyCell(sheet, value)
            cell._style = first._style
            cells.append(cell)
        sheet.append(cells)
    return book


def columns(merged: bool) -> list[Column[Row]]:
    return [
        Column("序号", 6, lambda row: row[0], Kind.NUMBER),
        Column("会议名称", 17, lambda row: row[1], merged=merged),
        Column("会议时间", 12, lambda row: row[2], Kind.DATE),
        *[Column[Row]("内容", 40, lambda row: row[3]) for _ in range(WORDS)],
    ]


def ours(count: int) -> Workbook:
    book = new()
    write(book, Sheet(name="表", title="表", columns=columns(False), rows=rows(count)))
    return book


def grouped(count: int) -> Workbook:
    book = new()
    sheet = Sheet(
        name="表",
        title="表",
        columns=columns(True),
        rows=rows(count),
        group=lambda row: row[1],
    )
    write(book, sheet)
    return book


def measure(name: str, make: Callable[[int], Any], count: int) -> None:
    start = time.perf_counter()
    buffer = BytesIO()
    make(count).save(buffer)
    spent = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    size = len(buffer.getvalue()) / 1e6
    print(
        f"{name:22} {spent:6.2f} s {count / spent:8.0f} rows/s {size:5.1f} MB", end=""
    )
    print(f"  peak so far {peak} MB")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    for name, make in (
        ("bare write-only", bare),
        ("bare, one style", styled),
        ("ours", ours),
        ("ours, shared cells", grouped),
    ):
        measure(name, make, count)


if __name__ == "__main__":
    main()
