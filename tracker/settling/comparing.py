"""Two versions of a year, or one by other rules: whose figures move, by which lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracker.models import DepartmentScore, Settlement
from tracker.scoring import RuleSet
from tracker.scoring.results import Line

from . import canonical
from .proving import FIGURES, by_rules

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Moved:
    """A body and its figures (of a head) before and now; None: it is not there."""

    id: int
    name: str
    before: Figures | None
    now: Figures | None

    @property
    def climbed(self) -> int:
        """By how many places; negative when it fell."""
        old, new = (one or {} for one in (self.before, self.now))
        if not old.get("rank") or not new.get("rank"):
            return 0
        return int(old["rank"]) - int(new["rank"])

    @property
    def fell(self) -> int:
        return -self.climbed


@dataclass(frozen=True, slots=True)
class Change:
    """A line before and now; None: it came, or went."""

    before: Line | None
    now: Line | None

    @property
    def line(self) -> Line:
        found = self.now or self.before
        assert found is not None
        return found


def moved(old: list[Figures], new: list[Figures]) -> list[Moved]:
    """Of the bodies of two heads those whose figures differ, in the new order."""
    before = {row["id"]: row for row in old}
    now = {row["id"]: row for row in new}
    order = [*now, *(pk for pk in before if pk not in now)]
    rows = [
        Moved(pk, (now.get(pk) or before[pk])["name"], before.get(pk), now.get(pk))
        for pk in order
    ]
    return [row for row in rows if _differs(row.before, row.now)]


def _differs(old: Figures | None, new: Figures | None) -> bool:
    if old is None or new is None:
        return True
    return any(old[name] != new[name] for name in FIGURES)


def by_other(made: Settlement, rules: RuleSet) -> list[Moved]:
    """Who moves when these rules score the facts that this version has."""
    return moved(json.loads(made.head)["bodies"], by_rules(made, rules))


def versions(old: Settlement, new: Settlement) -> list[tuple[Moved, list[Change]]]:
    """Whose figures or lines differ between two versions, and which lines."""
    figures = [json.loads(one.head)["bodies"] for one in (old, new)]
    before, now = ({row["id"]: row for row in one} for one in figures)
    found = []
    for pk in (*now, *(pk for pk in before if pk not in now)):
        one, other = before.get(pk), now.get(pk)
        same = one and other and one["lines"] == other["lines"]
        if same and not _differs(one, other):
            continue
        row = Moved(pk, (other or one or {})["name"], one, other)
        found.append((row, list(changes(_score(old, pk), _score(new, pk)))))
    return found


def _score(made: Settlement, department: int) -> DepartmentScore | None:
    return made.scores.filter(department=department).first()


def changes(
    old: DepartmentScore | None, new: DepartmentScore | None
) -> Iterator[Change]:
    """Line by line, found again by their keys; those that are the same left out."""
    before, now = _keyed(old), _keyed(new)
    for key in (*now, *(key for key in before if key not in now)):
        one, other = before.get(key), now.get(key)
        if one != other:
            yield Change(one, other)


def _keyed(score: DepartmentScore | None) -> dict[str, Line]:
    found = canonical.load_lines(score.lines) if score else []
    return dict(zip(canonical.keys(found), found, strict=True))
