"""Points for a share, such as 按期结案率: one line each. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from .facts import ZERO, Fact
from .results import Line
from .rules import Rate
from .wording import plain, rounded

HOW = {"full": ROUND_FLOOR, "started": ROUND_CEILING}


def line(rate: Rate, facts: Sequence[Fact]) -> Line:
    """The share is rounded to one decimal, as it is printed, before it is judged."""
    whole = sum(1 for one in facts if one.kind in rate.whole and _counts(rate, one))
    part = sum(1 for one in facts if one.kind in rate.part and _counts(rate, one))
    if not whole:
        why = "没有应计的事项,得满分"
        return Line(rate.key, rate.name, rate.full, rate.full, why)
    share = rounded(Decimal(100 * part) / whole, 1)
    below = max(rate.target - share, ZERO)
    steps = below.to_integral_value(HOW[rate.count]) if rate.count in HOW else below
    given = max(rate.full - steps * rate.loss, ZERO)
    words = f"{rate.name} {plain(share)}%({whole} 件中 {part} 件)"
    return Line(rate.key, words, rate.full, given, _why(rate, below, steps))


def _counts(rate: Rate, fact: Fact) -> bool:
    of_class = not rate.grades or fact.grade in rate.grades
    return of_class and fact.role in rate.roles


def _why(rate: Rate, below: Decimal, steps: Decimal) -> str:
    if not below:
        return f"达到 {plain(rate.target)}%,得满分"
    counted = f",按 {plain(steps)} 个计" if steps != below else ""
    return (
        f"低于 {plain(rate.target)}% 有 {plain(below)} 个百分点{counted},"
        f"每个扣 {plain(rate.loss)} 分"
    )
