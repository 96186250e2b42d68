"""得分、名次、等次 of a year: from its newest account that was shown or frozen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.models import DepartmentScore, Settlement
from tracker.scoring.facts import FACTS, ZERO
from tracker.scoring.results import Line
from tracker.scoring.rules import Rule
from tracker.scoring.rulesets import RuleSet
from tracker.scoring.wording import plain
from tracker.settling import canonical

from .columns import Value
from .figures import Extra
from .looks import Kind

if TYPE_CHECKING:
    from django.contrib.auth.models import User

AT_ONCE = 5  # bodies: each has all its lines as one text
ADDED, TAKEN = "加分", "扣分"
Counted = tuple[Rule, Line]


@dataclass
class Points:
    """What a body gained (加分) and lost (扣分, below zero), and by how many lines."""

    by_word: dict[str, Decimal] = field(
        default_factory=lambda: {ADDED: ZERO, TAKEN: ZERO}
    )
    lines: int = 0

    def add(self, points: Decimal) -> None:
        self.by_word[ADDED if points > 0 else TAKEN] += points
        self.lines += 1

    def of(self, word: str) -> Decimal:
        return number(self.by_word[word])


class Scores:
    """One version of a year's account as 按部门 and 加减分明细 show it."""

    def __init__(self, made: Settlement) -> None:
        self.made, head = made, json.loads(made.head)
        self.rules = RuleSet.from_document(head["rules"])
        self.rulebook: Mapping[str, Value] = head["rulebook"]
        self.rows = {row.department_id: row for row in made.table}

    def lines(self) -> Iterator[tuple[DepartmentScore, list[Counted]]]:
        """Body by body, in protocol order, its lines of bonus and malus."""
        rows = DepartmentScore.objects.filter(settlement=self.made).defer("facts")
        ordered = rows.order_by("order", "department_id")
        for row in ordered.iterator(chunk_size=AT_ONCE):
            yield row, list(self._counted(canonical.load_lines(row.lines)))

    def _counted(self, lines: list[Line]) -> Iterator[Counted]:
        """Those of a rule that gave or took; of the register also what a cap took."""
        rules = {rule.key: rule for rule in self.rules.rules}
        for line in lines:
            registered = line.fact is not None and FACTS[line.fact.kind].by_hand
            if line.rule in rules and (line.given or registered):
                yield rules[line.rule], line

    @cached_property
    def points(self) -> Mapping[int, Points]:
        found: dict[int, Points] = {}
        for row, lines in self.lines():
            own = found[row.department_id] = Points()
            for _, line in lines:
                own.add(line.given)
        return found

    def total(self, word: str) -> Decimal:
        """word: 加分 or 扣分."""
        return number(sum((one.by_word[word] for one in self.points.values()), ZERO))

    def extra(self) -> list[Extra]:
        """The columns of 按部门; 附加分 only where somebody has some."""
        shown = [self._points(ADDED), self._points(TAKEN), self._said("得分", _score)]
        if any(row.bonus for row in self.rows.values()):
            shown.append(self._said("附加分", lambda row: number(row.bonus)))
        shown.append(self._said("名次", lambda row: row.rank))
        if any(row.grade for row in self.rows.values()):
            shown.append(self._said("等次", lambda row: row.grade))
        return shown

    def _points(self, word: str) -> Extra:
        values = {pk: one.of(word) for pk, one in self.points.items()}
        return Extra(word, values, self.total(word), adds=True, kind=Kind.WORD)

    def _said(self, heading: str, value: Callable[[DepartmentScore], Value]) -> Extra:
        values = {pk: value(row) for pk, row in self.rows.items()}
        return Extra(heading, values, kind=Kind.WORD)

    @property
    def origin(self) -> str:
        """Which version this is, in words."""
        made = self.made
        state = "已定稿" if made.is_frozen else "公示中,还没有定稿"
        return f"{made}结账({state},截至 {made.cutoff:%Y-%m-%d})"

    def notes(self) -> list[str]:
        groups = "名次按考核组分别排。" if self.rules.groups else ""
        apart = (
            "附加分单列,不计入得分。"
            if any(row.bonus for row in self.rows.values())
            else ""
        )
        return [
            f"加分、扣分、得分、名次、等次取自{self.origin},按“{self.rules.name}”。"
            f"{groups}{apart}得分的年度按完成时限,件数的年度按会议,两者不同。"
        ]


def scores_of(user: User, year: int) -> Scores | None:
    rows = Settlement.objects.visible_to(user).filter(year=year)
    made = rows.exclude(state=Settlement.State.DRAFT).order_by("-version").first()
    return Scores(made) if made else None


def number(value: Decimal) -> Decimal:
    """2.500000 → 2.5."""
    return Decimal(plain(value))


def _score(row: DepartmentScore) -> Value:
    """The figure, or the words in its place."""
    return row.shown if row.total is None else number(row.total)
