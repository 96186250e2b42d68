"""Counts of rows × columns, the darker the more. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .scale import Hit, Tick

WIDTH, LINE = 720, 32
LEFT, HEAD = 190, 36
LEVELS = 4
Place = tuple[int, int]  # row, column


@dataclass(frozen=True, slots=True)
class Box:
    """level: 1 to LEVELS, by a share of the highest count."""

    x: float
    y: float
    count: int
    level: int


@dataclass(frozen=True, slots=True)
class Heat:
    """side: the width of a box; middle: from its corner to its middle, across."""

    boxes: list[Box]
    across: list[Tick]
    down: list[Tick]
    hits: list[Hit]
    side: float
    middle: float
    height: int
    line: int = LINE
    width: int = WIDTH


def heat(
    down: Sequence[str],
    across: Sequence[str],
    counts: Mapping[Place, int],
    links: Mapping[Place, tuple[str, str]],
) -> Heat:
    """down, across: the words of rows and columns; links: (address, words)."""
    side = round((WIDTH - LEFT) / max(len(across), 1), 1)
    most = max(counts.values(), default=1)
    boxes, hits = [], []
    for place, count in sorted(counts.items()):
        x, y = round(LEFT + place[1] * side, 1), HEAD + place[0] * LINE
        boxes.append(Box(x, y, count, level(count, most)))
        if place in links:
            hits.append(Hit(x, y, side, LINE, *links[place]))
    return Heat(
        boxes,
        [
            Tick(round(LEFT + (n + 0.5) * side, 1), word)
            for n, word in enumerate(across)
        ],
        [Tick(HEAD + (n + 0.5) * LINE, word) for n, word in enumerate(down)],
        hits,
        side,
        round(side / 2, 1),
        HEAD + LINE * len(down),
    )


def level(count: int, most: int) -> int:
    return max(1, math.ceil(LEVELS * count / most))
