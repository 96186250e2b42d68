"""Counts that grow with time, as lines over days. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .scale import Hit, Tick, between, steps

WIDTH, HEIGHT = 720, 320
LEFT, RIGHT, TOP, BOTTOM = 52, 700, 14, 280
MOST_TICKS = 12  # of months; more would run into each other on a phone


@dataclass(frozen=True, slots=True)
class Lines:
    """points: of one <polyline> for each count; area: between the first two."""

    points: list[str]
    area: str
    across: list[Tick]
    up: list[Tick]
    hits: list[Hit]
    width: int = WIDTH
    height: int = HEIGHT


def lines(
    days: Sequence[datetime.date],
    counts: Sequence[Sequence[int]],
    links: Sequence[tuple[str, str]] = (),
) -> Lines:
    """counts: for each line one number a day; links: (address, words) of each day."""
    marks = steps(max(max(row) for row in counts))
    first, last = days[0].toordinal(), days[-1].toordinal()
    xs = [between(d.toordinal(), first, last, LEFT, RIGHT) for d in days]
    drawn = [
        [
            (x, between(count, 0, marks[-1], BOTTOM, TOP))
            for x, count in zip(xs, row, strict=True)
        ]
        for row in counts
    ]
    return Lines(
        [_joined(row) for row in drawn],
        _joined([*drawn[0], *reversed(drawn[1])]) if len(drawn) > 1 else "",
        _months(days[0], days[-1]),
        [Tick(between(m, 0, marks[-1], BOTTOM, TOP), str(m)) for m in marks],
        _hits(xs, links),
    )


def _joined(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _months(first: datetime.date, last: datetime.date) -> list[Tick]:
    """The firsts of months, every second or third where there are many; a January says
    its year."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    every = next(n for n in (1, 2, 3, 6, 12, 10_000) if count <= n * MOST_TICKS)
    ticks = []
    for number in range(first.month - 1, first.month - 1 + count):
        year, month = first.year + number // 12, number % 12 + 1
        day = datetime.date(year, month, 1)
        if (month - 1) % every or day < first:
            continue
        place = between(
            day.toordinal(), first.toordinal(), last.toordinal(), LEFT, RIGHT
        )
        ticks.append(Tick(place, f"{year} 年" if month == 1 else f"{month} 月"))
    return ticks


def _hits(xs: Sequence[float], links: Sequence[tuple[str, str]]) -> list[Hit]:
    """Upright strips, each as far as the middle to its neighbours."""
    middles = [round((a + b) / 2, 1) for a, b in pairwise(xs)]
    edges = [xs[0], *middles, xs[-1]]
    return [
        Hit(left, TOP, round(right - left, 1), BOTTOM - TOP, href, words)
        for (left, right), (href, words) in zip(pairwise(edges), links, strict=False)
    ]
