"""Working days of China, with the office's own changes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import chinese_calendar

ONE_DAY = datetime.timedelta(days=1)


def is_working(day: datetime.date, changes: Mapping[datetime.date, bool]) -> bool:
    """Whether the office works on `day`; weekends rest in years without a notice.

    changes: the office's own days, which go before the national calendar. Source of
    the national one: the State Council's yearly notices, as chinesecalendar has them.
    """
    if day in changes:
        return changes[day]
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def is_known(day: datetime.date) -> bool:
    """Whether the national notice for the year of `day` is in the data."""
    try:
        chinese_calendar.is_workday(day)
    except NotImplementedError:
        return False
    return True


def working_days_after(
    day: datetime.date, count: int, changes: Mapping[datetime.date, bool]
) -> datetime.date:
    """The `count`-th working day after `day` (which is day 0)."""
    while count > 0:
        day += ONE_DAY
        count -= is_working(day, changes)
    return day
