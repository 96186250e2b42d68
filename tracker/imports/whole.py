"""A ledger that says its meetings in lines of their own, not in a column.

In its title, for the whole sheet: "…第3次常务会议议定事项台账"; or in lines across the
table, each over the matters of one meeting.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator

from .dates import day_in, year_in
from .heads import Head
from .sheets import Table

_MEETING = re.compile(
    r"(?P<name>.{2,60}?(?:会议|常务会|办公会|党组会|常委会|专题会|现场会|推进会|调度会))"
    r"(?=议定|决定|部署|要求|督办|督查|重点|落实|任务|工作|事项|台账|精神|纪要|[(（\s]|$)"
)
_NUMBERED = re.compile(r"第.{1,4}次|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_ORDER = re.compile(r"^\s*[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]\s*")


def told(line: str) -> tuple[str, datetime.date | None]:
    """(name, day) of the meeting that a line names, "" where it names none; a kind of
    meeting alone is no meeting."""
    words = _ORDER.sub("", unicodedata.normalize("NFKC", line))
    match = _MEETING.search(words) if _NUMBERED.search(words) else None
    return (match["name"].strip() if match else ""), day_in(words)


def titles(table: Table, head: Head) -> list[str]:
    """What stands above the heads, and the sheet's name."""
    rows = [cells for row, cells in table.rows.items() if row < head.first]
    return [str(cell) for cells in rows for cell in cells if cell] + [table.name]


def meeting_of(table: Table, head: Head) -> tuple[str, datetime.date | None]:
    """The meeting of the whole sheet, as far as its title tells."""
    lines = [told(line) for line in titles(table, head)]
    name = next((name for name, _ in lines if name), "")
    return name, next((day for _, day in lines if day), None)


def across(table: Table, number: int) -> str:
    """The words of a row that is one line over the table, "" for other rows."""
    filled = [place for place, cell in enumerate(table.rows[number]) if cell]
    if not 1 <= len(filled) <= 2:
        return ""
    wide = table.breadth(number, filled[0]) > max(2, table.width // 2)
    return str(table.own(number, filled[0])) if wide else ""


def sections(table: Table, head: Head) -> Iterator[str]:
    """Names of the meetings that lines below the heads say."""
    for number in table.rows:
        if number > head.last and (name := told(across(table, number))[0]):
            yield name


def year_of(table: Table, head: Head, file_name: str) -> int | None:
    """The year of days that are written without one."""
    found = (year_in(line) for line in (*titles(table, head), file_name))
    return next(filter(None, found), None)
