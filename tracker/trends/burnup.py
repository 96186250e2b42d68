"""Dockets of a record year: charged against closed, week by week until now."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from django.db.models import Count

from tracker import lights
from tracker.charts import Lines, lines
from tracker.links import COUNTED
from tracker.models import Docket
from tracker.wholes import Phase
from tracker.workbooks.summary import ONGOING

from . import links

if TYPE_CHECKING:
    from django.contrib.auth.models import User


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


def burnup(user: User, year: int, today: datetime.date) -> Burnup | None:
    """None where the year has no docket that counts. Two queries."""
    rows = Docket.objects.visible_to(user).counted().of_year(year).order_by()
    came, went, ended = Counter[datetime.date](), Counter[datetime.date](), 0
    begun = rows.values_list("charged_on", "phase").annotate(count=Count("pk"))
    for day, phase, count in begun:
        came[day] += count
        ended += count * (phase == Phase.ENDED)
    if not came:
        return None
    done = rows.filter(phase=Phase.DONE, closed_on__isnull=False)
    went.update(dict(done.values_list("closed_on").annotate(count=Count("pk"))))
    charged, closed = _Sum(came), _Sum(went)
    # What has all come to its end is followed no further than that.
    is_over = went.total() + ended == came.total()
    last = max(*came, *went) if is_over and went else today
    points = [
        _point(year, day, charged.until(day), closed.until(day))
        for day in _weeks(min(came), max(last, *came))
    ]
    ended_href = links.dockets(year=year, standing=lights.ENDED)
    open_href = links.dockets(year=year, standing=[*ONGOING, lights.HOLD])
    return Burnup(points, ended, ended_href, open_href, _chart(points))


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


def _point(year: int, day: datetime.date, charged: int, closed: int) -> Point:
    until = day.isoformat()
    return Point(
        day,
        charged,
        closed,
        links.dockets(year=year, kind=COUNTED, charged_before=until),
        links.dockets(year=year, standing=lights.DONE, closed_before=until),
    )


def _chart(points: list[Point]) -> Lines:
    words = [f"{p.day:%Y-%m-%d}:立项 {p.charged} 件,办结 {p.closed} 件" for p in points]
    return lines(
        [point.day for point in points],
        [[point.charged for point in points], [point.closed for point in points]],
        list(zip([point.charged_href for point in points], words, strict=True)),
    )
