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


def unknown_years(today: datetime.date) -> list[int]:
    """This year and the next, where the data hold no notice of them yet."""
    years = (today.year, today.year + 1)
    return [year for year in years if not is_known(datetime.date(year, 7, 1))]


def working_day_from(
    day: datetime.date, changes: Mapping[datetime.date, bool]
) -> datetime.date:
    """The day itself, or the next one on which the office works."""
    while not is_working(day, changes):
        day += ONE_DAY
    return day


def working_days_after(
    day: datetime.date, count: int, changes: Mapping[datetime.date, bool]
) -> datetime.date:
    """The `count`-th working day after `day` (which is day 0)."""
    while count > 0:
        day += ONE_DAY
        count -= is_working(day, changes)
    return day
