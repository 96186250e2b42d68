"""A few counts side by side, as lying bars. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .scale import Hit, between

WIDTH, LINE = 360, 36
LEFT, RIGHT = 104, 316
THICK = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """y: of its box; middle: of its words; end: where its number begins."""

    words: str
    count: int
    y: float
    middle: float
    width: float
    end: float


@dataclass(frozen=True, slots=True)
class Bars:
    bars: list[Bar]
    hits: list[Hit]
    height: int
    left: int = LEFT
    thick: int = THICK
    width: int = WIDTH


def bars(rows: Sequence[tuple[str, int, str]], most: int) -> Bars:
    """rows: (words, count, address); most: the count of a bar as long as can be, which
    charts that are compared share."""
    drawn, hits = [], []
    for n, (words, count, href) in enumerate(rows):
        width = between(count, 0, max(most, 1), 0, RIGHT - LEFT)
        top, middle = n * LINE, n * LINE + LINE / 2
        drawn.append(
            Bar(words, count, middle - THICK / 2, middle, width, LEFT + width + 8)
        )
        if count:
            hits.append(Hit(0, top, WIDTH, LINE, href, f"{words}:{count} 件"))
    return Bars(drawn, hits, LINE * len(rows))
