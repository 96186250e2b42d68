"""In which month each department last moved what it has in hand as lead."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from tracker.charts import Heat, heat
from tracker.matrix.columns import Head, heads
from tracker.overview import Scope

from . import links
from .open import Open, months

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Column:
    """A span of last progress. query: as a list has it; short: in the chart."""

    word: str
    short: str
    query: dict[str, Any]


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


def quiet(found: Sequence[Open], scope: Scope) -> Quiet:
    """Departments in protocol order. Two queries."""
    columns = list(_columns(scope.day))
    known = [one for one in found if one.lead is not None]
    places: Counter[tuple[int | None, int]] = Counter()
    for one in known:
        places[one.lead, one.column] += one.count
    rows = heads({one.lead for one in known if one.lead is not None})
    lines = [_line(head, columns, places, scope) for head in rows]
    return Quiet(columns, lines, _chart(lines, columns))


def _columns(today: datetime.date) -> Iterator[Column]:
    """Never, earlier, and twelve months: in the order that `Open.column` counts."""
    firsts = months(today)
    before = (firsts[0] - DAY).isoformat()
    yield Column("从未", "从未", {"still": "never"})
    yield Column("更早", "更早", {"moved_before": before})
    for month, after in zip_longest(firsts, firsts[1:]):
        query = {"moved_after": month.isoformat()}
        if after:  # the newest has no end, so that a day to come has its place
            query["moved_before"] = (after - DAY).isoformat()
        yield Column(f"{month.month} 月", f"{month.month}", query)


def _line(
    head: Head, columns: Sequence[Column], places: Counter[Any], scope: Scope
) -> Line:
    own = {"department": head.pk}
    counts = [
        Count(c.word, places[head.pk, n], links.in_hand(scope, **own, **c.query))
        for n, c in enumerate(columns)
    ]
    whole = sum(one.count for one in counts)
    return Line(head, [*counts, Count("合计", whole, links.in_hand(scope, **own))])


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
