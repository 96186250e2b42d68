"""Departments down, the months of a year across: who reported, and who was silent."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString

from tracker import past
from tracker.models import Assignment, Docket

from . import cells
from .columns import Head, heads
from .keeping import Counts, counts
from .months import MONTHS, What, Year
from .past_years import of_day
from .telling import told

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class Sign(StrEnum):
    """What a cell shows of its parts; the first that fits."""

    NONE = "none"  # nothing came, though some part was in hand all the month
    SOME = "some"  # something came, and of some part nothing
    MOVED = "moved"
    SAME = "same"
    QUIET = "quiet"


# sign → (character, word, rule), the legend of the page
MEANINGS = {
    Sign.NONE: ("未", "都未反馈", "有整月在办的任务,而当月没有一项有过反馈"),
    Sign.SOME: ("缺", "部分未反馈", "有的反馈了,有的整月在办而没有反馈;数字是没有的"),
    Sign.MOVED: ("进", "有进展", "报过进展或申请办结,没有漏的;数字是报过的件次"),
    Sign.SAME: ("平", "只报无进展", "反馈都是“本期无进展”;数字是件次"),
    Sign.QUIET: (
        "○",
        "没有反馈也不必有",
        "当月才交办、已申请办结、缓办,或按季、不定期反馈",
    ),
}
# sign → the colours of which light, and whether grey
LOOKS = {
    Sign.NONE: "count late",
    Sign.SOME: "count soon",
    Sign.MOVED: "count ok",
    Sign.SAME: "count still",
    Sign.QUIET: "count silent",
}


@dataclass(slots=True)
class Cell:
    """A department in a month: how many of its parts were what, and whether it led."""

    counts: Counter[What] = field(default_factory=Counter)
    is_lead: bool = False

    @property
    def sign(self) -> Sign:
        moved, same = self.counts[What.MOVED], self.counts[What.SAME]
        if self.counts[What.SILENT]:
            return Sign.SOME if moved or same else Sign.NONE
        if moved:
            return Sign.MOVED
        return Sign.SAME if same else Sign.QUIET

    @property
    def number(self) -> int:
        """What stands beside the character."""
        counted = {Sign.MOVED: What.MOVED, Sign.SAME: What.SAME, Sign.QUIET: What.QUIET}
        return self.counts[counted.get(self.sign, What.SILENT)]


@dataclass(frozen=True, slots=True)
class Row:
    head: Head
    cells: SafeString


def grid(found: Counts) -> dict[int, dict[int, Cell]]:
    """Department → month from 0 → its cell, where it had something in hand."""
    made: dict[int, dict[int, Cell]] = {}
    for (department, month, is_lead, what), count in found.items():
        cell = made.setdefault(department, {}).setdefault(month, Cell())
        cell.counts[What(what)] += count
        cell.is_lead |= is_lead
    return made


def of_year(
    year: int, today: datetime.date, on: datetime.date | None = None
) -> list[Row]:
    """Of all dockets; departments in protocol order. Three queries.

    on: a past day, as of which. Raises BeingCounted.
    """
    found = grid(of_day(year, on) if on else counts(Year(year, today)))
    more = past.query(on)
    return [
        Row(head, cells.row(_drawn(found[head.pk], year, head, more), MONTHS))
        for head in heads(found)
    ]


def _drawn(months: dict[int, Cell], year: int, head: Head, more: str) -> dict[int, str]:
    before, after = cells.addresses("matrix-month", year, head.pk)
    name, after = escape(head.short), after + more
    return {
        month: _cell(cell, f"{before}{month + 1}{after}", f"{name} {month + 1} 月")
        for month, cell in months.items()
    }


def _cell(cell: Cell, href: str, where: str) -> str:
    seen, word, _ = MEANINGS[cell.sign]
    number = "" if cell.sign == Sign.QUIET else f"{cell.number}"
    look = LOOKS[cell.sign] + (" lead" if cell.is_lead else "")
    said = f"{word} {cell.number} 件次" + (",有牵头" if cell.is_lead else "")
    return cells.cell(href, look, said, seen + number, f"{where}:{said}")


WORDS = {
    What.SILENT: "整月在办,没有反馈",
    What.MOVED: "有进展",
    What.SAME: "只报“本期无进展”",
    What.QUIET: "没有反馈也不必有",
}


def of_month(
    user: User, year: Year, department: int, month: int, on: datetime.date | None = None
) -> list[tuple[str, list[int]]]:
    """Keys of the parts behind a cell, by what they were; month from 1."""
    moment = past.end_of(on) if on else None
    dockets = Docket.objects.visible_to(user).counted()
    rows = {
        one.assignment: what
        for one in told(dockets, year, department, moment)
        for place, what in year.months(one.life)
        if place == month - 1
    }
    parts = Assignment.objects.filter(pk__in=rows).values_list("pk", flat=True)
    found: dict[What, list[int]] = {what: [] for what in WORDS}
    for pk in parts.order_by("docket__year", "docket__serial", "pk"):
        found[rows[pk]].append(pk)
    return [(WORDS[what], keys) for what, keys in found.items() if keys]


def rows_of(
    groups: list[tuple[str, list[int]]], keys: Sequence[int]
) -> list[tuple[str, int, list[Assignment]]]:
    """(what they were, how many, those of one page). One query."""
    fields = ("role", "last_report_on", "docket__code", "docket__title")
    parts = Assignment.objects.select_related("docket").only(*fields).in_bulk(keys)
    rows = (
        (word, len(own), [parts[pk] for pk in own if pk in parts])
        for word, own in groups
    )
    return [row for row in rows if row[2]]
