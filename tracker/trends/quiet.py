"""In which month each department last moved what it has in hand as lead."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.charts import Heat, heat
from tracker.matrix.columns import Head, heads
from tracker.rhythm import months_later

from . import links
from .open import Open

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Column:
    """A span of last progress, both ends included; the newest has no end, so that a
    day to come has its place. query: as a list is asked for it; short: in the chart."""

    word: str
    short: str
    first: datetime.date | None
    last: datetime.date | None
    query: dict[str, Any]

    def holds(self, day: datetime.date | None) -> bool:
        if self.first is None and self.last is None:
            return day is None
        after = self.first is None or (day is not None and day >= self.first)
        return day is not None and after and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Count:
    word: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A department: its counts in the order of the columns, then all of them."""

    head: Head
    counts: list[Count]


@dataclass(frozen=True, slots=True)
class Quiet:
    columns: list[Column]
    lines: list[Line]
    chart: Heat


def quiet(found: Sequence[Open], year: int, today: datetime.date) -> Quiet:
    """Departments in protocol order. Two queries."""
    columns = list(_columns(today))
    known = [one for one in found if one.lead is not None]
    places: Counter[tuple[int | None, int]] = Counter()
    for one in known:
        places[one.lead, _column(columns, one.moved_on)] += one.count
    rows = heads({one.lead for one in known if one.lead is not None})
    lines = [_line(head, columns, places, year) for head in rows]
    return Quiet(columns, lines, _chart(lines, columns))


def _columns(today: datetime.date) -> Iterator[Column]:
    """Never, earlier, and twelve months, of which this is the last."""
    month = months_later(today.replace(day=1), -11)
    before = month - DAY
    yield Column("从未", "从未", None, None, {"still": "never"})
    yield Column("更早", "更早", None, before, {"moved_before": before.isoformat()})
    while month <= today:
        after = months_later(month, 1)
        last = after - DAY
        query = {"moved_after": month.isoformat()}
        if after <= today:
            query["moved_before"] = last.isoformat()
        end = last if after <= today else None
        yield Column(f"{month.month} 月", f"{month.month}", month, end, query)
        month = after


def _column(columns: Sequence[Column], day: datetime.date | None) -> int:
    return next(n for n, column in enumerate(columns) if column.holds(day))


def _line(
    head: Head, columns: Sequence[Column], places: Counter[Any], year: int
) -> Line:
    own = {"department": head.pk}
    counts = [
        Count(c.word, places[head.pk, n], links.in_hand(year, **own, **c.query))
        for n, c in enumerate(columns)
    ]
    whole = sum(one.count for one in counts)
    return Line(head, [*counts, Count("合计", whole, links.in_hand(year, **own))])


def _chart(lines: Sequence[Line], columns: Sequence[Column]) -> Heat:
    counts, hrefs = {}, {}
    for row, line in enumerate(lines):
        for place, one in enumerate(line.counts[:-1]):
            if one.count:
                counts[row, place] = one.count
                words = f"{line.head.short} {one.word}:{one.count} 件"
                hrefs[row, place] = (one.href, words)
    names = [line.head.short for line in lines]
    return heat(names, [column.short for column in columns], counts, hrefs)
