"""Facts, rules and bodies for tests of scoring; each with what a test does not say."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from tracker.scoring import Body, BodyScore, Fact, RuleSet, score
from tracker.scoring.rules import Points, Rule, Tier

DAY = datetime.date(2026, 6, 30)
BODY = Body(1, "市教育局", "bureau")


def D(number: str | int) -> Decimal:
    return Decimal(number)


def make_fact(kind: str = "item", docket: int | None = 1, **overrides: Any) -> Fact:
    amount = D(overrides.pop("amount", 0))
    known = {"department": 1, "day": DAY, "role": "lead", "grade": "C"}
    return Fact(kind, docket=docket, amount=amount, **{**known, **overrides})


def make_rule(
    fact: str, lead: Any = None, support: Any = None, **overrides: Any
) -> Rule:
    """responsible is as lead."""
    told = overrides.pop("tiers", ())
    tiers = tuple(Tier(D(a), Points(D(p), D(p), D(p))) for a, p in told)
    own = None if lead is None else D(lead)
    points = Points(own, own, None if support is None else D(support))
    for name in ("item_cap", "year_cap"):
        if name in overrides:
            overrides[name] = D(overrides[name])
    key = overrides.pop("key", fact)
    return Rule(key, overrides.pop("name", key), fact, points, tiers, **overrides)


def make_rules(*rules: Rule, **overrides: Any) -> RuleSet:
    return RuleSet("规则", rules=rules, **overrides)


def one(rules: RuleSet, *facts: Fact, body: Body = BODY) -> BodyScore:
    """What a single body gets."""
    return score(rules, facts, [body]).bodies[0]


def given(found: BodyScore, rule: str) -> list[str]:
    """What the lines of one rule gave."""
    return [f"{line.given:f}" for line in found.lines if line.rule == rule]
