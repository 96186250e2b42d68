"""Twelve months of a department: what it was charged with, what it closed, and what
was overdue when each month ended. Lead and responsible parts, each counted once."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q

from tracker import lights, past
from tracker.charts import Columns, columns
from tracker.models import Standing
from tracker.rhythm import month_end
from tracker.wholes import Phase
from tracker.workflow import RUNNING, Duty

from . import links
from .done import Closed

if TYPE_CHECKING:
    from tracker.models.assignments import AssignmentQuerySet

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


def charged(rows: AssignmentQuerySet) -> Counter[datetime.date]:
    """Day → lead and responsible parts charged on it, of all years; rows: its parts
    that count. One query, by day: so the database calls no function for each row."""
    days = rows.exclude(role=Duty.SUPPORT).order_by().values_list("charged_on")
    return Counter(dict(days.annotate(count=Count("pk"))))


def of_year(
    came: Counter[datetime.date],
    went: Sequence[Closed],
    department: int,
    year: int,
    today: datetime.date,
    on: datetime.date | None = None,
) -> Year:
    """came: of `charged`; went: of `closed` in that year, which has begun. on: the past
    day that they are of; today: that day, or the present one."""
    firsts = [datetime.date(year, number, 1) for number in range(1, 13)]
    ends = [min(month_end(day), today) for day in firsts if day <= today]
    charged: Counter[int] = Counter()
    for day, count in came.items():
        charged[day.month] += count * (day.year == year)
    closed: Counter[int] = Counter()
    for one in went:
        closed[one.day.month] += one.count * (one.duty != Duty.SUPPORT)
    late = _late(department, ends)
    within = partial(_within, department, on)
    months = [
        Month(
            end.month,
            [
                within(CHARGED, charged[end.month], end.replace(day=1), end),
                within(CLOSED, closed[end.month], end.replace(day=1), end),
                _overdue(late[end.month], department, end),
            ],
        )
        for end in ends
    ]
    months += [Month(number, []) for number in range(len(ends) + 1, 13)]
    totals = [
        within(words, sum(found.values()), firsts[0], month_end(firsts[-1]))
        for words, found in ((CHARGED, charged), (CLOSED, closed))
    ]
    return Year(year, months, totals, _chart(months))


def _late(department: int, ends: list[datetime.date]) -> Counter[int]:
    """Running past the due date at the end of these days, as recorded by then: what
    `past.stood` counts, read once for all of them."""
    rows: Any = Standing.objects.counted().filter(department=department)
    rows = rows.filter(state__in=RUNNING)
    rows = rows.exclude(role=Duty.SUPPORT).exclude(assignment__docket__phase=Phase.VOID)
    moments = [past.end_of(end) for end in ends]
    # Over before its due date, or before the year: the database need not tell of it.
    over = Q(until__lte=F("due_on")) | Q(until__lte=moments[0])
    spans = rows.filter(Q(until=None) | ~over, due_on__lt=ends[-1]).order_by()
    found: Counter[int] = Counter()
    for due, since, until in spans.values_list("due_on", "since", "until"):
        first = max(bisect_right(ends, due), bisect_left(moments, since))
        last = bisect_left(moments, until) if until else len(ends)
        found.update(day.month for day in ends[first:last])
    return found


def _within(
    department: int,
    on: datetime.date | None,
    words: str,
    count: int,
    first: datetime.date,
    last: datetime.date,
) -> Value:
    name = "charged" if words == CHARGED else "closed"
    days = {f"{name}_after": first.isoformat(), f"{name}_before": last.isoformat()}
    return Value(words, count, links.parts(department, on, role=links.DECIDING, **days))


def _overdue(count: int, department: int, day: datetime.date) -> Value:
    then = {"was": lights.LATE, "role": links.DECIDING}
    return Value(LATE, count, links.parts(department, day, **then))


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
