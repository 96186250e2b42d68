"""Days on which deadlines end: what the wording of a form means on a calendar."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable

from meetings.extraction.festivals import festival, next_festival
from meetings.extraction.numerals import number

Match = re.Match[str]
Day = datetime.date
_PARTS = {"上旬": 10, "中旬": 20, "中": 15, "初": 5}
_LONG_AGO = datetime.timedelta(days=75)


def month_end(year: int, month: int) -> Day | None:
    if not 1 <= month <= 12:
        return None
    return Day(year, month, calendar.monthrange(year, month)[1])


def day(year: int, month: int, day: int) -> Day | None:
    last = month_end(year, month)
    return Day(year, month, day) if last and 1 <= day <= last.day else None


def year(match: Match, base: Day) -> int | None:
    """The year that is said, None where the text leaves it open."""
    near = {"明": 1, "次": 1, "后": 2}
    if match["year"]:
        said = int(match["year"])
        return said if 1900 < said < 2200 else base.year
    return base.year + near.get(match["near"][0], 0) if match["near"] else None


def upcoming(day: Callable[[int], Day | None], match: Match, base: Day) -> Day | None:
    """The day in the year said, else this year or, when long past, the next."""
    said = year(match, base)
    if said:
        return day(said)
    this = day(base.year)
    return day(base.year + 1) if this and this < base - _LONG_AGO else this


def month_said(match: Match) -> int:
    """The month that is said; 元月 is January, nonsense is 0."""
    return number(match["month"].replace("元", "一")) or 0


def on_date(match: Match, base: Day) -> Day | None:
    nth = month_said(match)
    dayno = number(match["day"]) or 0
    return upcoming(lambda year: day(year, nth, dayno), match, base)


def on_day_of_month(match: Match, base: Day) -> Day | None:
    dayno = int(match["day"])
    which = match["which"] or ""
    next_month = which[:1] in ("下", "次") or (not which and dayno < base.day)
    month = base.month % 12 + 1 if next_month else base.month
    return day(base.year + (next_month and base.month == 12), month, dayno)


def in_month(match: Match, base: Day) -> Day | None:
    nth = month_said(match)
    part = match["part"]

    def day(year: int) -> Day | None:
        last = month_end(year, nth)
        return last.replace(day=_PARTS[part]) if last and part in _PARTS else last

    return upcoming(day, match, base)


def before_month(match: Match, base: Day) -> Day | None:
    """5月前: the last day of April."""
    nth = month_said(match)
    first = upcoming(lambda year: day(year, nth, 1), match, base)
    return first - datetime.timedelta(days=1) if first else None


def this_month(match: Match, base: Day) -> Day | None:
    if match["which"] == "下":
        return month_end(base.year + base.month // 12, base.month % 12 + 1)
    return month_end(base.year, base.month)


def in_this_month(match: Match, base: Day) -> Day | None:
    """下月中旬, 本月上旬: the last day of a third of a month."""
    ahead = match["which"][0] in "下次"
    last = (
        month_end(base.year + (base.month + ahead) // 13, base.month % 12 + 1)
        if (ahead)
        else month_end(base.year, base.month)
    )
    days = _PARTS.get(match["part"])
    return last.replace(day=days) if last and days else last


def in_quarter(match: Match, base: Day) -> Day | None:
    word = match["quarter"]
    nth = number(word) if word != "本" else (base.month + 2) // 3
    if word == "下":
        nth = (base.month + 2) // 3 + 1
    if not nth or not 1 <= nth <= 5:
        return None
    if nth == 5:
        return month_end(base.year + 1, 3)
    return upcoming(lambda year: month_end(year, nth * 3), match, base)


def in_half(match: Match, base: Day) -> Day | None:
    month = 6 if match["half"] == "上" else 12
    return upcoming(lambda year: month_end(year, month), match, base)


def in_year(match: Match, base: Day) -> Day | None:
    return month_end(year(match, base) or base.year, 12)


def by_year(match: Match, base: Day) -> Day | None:
    """到2025年建成: the last day of that year."""
    return month_end(int(match["year"] or match["then"]), 12)


def before_year(match: Match, base: Day) -> Day | None:
    """2025年前: the last day of the year before."""
    return month_end(int(match["year"]) - 1, 12)


def on_weekday(match: Match, base: Day) -> Day | None:
    week = {"本": 0, "这": 0, "下": 7, "下下": 14}.get(match["week"] or "", 0)
    name = match["weekday"]
    at = 4 if name in ("内", "末") else "一二三四五六".find(name)
    at = 6 if name in ("日", "天", "末", "底") else at
    monday = base - datetime.timedelta(days=base.weekday())
    day = monday + datetime.timedelta(days=at + week)
    late = not match["week"] and day < base
    return day + datetime.timedelta(days=7) if late else day


def in_week(match: Match, base: Day) -> Day | None:
    """本周内 ends on Sunday."""
    ahead = 13 if match["week"] == "下" else 6
    return base + datetime.timedelta(days=ahead - base.weekday())


def count(match: Match) -> int:
    return number(match["n"]) or 0 if match["n"] != "半" else 0


def after_days(match: Match, base: Day) -> Day | None:
    unit = 7 if match["unit"] in ("周", "星期", "个星期", "个周") else 1
    return base + datetime.timedelta(days=count(match) * unit)


def after_hours(match: Match, base: Day) -> Day | None:
    return base + datetime.timedelta(days=count(match) // 24)


def after_working_days(match: Match, base: Day) -> Day | None:
    """Monday to Friday; the office calendar refines it when charging."""
    left = count(match)
    day = base - datetime.timedelta(days=max(0, base.weekday() - 4))  # from Friday on
    weeks, left = divmod(left, 5)
    day += datetime.timedelta(weeks=weeks)
    while left:
        day += datetime.timedelta(days=1)
        left -= day.weekday() < 5
    return day


def after_months(match: Match, base: Day) -> Day | None:
    if match["n"] == "半":
        return base + datetime.timedelta(days=15)
    year, month = divmod(base.year * 12 + base.month - 1 + count(match), 12)
    last = month_end(year, month + 1) if year < 9999 else None
    return last.replace(day=min(base.day, last.day)) if last else None


def after_months_and_half(match: Match, base: Day) -> Day | None:
    day = after_months(match, base)
    return day + datetime.timedelta(days=15) if day else None


def after_years(match: Match, base: Day) -> Day | None:
    months = 6 if match["n"] == "半" else 12 * count(match)
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    last = month_end(year, month + 1) if year < 9999 else None
    return last.replace(day=min(base.day, last.day)) if last else None


def before_festival(match: Match, base: Day) -> Day | None:
    said = year(match, base)
    day = festival(match["feast"], said) if said else None
    day = day or next_festival(match["feast"], base)
    return day - datetime.timedelta(days=1) if day else None


def today(match: Match, base: Day) -> Day | None:
    ahead = {"今": 0, "当": 0, "明": 1, "后": 2}[match["when"]]
    return base + datetime.timedelta(days=ahead)


def untold(match: Match, base: Day) -> Day | None:
    return None
