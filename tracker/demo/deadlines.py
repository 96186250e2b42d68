"""A due date inside a window, and the words a meeting would say it in. Pure."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from random import Random

from tracker.calendar import working_days_after
from tracker.rhythm import months_later

Window = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class Deadline:
    """`text` as said; unit and count as meetings.Directive keeps them."""

    text: str
    on: datetime.date
    unit: str = "date"
    count: int | None = None


def say(window: Window, said_on: datetime.date, rng: Random) -> Deadline:
    """A deadline in [first, last], in whatever form fits there."""
    first, last = window
    forms = [
        *_counted(said_on),
        *_month_ends(first, last, said_on),
        *_month_ends(first, last, said_on),
    ]
    fitting = [form for form in forms if first <= form.on <= last]
    if not fitting or rng.random() < 0.3:
        day = first + datetime.timedelta(days=rng.randint(0, (last - first).days))
        return Deadline(f"{_year(day, said_on)}{day.month}月{day.day}日前", day)
    return rng.choice(fitting)


def _counted(said_on: datetime.date) -> list[Deadline]:
    words = ((1, "一"), (2, "两"), (3, "三"))
    months = [
        Deadline(f"{word}个月内", months_later(said_on, n), "months", n)
        for n, word in words
    ]
    days = [
        Deadline(f"{n}个工作日内", day, "working_days", n)
        for n in (10, 20, 30)
        for day in [working_days_after(said_on, n, {})]
    ]
    return months + days


def _month_ends(
    first: datetime.date, last: datetime.date, said_on: datetime.date
) -> list[Deadline]:
    found = []
    month = first.replace(day=1)
    while month <= last:
        end = month.replace(day=calendar.monthrange(month.year, month.month)[1])
        name = "年底前" if month.month == 12 else f"{month.month}月底前"
        found.append(Deadline(f"{_year(end, said_on)}{name}", end))
        month = end + datetime.timedelta(days=1)
    return found


def _year(day: datetime.date, said_on: datetime.date) -> str:
    return {0: "", 1: "明年"}.get(day.year - said_on.year, f"{day.year}年")
