"""What the pages of a year's account show, in a fixed number of queries."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from tracker.models import DepartmentScore, Event, Objection, Settlement
from tracker.permissions import is_officer, roles_of
from tracker.roles import SENIOR
from tracker.scoring import RuleSet
from tracker.scoring.results import Line

from . import canonical, objecting, steps

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PER_PAGE = 200  # lines


@dataclass(frozen=True, slots=True)
class Row:
    score: DepartmentScore
    filed: int
    open: int


def rows(made: Settlement) -> list[Row]:
    """The bodies in protocol order, with how many objections there are."""
    told = made.objections.values_list("department_id", "accepted")
    filed = Counter(pk for pk, _ in told)
    waiting = Counter(pk for pk, accepted in told if accepted is None)
    found = []
    for score in made.table:
        score.settlement = made
        pk = score.department_id
        found.append(Row(score, filed[pk], waiting[pk]))
    return found


def rules_of(made: Settlement) -> RuleSet:
    return RuleSet.from_document(json.loads(made.head)["rules"])


def later_events(made: Settlement) -> int:
    """How many were recorded since it was counted: they belong to the next counting."""
    return Event.objects.filter(pk__gt=made.last_event).count()


def office(made: Settlement, user: User, only_open: bool) -> dict[str, Any]:
    """For settlement.html. only_open: of the objections."""
    told = made.objections.select_related("department").prefetch_related("attachments")
    told = told.filter(accepted=None) if only_open else told
    return {
        "made": made,
        "rows": rows(made),
        "objections": objecting.fitted(told, user),
        "only_open": only_open,
        "later": 0 if made.is_frozen else later_events(made),
        "steps": made.steps.order_by("-seq"),
        "rules": rules_of(made),
        "hindrance": "" if made.is_frozen else steps.hindrance(made),
        "may_count": is_officer(user) and not made.is_frozen,
        "may_freeze": bool(roles_of(user) & SENIOR) and not made.is_frozen,
        "versions": Settlement.objects.filter(year=made.year).defer("head"),
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """A line with its rule's name and where its fact is opened."""

    line: Line
    key: str
    rule: str
    source: str
    href: str
    objection: Objection | None
    parts: tuple[Shown, ...] = ()

    @property
    def cut(self) -> bool:
        return self.line.points != self.line.given


def lines(
    score: DepartmentScore, rules: RuleSet, filed: Iterable[Objection]
) -> list[Shown]:
    """All lines of a score, in the order of the computation."""
    told = {row.key: row for row in filed if row.key}
    found = canonical.load_lines(score.lines)
    both = zip(found, canonical.keys(found), strict=True)
    return [_shown(line, key, rules, told.get(key)) for line, key in both]


def _shown(line: Line, key: str, rules: RuleSet, objection: Objection | None) -> Shown:
    rule = rules.rule(line.rule)
    return Shown(
        line,
        key,
        rule.name if rule else "",
        rule.source if rule else "",
        href(line),
        objection,
        tuple(_shown(part, "", rules, None) for part in line.parts),
    )


def href(line: Line) -> str:
    """Its part's page, with what happened; of what is in the register the register."""
    fact = line.fact or next((p.fact for p in line.parts if p.fact), None)
    if fact is None:
        return ""
    if fact.assignment is not None:
        return reverse("assignment", args=[fact.assignment])
    if fact.docket is not None:
        return reverse("docket-detail", args=[fact.docket])
    return reverse("merit-list", args=[fact.day.year])


@dataclass(frozen=True, slots=True)
class BandRow:
    name: str
    rows: tuple[DepartmentScore, ...]


def groups(made: Settlement) -> list[tuple[str, list[BandRow]]]:
    """Peer group → its bands, the best first, each with its bodies by rank; those
    without a figure last."""
    bands = [band.name for band in rules_of(made).grading.bands]
    found: dict[str, list[DepartmentScore]] = {}
    for score in made.table.order_by("order", "department_id"):
        score.settlement = made
        found.setdefault(score.group, []).append(score)
    return [(name, _bands(own, bands)) for name, own in found.items()]


def _bands(own: list[DepartmentScore], bands: list[str]) -> list[BandRow]:
    ranked = sorted(own, key=lambda one: (one.rank is None, one.rank or 0))
    named = [BandRow(n, tuple(s for s in ranked if s.grade == n)) for n in bands]
    rest = tuple(score for score in ranked if score.grade not in bands)
    if rest:
        named.append(BandRow("不分等次" if bands else "", rest))
    return [band for band in named if band.rows]
