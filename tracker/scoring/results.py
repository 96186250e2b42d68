"""What scoring gives: a figure for each body, and the lines that make it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .facts import ZERO, Body, Fact


@dataclass(frozen=True, slots=True)
class Line:
    """One step towards a figure.

    fact: None for what the rules themselves say (base, rates, cap, rounding). rule:
    its key. points: what was asked; given: what counted, after caps; why: what lies
    between the two, or how an item came to its figure. apart: it counts to the bonus,
    not to the total. parts: of an item, the lines of its own figure.
    """

    rule: str
    words: str
    points: Decimal
    given: Decimal
    why: str = ""
    fact: Fact | None = None
    apart: bool = False
    parts: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyScore:
    """total: None where there was no task ("/", 不参评), then shown says so.

    The given points of the lines that are not apart add up to total exactly; those of
    the others to bonus. over: what the cap took. barred: why it can't be the first
    band; "" = it can. figure: what ranks are made by.
    """

    body: Body
    total: Decimal | None
    shown: str
    lines: tuple[Line, ...]
    bonus: Decimal = ZERO
    over: Decimal = ZERO
    group: str = ""
    figure: Decimal | None = None
    rank: int | None = None
    grade: str = ""
    barred: str = ""


@dataclass(frozen=True, slots=True)
class Scores:
    """In the order of the sheet: by group as the rules list them, then by rank."""

    bodies: tuple[BodyScore, ...]

    def of(self, body: int) -> BodyScore:
        return next(one for one in self.bodies if one.body.id == body)
