"""Twelve months of a department: what it was charged with, what it closed, and what
was overdue when each month ended. Lead and responsible parts, each counted once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tracker import lights
from tracker.charts import Columns, columns
from tracker.monthly.part import Of
from tracker.rhythm import month_end

from . import links
from .kept import Kept

CHARGED, CLOSED, LATE = WORDS = ("交办", "办结", "月末逾期")


@dataclass(frozen=True, slots=True)
class Value:
    words: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Month:
    """values: in the order of WORDS; none in a month that has not begun."""

    number: int
    values: list[Value]


@dataclass(frozen=True, slots=True)
class Year:
    """totals: of what adds up, which the overdue of each month's end do not."""

    number: int
    months: list[Month]
    totals: list[Value]
    chart: Columns

    @property
    def words(self) -> tuple[str, ...]:
        return WORDS

    @property
    def is_empty(self) -> bool:
        return not any(value.count for month in self.months for value in month.values)


def of_year(
    kept: Kept, overdue: int, department: int, year: int, today: datetime.date
) -> Year:
    """kept: of that year, which has begun; overdue: how many are so now."""
    firsts = [datetime.date(year, number, 1) for number in range(1, 13)]
    ends = [min(month_end(day), today) for day in firsts if day <= today]
    months = [Month(end.month, _values(kept, department, end)) for end in ends]
    if today.year == year:
        months[-1].values[-1] = _overdue(overdue, department, today)
    added = zip(*(month.values[:-1] for month in months), strict=True)
    totals = [
        _within(
            values[0].words,
            sum(value.count for value in values),
            department,
            firsts[0],
            month_end(firsts[-1]),
        )
        for values in added
    ]
    months += [Month(number, []) for number in range(len(ends) + 1, 13)]
    return Year(year, months, totals, _chart(months))


def _values(kept: Kept, department: int, end: datetime.date) -> list[Value]:
    first, month = end.replace(day=1), end.month
    charged, closed = kept.of(Of.CHARGED, month), kept.decided(Of.CLOSED, month)
    return [
        _within(CHARGED, charged, department, first, end),
        _within(CLOSED, closed, department, first, end),
        _overdue(kept.of(Of.LATE, month), department, end),
    ]


def _within(
    words: str, count: int, department: int, first: datetime.date, last: datetime.date
) -> Value:
    name = "charged" if words == CHARGED else "closed"
    days = {f"{name}_after": first.isoformat(), f"{name}_before": last.isoformat()}
    return Value(words, count, links.parts(department, role=links.DECIDING, **days))


def _overdue(count: int, department: int, day: datetime.date) -> Value:
    then = {"on": day.isoformat(), "was": lights.LATE}
    return Value(LATE, count, links.parts(department, role=links.DECIDING, **then))


def _chart(months: list[Month]) -> Columns:
    return columns(
        [f"{month.number} 月" for month in months],
        [
            [
                (
                    value.count,
                    value.href,
                    f"{month.number} 月{value.words} {value.count} 件次",
                )
                for value in month.values
            ]
            for month in months
        ],
    )
