"""Dockets of a record year: charged against closed, week by week until now."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from tracker import lights
from tracker.charts import Lines, lines
from tracker.links import COUNTED
from tracker.overview import Scope
from tracker.workbooks.summary import ONGOING

from .keeping import course


@dataclass(frozen=True, slots=True)
class Point:
    """Counts up to the end of `day`, with their lists."""

    day: datetime.date
    charged: int
    closed: int
    charged_href: str
    closed_href: str


@dataclass(frozen=True, slots=True)
class Burnup:
    """ended: withdrawn or replaced, neither open nor closed."""

    points: list[Point]
    ended: int
    ended_href: str
    open_href: str
    chart: Lines

    @property
    def last(self) -> Point:
        return self.points[-1]

    @property
    def open(self) -> int:
        return self.last.charged - self.last.closed - self.ended


def burnup(scope: Scope) -> Burnup | None:
    """None where the year has no docket that counts. Two queries."""
    found = course(scope)
    if not found.came:
        return None
    charged, closed = _Sum(found.came), _Sum(found.went)
    # What has all come to its end is followed no further than that.
    is_over = found.went.total() + found.ended == found.came.total()
    last = max(*found.came, *found.went) if is_over and found.went else scope.day
    points = [
        _point(scope, day, charged.until(day), closed.until(day))
        for day in _weeks(min(found.came), max(last, *found.came))
    ]
    ended_href = scope.list(standing=lights.ENDED)
    open_href = scope.list(standing=[*ONGOING, lights.HOLD])
    return Burnup(points, found.ended, ended_href, open_href, _chart(points))


class _Sum:
    """How many there were up to the end of a day."""

    def __init__(self, counts: Counter[datetime.date]) -> None:
        self.days = sorted(counts)
        self.sums = list(accumulate((counts[day] for day in self.days), initial=0))

    def until(self, day: datetime.date) -> int:
        return self.sums[bisect_right(self.days, day)]


def _weeks(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """The Sundays of that time, the day before it began, and its last day."""
    day = first - datetime.timedelta(days=1)
    while day < last:
        yield day
        day += datetime.timedelta(days=7 - day.isoweekday() % 7)
    yield last


def _point(scope: Scope, day: datetime.date, charged: int, closed: int) -> Point:
    until = day.isoformat()
    return Point(
        day,
        charged,
        closed,
        scope.list(kind=COUNTED, charged_before=until),
        scope.list(standing=lights.DONE, closed_before=until),
    )


def _chart(points: list[Point]) -> Lines:
    words = [f"{p.day:%Y-%m-%d}:立项 {p.charged} 件,办结 {p.closed} 件" for p in points]
    return lines(
        [point.day for point in points],
        [[point.charged for point in points], [point.closed for point in points]],
        list(zip([point.charged_href for point in points], words, strict=True)),
    )
