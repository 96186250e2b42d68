"""A ledger that says its meeting once, in its title: "…第3次常务会议议定事项台账"."""

from __future__ import annotations

import datetime
import re
import unicodedata

from .dates import day_of, year_in
from .heads import Head
from .sheets import Table

_MEETING = re.compile(
    r"(?P<name>.{2,60}?(?:会议|常务会|办公会|党组会|常委会|专题会|现场会|推进会|调度会))"
    r"(?=议定|决定|部署|要求|督办|督查|重点|落实|任务|工作|事项|台账|精神|纪要|[(（\s]|$)"
)
_NUMBERED = re.compile(r"第.{1,4}次|[（(]?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_DAY = re.compile(r"\d{4}\s*[年.-]\s*\d{1,2}\s*[月.-]\s*\d{1,2}")


def titles(table: Table, head: Head) -> list[str]:
    """What stands above the heads, and the sheet's name."""
    rows = [cells for row, cells in table.rows.items() if row < head.first]
    return [str(cell) for cells in rows for cell in cells if cell] + [table.name]


def meeting_of(table: Table, head: Head) -> tuple[str, datetime.date | None]:
    """(name, day) as far as the title tells; a kind of meeting alone is no meeting."""
    lines = [unicodedata.normalize("NFKC", one) for one in titles(table, head)]
    named = (_MEETING.search(line) for line in lines if _NUMBERED.search(line))
    name = next((match["name"].strip() for match in named if match), "")
    days = (_DAY.search(line) for line in lines)
    day = next((day_of(match.group()) for match in days if match), None)
    return name, day


def year_of(table: Table, head: Head, file_name: str) -> int | None:
    """The year of days that are written without one."""
    told = (year_in(line) for line in (*titles(table, head), file_name))
    return next(filter(None, told), None)
