"""Counting a year body by body, so that only one body's facts are in memory at once."""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from tracker.models import DepartmentScore
from tracker.scoring import Body, BodyScore, Fact, RuleSet, placed, score_body
from tracker.scoring.wording import plain

from . import canonical, inputs
from .facts import facts_of
from .rulebooks import rules_for
from .sources import bodies

FORM = 1  # of the head; docs/settlement.md


@dataclass(frozen=True, slots=True)
class Kept:
    """A body's figures without lines, its facts and lines packed."""

    score: BodyScore
    facts: bytes
    lines: bytes
    count: int


@dataclass(frozen=True, slots=True)
class Counted:
    head: dict[str, Any]
    kept: Sequence[Kept]

    @property
    def text(self) -> str:
        return canonical.text(self.head)

    def rows(self) -> Iterator[DepartmentScore]:
        """Unsaved, without their settlement; each unpacked as it is asked for."""
        for one in self.kept:
            yield _row(one)


def count(year: int, version: int, cutoff: datetime.date) -> Counted:
    """By today's data, rules and settings."""
    rules, about = rules_for(year)
    last = inputs.last_event()
    kept = scored(rules, bodies(year, cutoff), facts_of(year, cutoff, last))
    head = {
        "form": FORM,
        "year": year,
        "version": version,
        "cutoff": cutoff.isoformat(),
        "last_event": last,
        "rules": rules.document(),
        "rulebook": about,
        "calendar": inputs.days(year),
        "settings": inputs.settings(),
        "bodies": [summary(one) for one in kept],
    }
    return Counted(head, kept)


def scored(rules: RuleSet, there: Sequence[Body], facts: Iterable[Fact]) -> list[Kept]:
    """facts: body after body, as `facts_of` streams them. KeyError for a fact of
    a body that is not among them: nothing may be lost unseen."""
    waiting = {body.id: body for body in there}
    found: dict[int, Kept] = {}
    for department, own in groupby(facts, lambda fact: fact.department):
        body = waiting.pop(department)
        found[department] = _kept(rules, body, list(own))
    for body in (body for body in waiting.values() if not body.ended):
        found[body.id] = _kept(rules, body, [])
    places = placed(rules, [one.score for one in found.values()])
    return [_closed(found[score.body.id], score) for score in places]


def _kept(rules: RuleSet, body: Body, facts: list[Fact]) -> Kept:
    made = score_body(rules, body, facts)
    lines = pack(canonical.dump_lines(made.lines))
    told = pack(canonical.dump_facts(facts))
    return Kept(replace(made, lines=()), told, lines, len(made.lines))


def _closed(one: Kept, score: BodyScore) -> Kept:
    """With its place; the band may add a line at the end."""
    if not score.lines:
        return replace(one, score=score)
    more = canonical.dump_lines(score.lines)
    lines = "\n".join(filter(None, [unpack(one.lines), more]))
    count = one.count + len(score.lines)
    return Kept(replace(score, lines=()), one.facts, pack(lines), count)


def pack(words: str) -> bytes:
    return zlib.compress(words.encode(), 1)


def unpack(data: bytes) -> str:
    return zlib.decompress(data).decode()


def summary(one: Kept) -> dict[str, Any]:
    """A body in the head: who it was, its figures, the sums of its facts and lines."""
    score, body = one.score, one.score.body
    return {
        "id": body.id,
        "name": body.name,
        "kind": body.kind,
        "order": body.order,
        "own_group": body.group,
        "group": score.group,
        "total": None if score.total is None else plain(score.total),
        "shown": score.shown,
        "bonus": plain(score.bonus),
        "over": plain(score.over),
        "rank": score.rank,
        "grade": score.grade,
        "barred": score.barred,
        "lines": canonical.sum_of(unpack(one.lines)),
        "facts": canonical.sum_of(unpack(one.facts)),
    }


def _row(one: Kept) -> DepartmentScore:
    score, body = one.score, one.score.body
    return DepartmentScore(
        department_id=body.id,
        name=body.name,
        group=score.group,
        order=body.order,
        total=score.total,
        shown=score.shown,
        bonus=score.bonus,
        rank=score.rank,
        grade=score.grade,
        barred=score.barred,
        count=one.count,
        facts=unpack(one.facts),
        lines=unpack(one.lines),
    )
