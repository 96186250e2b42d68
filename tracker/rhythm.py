"""How often a department reports, and when the next report is due. Pure.

Intervals as offices set them: 每周, 每月, 每季度 (reference: quarterly and half-year
rhythms for annual work, monthly for decisions of meetings).
"""

from __future__ import annotations

import calendar
import datetime
from enum import StrEnum


class Interval(StrEnum):
    NONE = "none"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Interval.NONE: "不定期",
    Interval.WEEK: "每周",
    Interval.MONTH: "每月",
    Interval.QUARTER: "每季度",
}
CHOICES = [(interval.value, interval.label) for interval in Interval]
MONTHS = {Interval.MONTH: 1, Interval.QUARTER: 3}


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day `months` later, or that month's last day where it has none."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def month_end(day: datetime.date, months: int = 0) -> datetime.date:
    """The last day of the month that comes `months` after the day's own."""
    return months_later(day.replace(day=1), months + 1) - datetime.timedelta(days=1)


def next_report(last: datetime.date, interval: Interval) -> datetime.date | None:
    """The day by which the report after `last` is due; None without a rhythm."""
    if interval == Interval.WEEK:
        return last + datetime.timedelta(days=7)
    if interval in MONTHS:
        return months_later(last, MONTHS[interval])
    return None
