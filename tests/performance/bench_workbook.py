"""How fast the safe writer is, beside openpyxl's bare loop, XlsxWriter and csv.

    python -m tests.performance.bench_workbook [ROWS]

Prints processor time, rows a second and the peak memory of a process of its own for:
openpyxl's bare write-only loop; the same with a prepared style on each cell; ours with
plain columns; ours with groups that share cells; XlsxWriter; csv. No database. Fails
where ours takes more than 1.3 times the styled loop, or more than 200 MB.
"""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from xlsxwriter import Workbook as XlsxWorkbook

from tracker.workbooks import Column, Kind, Sheet, new, write

ROWS = 5_000
TEXT = "区有关部门要抓紧推进老旧小区改造,排出时间表、路线图,限期完成并报结果。" * 2
DAY = date(2020, 3, 16)
WORDS = 13  # columns of text beside number, meeting and date: 16 in all
AS_SERVED = {**os.environ, "OPENPYXL_LXML": "False"}  # as tracker/__init__.py
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


def xlsxwriter(count: int) -> Any:
    """With the same style a cell, text written as text."""
    path = Path(tempfile.mkdtemp()) / "x.xlsx"
    book = XlsxWorkbook(str(path), {"constant_memory": True})
    looks = {"font_name": "宋体", "text_wrap": True, "border": 1}
    style, day = book.add_format(looks), book.add_format({**looks, "num_format": 14})
    sheet = book.add_worksheet()
    for number, (n, meeting, held, text) in enumerate(rows(count)):
        sheet.write_number(number, 0, n, style)
        sheet.write_string(number, 1, meeting, style)
        sheet.write_datetime(number, 2, held, day)
        for column in range(3, 3 + WORDS):
            sheet.write_string(number, column, text, style)
    return Written(book.close, path)


def comma(count: int) -> Any:
    path = Path(tempfile.mkdtemp()) / "x.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for n, meeting, day, text in rows(count):
            writer.writerow([n, meeting, day, *[text] * WORDS])
    return Written(lambda: None, path)


@dataclass(frozen=True)
class Written:
    """What wrote its own file; saved like a workbook."""

    close: Callable[[], object]
    path: Path

    def save(self, path: Path) -> None:
        self.close()
        self.path.replace(path)


WRITERS = {
    "bare write-only": bare,
    "bare, a style a cell": styled,
    "ours": ours,
    "ours, shared cells": grouped,
    "XlsxWriter": xlsxwriter,
    "csv": comma,
}


def measure(name: str, count: int) -> None:
    """Print seconds, megabytes of memory and of the file; in a process of its own."""
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        WRITERS[name](count).save(path)
        size = path.stat().st_size / 1e6
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(spent, peak, size)


def in_a_process(name: str, count: int) -> tuple[float, int]:
    asked = [sys.executable, "-m", __spec__.name, str(count), name]
    run = subprocess.run(asked, check=True, stdout=subprocess.PIPE, env=AS_SERVED)
    said = run.stdout.decode()
    spent, peak, size = map(float, said.split())
    print(f"{name:22} {spent:7.2f} s {count / spent:9.0f} rows/s", end="")
    print(f"  peak {peak:4.0f} MB  file {size:5.1f} MB", flush=True)
    return spent, int(peak)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    if len(sys.argv) > 2:
        return measure(sys.argv[2], count)
    found = {name: in_a_process(name, count) for name in WRITERS}
    limit = found["bare, a style a cell"][0] * 1.3
    for name in ("ours", "ours, shared cells"):
        spent, peak = found[name]
        assert spent <= limit and peak <= 200, f"{name}: {spent} s, {peak} MB"


if __name__ == "__main__":
    main()
