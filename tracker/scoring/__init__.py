"""Scoring a year: facts × rules → figures that open to their lines. Pure, exact.

`score` takes all at once; `score_body` and `placed` are its two halves, for years whose
facts are read body by body and not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from . import ledger, means
from .facts import Body, Fact, in_order
from .placing import placed
from .results import BodyScore, Line, Scores
from .rulesets import RuleSet, RuleSetError

__all__ = [
    "Body",
    "BodyScore",
    "Fact",
    "Line",
    "RuleSet",
    "RuleSetError",
    "Scores",
    "placed",
    "score",
    "score_body",
]


def score(rules: RuleSet, facts: Iterable[Fact], bodies: Sequence[Body]) -> Scores:
    """Each body once, whichever order facts and bodies come in. Facts of a body that is
    not among `bodies` are an error: nothing may be lost unseen."""
    own: dict[int, list[Fact]] = {body.id: [] for body in bodies}
    for fact in facts:
        own[fact.department].append(fact)
    shown = [body for body in bodies if own[body.id] or not body.ended]
    found = [score_body(rules, body, own[body.id]) for body in shown]
    return Scores(placed(rules, found))


def score_body(rules: RuleSet, body: Body, facts: Iterable[Fact]) -> BodyScore:
    """One body by its own facts; without group, rank and grade."""
    found = in_order(facts)
    if rules.family == "mean":
        return means.score_body(rules, body, found)
    return ledger.score_body(rules, body, found)
