"""The due date that a directive's words give, counted with the office's calendar. Pure.

The extractor counts working days as Monday to Friday; the office knows the holidays
(and its own days), so the form is counted anew when the directive is charged.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tracker.calendar import is_known, is_working, working_days_after
from tracker.rhythm import months_later

Changes = Mapping[datetime.date, bool]


@dataclass(frozen=True, slots=True)
class Deadline:
    """As the record keeps it: words, date as read, and the form (unit, count)."""

    said: str = ""
    read_on: datetime.date | None = None
    unit: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """read_on: the text's date; counted_on: by the office calendar; `on` is used."""

    said: str = ""
    read_on: datetime.date | None = None
    counted_on: datetime.date | None = None
    rests: bool = False  # nobody works on that day
    guessed: bool = False  # the holidays of that year are not known yet
    is_latest: bool = False  # of the different dates of an item's demands
    rule: str = ""  # the office's default that gave the date, where the text has none
    others: str = ""  # what that default is for other classes of dockets

    @property
    def on(self) -> datetime.date | None:
        return self.counted_on or self.read_on

    @property
    def differs(self) -> bool:
        return self.counted_on is not None and self.read_on != self.counted_on

    @property
    def words(self) -> str:
        """What an officer has to know about the date, in one or two sentences."""
        if self.rule or self.others:
            return self._by_rule
        if not self.said and self.on is None:
            return ""
        quoted = f"原文“{self.said}”:" if self.said else "原文时限:"
        if self.on is None:
            return f"{quoted}没有具体日期,请定。"
        notes = "各句时限不同,取最晚的。" if self.is_latest else ""
        notes += self._doubts
        if not self.differs:
            return f"{quoted}{spoken(self.on)}。{notes}"
        read = f"照字面是{spoken(self.read_on)}," if self.read_on else ""
        return f"{quoted}{read}按本室工作日历是{spoken(self.on)},采用后者。{notes}"

    @property
    def _doubts(self) -> str:
        notes = "这一天休息。" if self.rests else ""
        if self.guessed and self.on:
            notes += f"{self.on.year} 年放假安排还没有公布,按双休日推算。"
        return notes

    @property
    def _by_rule(self) -> str:
        usual = f"({self.rule}):{spoken(self.on)}。" if self.on else "。"
        return f"原文没有时限,按本室默认时限{usual}{self._doubts}{self.others}"


def spoken(day: datetime.date) -> str:
    """2026 年 4 月 2 日(周四)"""
    weekday = "一二三四五六日"[day.weekday()]
    return f"{day.year} 年 {day.month} 月 {day.day} 日(周{weekday})"


def due(deadline: Deadline, start: datetime.date | None, changes: Changes) -> Due:
    """The due date of `deadline`, counted from `start`, the day of the meeting.

    Without a start, and for words that name a day, the date stays as it was read.
    """
    counted = _count(deadline, start, changes)
    on = counted or deadline.read_on
    return Due(
        said=deadline.said,
        read_on=deadline.read_on,
        counted_on=counted,
        rests=on is not None and not is_working(on, changes),
        guessed=deadline.unit == "working_days"
        and counted is not None
        and not is_known(counted),
    )


def latest(dues: list[Due]) -> Due:
    """Of the demands of one item: it is done when the last of them is."""
    dated = [d for d in dues if d.on is not None]
    if not dated:
        return next((d for d in dues if d.said), Due())
    last = max(dated, key=lambda d: d.on or datetime.date.min)
    return replace(last, is_latest=len({d.on for d in dated}) > 1)


def _count(
    deadline: Deadline, start: datetime.date | None, changes: Changes
) -> datetime.date | None:
    if start is None or not deadline.count:
        return None
    if deadline.unit == "working_days":
        return working_days_after(start, deadline.count, changes)
    if deadline.unit == "days":
        return start + datetime.timedelta(days=deadline.count)
    if deadline.unit == "months":
        return months_later(start, deadline.count)
    return None
