"""What the rules ask for each fact, and what the caps leave of it. Pure.

The order is that of `facts.in_order`, so it does not matter how facts were read.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .facts import FACTS, ZERO, Fact
from .results import Line
from .rules import Rule
from .rulesets import RuleSet
from .wording import plain


@dataclass(slots=True)
class Asked:
    """A rule met by a fact. given shrinks from asked as caps bite, and why says so."""

    rule: Rule
    fact: Fact
    points: Decimal
    given: Decimal
    whys: list[str]

    @property
    def item(self) -> Hashable:
        """A fact of no item is one by itself."""
        return self.fact.item or id(self)

    def limit(self, left: Decimal, why: str) -> None:
        """Not more than `left`, counted without sign."""
        if abs(self.given) > left:
            self.given = left.copy_sign(self.given) if left else ZERO
            self.whys.append(why)

    def line(self) -> Line:
        fact, rule = self.fact, self.rule
        words = f"{rule.name}:{fact.text}" if fact.text else rule.name
        why = ";".join(self.whys)
        return Line(rule.key, words, self.points, self.given, why, fact, rule.apart)


def ask(rules: RuleSet, facts: Sequence[Fact], *, weighed: bool) -> list[Asked]:
    """facts: of one body, in order. weighed: points times the weight of the class."""
    by_fact: dict[str, list[Rule]] = {}
    for rule in rules.rules:
        by_fact.setdefault(rule.fact, []).append(rule)
    found = []
    for fact in facts:
        for rule in by_fact.get(fact.kind, ()):
            if one := _asked(rule, fact, rules.weights if weighed else {}):
                found.append(one)
    _cap(found)
    return found


def _asked(rule: Rule, fact: Fact, weights: dict[str, Decimal]) -> Asked | None:
    points, whys = rule.points.of(fact.role), []
    if rule.tiers:
        reached = [tier for tier in rule.tiers if tier.start <= fact.amount]
        if not reached:
            return None
        points = reached[-1].points.of(fact.role)
        told = FACTS[fact.kind].amount
        whys = [f"{told} {plain(fact.amount)},按“{plain(reached[-1].start)} 起”一档"]
    if points is None:
        return Asked(rule, fact, ZERO, ZERO, ["取消评优"]) if rule.veto else None
    if rule.per_amount:
        points *= fact.amount
    weight = weights.get(fact.grade, Decimal(1))
    if weight != 1:
        points *= weight
        whys.append(f"{fact.grade} 类,乘 {plain(weight)}")
    if rule.veto:
        whys.append("取消评优")
    return Asked(rule, fact, points, points, whys)


def _cap(found: list[Asked]) -> None:
    """Once an item, the most of an item, the largest of a group, the most of a year."""
    for rows in _by(found, lambda one: one.rule.key).values():
        rule = rows[0].rule
        for of_item in _by(rows, lambda one: one.item).values():
            if rule.once:
                for later in of_item[1:]:
                    later.limit(ZERO, "每件只计一次")
            _most(of_item, rule.item_cap, "每件最多 {} 分")
    grouped = [one for one in found if one.rule.group and one.fact.item]
    for rows in _by(grouped, lambda one: (one.rule.group, one.item)).values():
        _largest(rows)
    for rows in _by(found, lambda one: one.rule.key).values():
        _most(rows, rows[0].rule.year_cap, "全年最多 {} 分")


Key = Callable[[Asked], Hashable]


def _by(rows: Iterable[Asked], key: Key) -> dict[Hashable, list[Asked]]:
    found: dict[Hashable, list[Asked]] = {}
    for one in rows:
        found.setdefault(key(one), []).append(one)
    return found


def _most(rows: list[Asked], cap: Decimal | None, why: str) -> None:
    if cap is None:
        return
    left = cap
    for one in rows:
        one.limit(left, why.format(plain(cap)))
        left -= abs(one.given)


def _largest(rows: list[Asked]) -> None:
    best = max(rows, key=lambda one: (abs(one.given), one.given < 0))
    for one in rows:
        if one is not best:
            name = best.rule.name
            one.limit(ZERO, f"同一件只取最大一项,已按“{name}”{plain(best.given)} 分")
