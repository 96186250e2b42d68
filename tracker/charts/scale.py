"""Scales with steps that people count in. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A box over a figure of a chart, which opens its list; words: said when pointed
    at."""

    x: float
    y: float
    width: float
    height: float
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis: where it lies and what it says."""

    at: float
    words: str


def steps(most: float, wanted: int = 5) -> list[int]:
    """0, 20, 40 … up to `most` or the step above it; steps are 1, 2 or 5 × 10ⁿ.

    Counts of dockets are whole, so no step is below 1.
    """
    rough = max(most / wanted, 1)
    power = 10 ** math.floor(math.log10(rough))
    step = next(int(n * power) for n in (1, 2, 5, 10) if n * power >= rough)
    return list(range(0, step * max(1, math.ceil(most / step)) + 1, step))


def between(value: float, low: float, high: float, start: float, end: float) -> float:
    """`value` of [low, high] on [start, end], to a tenth; the middle of no distance."""
    share = 0.5 if high == low else (value - low) / (high - low)
    return round(start + share * (end - start), 1)
