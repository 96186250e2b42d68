"""A few counts a month, side by side as standing columns. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .scale import Hit, Tick, between, steps

WIDTH, HEIGHT = 720, 240
LEFT, RIGHT, TOP, BOTTOM = 44, 712, 14, 204
GAP = 0.28  # of a group: what parts it from the next
Counted = tuple[int, str, str]  # count, address, words


@dataclass(frozen=True, slots=True)
class Column:
    """kind: its place within its group, from 1."""

    x: float
    y: float
    width: float
    height: float
    kind: int


@dataclass(frozen=True, slots=True)
class Columns:
    columns: list[Column]
    across: list[Tick]
    up: list[Tick]
    hits: list[Hit]
    left: int = LEFT
    right: int = RIGHT
    width: int = WIDTH
    height: int = HEIGHT


def columns(words: Sequence[str], groups: Sequence[Sequence[Counted]]) -> Columns:
    """words: below each group; a group without counts keeps its place."""
    counts = [count for group in groups for count, _, _ in group]
    marks = steps(max(counts, default=0))
    side = (RIGHT - LEFT) / max(len(groups), 1)
    drawn, hits = [], []
    for n, group in enumerate(groups):
        start, width = (
            LEFT + (n + GAP / 2) * side,
            side * (1 - GAP) / max(len(group), 1),
        )
        for k, (count, href, said) in enumerate(group):
            x = round(start + k * width, 1)
            y = between(count, 0, marks[-1], BOTTOM, TOP)
            if count:
                high = round(BOTTOM - y, 1)
                drawn.append(Column(x, y, round(width - 1, 1), high, k + 1))
                hits.append(Hit(x, TOP, round(width, 1), BOTTOM - TOP, href, said))
    return Columns(
        drawn,
        [Tick(round(LEFT + (n + 0.5) * side, 1), word) for n, word in enumerate(words)],
        [Tick(between(m, 0, marks[-1], BOTTOM, TOP), str(m)) for m in marks],
        hits,
    )
