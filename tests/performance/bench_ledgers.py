"""What it costs to read an old ledger: processor time for each look at its page.

    python -m tests.performance.bench_ledgers [ROWS ...]

Makes a database of its own with ten departments, and ledgers of 600 and 4,900 rows
unless told otherwise: merged meetings, deadlines in words, several departments a row.
Told are reading the file, taking it in, and the preview that each step of the page
shows. Held to 6 seconds a preview for 4,900 rows.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

SIZES = ("600", "4900")
MOST = 6  # seconds of processor time for 4,900 rows
DUES = ("6月底前", "2025年底前", "长期坚持", "立行立改", "三季度", None)
STATES = ("已完成", "推进中", "未启动", "正常", "√")
ROWS_OF_A_MEETING = 7


def run(sizes: list[int]) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.factories import make_department, make_user
    from tracker import imports
    from tracker.imports import sheets
    from tracker.roles import Role

    bodies = [make_department() for _ in range(10)]
    by = make_user(Role.OFFICER)
    for size in sizes:
        data = ledger(size, [body.name for body in bodies])
        read, _ = spent(partial(sheets.read, data))
        kept, source = spent(partial(imports.keep, data, "台账.xlsx", by))
        seen, preview = spent(partial(imports.preview, source))
        mark = "  SLOW" if seen > MOST * max(1, size / 4900) else ""
        print(
            f"{size:6} rows, {len(data) >> 10:5} KB: read {read:5.2f} s, taken in "
            f"{kept:5.2f} s, preview {seen:5.2f} s of processor; "
            f"{len(preview.ready)} ready{mark}",
            flush=True,
        )


def ledger(size: int, names: list[str]) -> bytes:
    from tests.office_ledgers import DAY, HEADS, matter, workbook

    rows: list[list[Any]] = []
    merges: list[str] = []
    for n in range(size):
        first = n % ROWS_OF_A_MEETING == 0
        row, last = n + 2, min(n + ROWS_OF_A_MEETING, size) + 1
        changed: dict[str, Any] = {
            "会议名称": f"澄湖区政府第{n}次专题会议" if first else None,
            "会议时间": DAY if first else None,
            "事项编号": f"旧〔2025〕{n}号",
            "牵头单位": "、".join((names[n % 10], names[(n + 3) % 10])),
            "完成时限": DUES[n % len(DUES)],
            "状态": STATES[n % len(STATES)],
        }
        rows.append(matter(n, **changed))
        if first and last > row:
            merges += [f"A{row}:A{last}", f"B{row}:B{last}"]
    return workbook([HEADS, *rows], merges)


def spent(act: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of processor time, and what came of it."""
    start = time.process_time()
    result = act()
    return time.process_time() - start, result


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        os.environ["DATABASE_URL"] = database
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
        import django

        django.setup()
        run([int(size) for size in sys.argv[1:] or SIZES])


if __name__ == "__main__":
    main()
