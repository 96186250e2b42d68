"""Twelve months of a department: what it was charged with, what it closed, and what
was overdue when each month ended. Lead and responsible parts, each counted once."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Min, Q

from tracker import lights, past
from tracker.charts import Columns, columns
from tracker.models import Standing
from tracker.rhythm import month_end
from tracker.wholes import Phase
from tracker.workflow import RUNNING, Duty, State

from . import links

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


def first_year(rows: AssignmentQuerySet, today: datetime.date) -> int:
    first = rows.aggregate(first=Min("charged_on"))["first"]
    return min(first.year, today.year) if first else today.year


def of_year(
    rows: AssignmentQuerySet, department: int, year: int, today: datetime.date
) -> Year:
    """rows: its parts that count; year: one that has begun. Three queries."""
    firsts = [datetime.date(year, number, 1) for number in range(1, 13)]
    ends = [min(month_end(day), today) for day in firsts if day <= today]
    deciding = rows.exclude(role=Duty.SUPPORT)
    charged = _by_month(deciding, "charged_on", year)
    closed = _by_month(deciding.filter(state=State.CLOSED), "closed_on", year)
    late = _late(department, ends)
    months = [
        Month(
            end.month,
            [
                _within(
                    CHARGED, charged[end.month], department, end.replace(day=1), end
                ),
                _within(CLOSED, closed[end.month], department, end.replace(day=1), end),
                _overdue(late[end.month], department, end),
            ],
        )
        for end in ends
    ]
    months += [Month(number, []) for number in range(len(ends) + 1, 13)]
    totals = [
        _within(
            words, sum(found.values()), department, firsts[0], month_end(firsts[-1])
        )
        for words, found in ((CHARGED, charged), (CLOSED, closed))
    ]
    return Year(year, months, totals, _chart(months))


def _by_month(rows: AssignmentQuerySet, field: str, year: int) -> Counter[int]:
    """Counted by day: so the database calls no function for each row."""
    within = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    days = rows.filter(**{f"{field}__range": within}).order_by().values_list(field)
    found: Counter[int] = Counter()
    for day, count in days.annotate(count=Count("pk")):
        found[day.month] += count
    return found


def _late(department: int, ends: list[datetime.date]) -> Counter[int]:
    """Running past the due date at the end of these days, as recorded by then: what
    `past.stood` counts, read once for all of them."""
    rows = Standing.objects.counted().filter(department=department, state__in=RUNNING)
    rows = rows.exclude(role=Duty.SUPPORT).exclude(assignment__docket__phase=Phase.VOID)
    alive = Q(until=None) | Q(until__gt=past.end_of(ends[0]))
    spans = rows.filter(alive, due_on__lt=ends[-1]).order_by()
    found: Counter[int] = Counter()
    moments = [(end, past.end_of(end)) for end in ends]
    for due, since, until in spans.values_list("due_on", "since", "until"):
        for end, moment in moments:
            there = since <= moment and (until is None or until > moment)
            found[end.month] += there and due is not None and due < end
    return found


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
