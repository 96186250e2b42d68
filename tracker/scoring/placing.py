"""Peer groups, ranks (1, 2, 2, 4) and grade bands. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal

from .facts import Body
from .results import BodyScore, Line
from .rules import Band
from .rulesets import RuleSet
from .wording import plain, rounded

HOW = {"half": ROUND_HALF_UP, "up": ROUND_CEILING, "down": ROUND_DOWN}


def placed(rules: RuleSet, bodies: Iterable[BodyScore]) -> tuple[BodyScore, ...]:
    """With group, rank and grade; by group, then rank, those without a figure last."""
    groups: dict[str, list[BodyScore]] = {}
    for one in bodies:
        group = group_of(rules, one.body)
        groups.setdefault(group, []).append(replace(one, group=group))
    names = [group.name for group in rules.groups]
    rest = sorted(name for name in groups if name and name not in names)
    order = [name for name in (*names, *rest, "") if name in groups]
    return tuple(one for name in order for one in _ranked(rules, groups[name]))


def group_of(rules: RuleSet, body: Body) -> str:
    """The one frozen with the body, the one that names it, the one of its kind."""
    if body.group:
        return body.group
    named = [group.name for group in rules.groups if body.name in group.bodies]
    kin = [group.name for group in rules.groups if body.kind in group.kinds]
    return next(iter(named + kin), "")


def _ranked(rules: RuleSet, rows: list[BodyScore]) -> list[BodyScore]:
    figures = [one.figure for one in rows if one.figure is not None]
    found = []
    for one in rows:
        if one.figure is None:
            found.append(one)
            continue
        rank = 1 + sum(1 for figure in figures if figure > one.figure)
        found.append(_graded(rules, replace(one, rank=rank), len(figures)))
    return sorted(found, key=_place)


def _place(one: BodyScore) -> tuple[bool, bool, int, int, int]:
    body = one.body
    return (one.rank is None, one.shown == "不参评", one.rank or 0, body.order, body.id)


def _graded(rules: RuleSet, one: BodyScore, count: int) -> BodyScore:
    band = _band(rules, one, count)
    if band is None:
        return one
    bands = rules.grading.bands
    if one.barred and band is bands[0] and len(bands) > 1:
        band = bands[1]
    one = replace(one, grade=band.name)
    if rules.family != "ranks" or band.points is None or one.total is None:
        return one
    points = rounded(band.points, rules.digits)
    words = f"第 {one.rank} 名({count} 家),列“{band.name}”"
    turned = points - one.total
    line = Line("band", words, points, turned, f"按档折为 {plain(points)} 分")
    lines = (*one.lines, line) if turned else one.lines
    return replace(one, total=points, shown=f"{points:f}", lines=lines)


def _band(rules: RuleSet, one: BodyScore, count: int) -> Band | None:
    """By score the highest that is reached; by share where the rank falls."""
    grading = rules.grading
    if grading.by == "score" and one.total is not None:
        reached = (band for band in grading.bands if one.total >= band.at)
        return next(reached, None)
    if grading.by == "share" and one.rank is not None:
        ends = boundaries(grading.bands, count, grading.odd)
        both = zip(grading.bands, ends, strict=True)
        return next((band for band, end in both if one.rank <= end), None)
    return None


def boundaries(bands: Sequence[Band], count: int, odd: str) -> list[int]:
    """The last rank of each band, of `count` bodies; 7 in quarters: 2, 4, 5, 7."""
    shares = (band.at * count / Decimal(100) for band in bands)
    return [int(share.to_integral_value(HOW[odd])) for share in shares]
