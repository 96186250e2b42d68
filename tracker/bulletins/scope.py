"""What a bulletin speaks of: which meetings, counted on which day. Pure."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

NAMED = 3  # kinds of meetings that a title names


@dataclass(frozen=True, slots=True)
class Scope:
    """year: the record year. since, until: days of meetings, both included, or none.
    kinds: names of kinds of meetings, none for all. cutoff: how things stood then."""

    year: int
    cutoff: datetime.date
    since: datetime.date | None = None
    until: datetime.date | None = None
    kinds: tuple[str, ...] = ()

    @property
    def meetings(self) -> str:
        """ "常务会议、办公会议"; "会议" for all, or for more than a title holds."""
        return "、".join(self.kinds) if 0 < len(self.kinds) <= NAMED else "会议"

    @property
    def period(self) -> str:
        """ "2026 年", "2026 年上半年", "2026 年 3 月 1 日至 4 月 15 日"."""
        if self.since is None and self.until is None:
            return f"{self.year}年"
        first = self.since or datetime.date(self.year, 1, 1)
        last = self.until or datetime.date(self.year, 12, 31)
        return _called(first, last) or f"{said(first)}至{said(last)}"


def _called(first: datetime.date, last: datetime.date) -> str:
    """The office's word for whole months: 上半年, 第三季度, 3月; "" for other spans."""
    ends = (last + datetime.timedelta(1)).day == 1
    if first.year != last.year or first.day != 1 or not ends:
        return ""
    span = (first.month, last.month)
    if span[0] == span[1]:
        return f"{first.year}年{first.month}月"
    quarters = {(3 * n + 1, 3 * n + 3): f"第{'一二三四'[n]}季度" for n in range(4)}
    halves = {(1, 12): "", (1, 6): "上半年", (7, 12): "下半年"}
    word = {**quarters, **halves}.get(span)
    return "" if word is None else f"{first.year}年{word}"


def said(day: datetime.date) -> str:
    """A date as official documents write it: 2026年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"
