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


def doubts(today: datetime.date, changes: Mapping[datetime.date, bool]) -> list[str]:
    """As `doubt`, of this year and the next."""
    days = (datetime.date(year, 7, 1) for year in (today.year, today.year + 1))
    return [words for day in days if (words := doubt(day, changes))]


def doubt(day: datetime.date, changes: Mapping[datetime.date, bool]) -> str:
    """What has to be said of a date counted into a year without a notice; "" else."""
    if is_known(day):
        return ""
    own = sum(1 for one in changes if one.year == day.year)
    basis = f"双休日和本室填的 {own} 天" if own else "双休日"
    return f"{day.year} 年放假安排还没有收录,按{basis}推算。"


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
