"""The event ledger: base, rates, and points for each fact. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from . import rating
from .asking import ask
from .facts import FACTS, Body, Fact
from .results import BodyScore, Line
from .rulesets import RuleSet
from .totals import closed, without_task


def score_body(rules: RuleSet, body: Body, facts: Sequence[Fact]) -> BodyScore:
    """facts: the body's own, in order."""
    lines = [Line("base", "基础分", rules.base, rules.base)] if rules.base else []
    found = [one.line() for one in ask(rules, facts, weighed=True)]
    if not any(_is_task(fact) for fact in facts):
        return without_task(rules, body, lines + found)
    lines += [rating.line(rate, facts) for rate in rules.rates]
    return closed(rules, body, facts, lines + found)


def _is_task(fact: Fact) -> bool:
    """It shows that the body had something in hand; what is 缓办 asks nothing."""
    by_hand = FACTS[fact.kind].by_hand
    return fact.docket is not None and not by_hand and fact.kind != "held"
