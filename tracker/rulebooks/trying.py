"""What each body would get by a draft on the present facts, and who moves."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from tracker.models import Assignment
from tracker.scoring import Body, BodyScore, Fact, RuleSet, score
from tracker.settling.bodies import bodies_at
from tracker.settling.facts import facts_of

AT_ONCE = 3000  # parts: more take too long to be tried out while one types


@dataclass(frozen=True, slots=True)
class Row:
    old: BodyScore
    new: BodyScore

    @property
    def climbs(self) -> int:
        """Places won; below 0 lost; 0 also where there is no rank to compare."""
        if self.old.rank is None or self.new.rank is None:
            return 0
        return self.old.rank - self.new.rank

    @property
    def falls(self) -> int:
        return -self.climbs

    @property
    def regrouped(self) -> bool:
        return self.old.group != self.new.group

    @property
    def regraded(self) -> bool:
        return self.old.grade != self.new.grade

    @property
    def rescored(self) -> bool:
        return (self.old.shown, self.old.bonus) != (self.new.shown, self.new.bonus)


@dataclass(frozen=True, slots=True)
class Trial:
    """cutoff: to the end of that day. strangers: names in the groups of the draft that
    no body has."""

    cutoff: datetime.date
    rows: Sequence[Row]
    strangers: Sequence[str] = ()

    @property
    def moved(self) -> int:
        return sum(1 for row in self.rows if row.climbs)

    @property
    def regraded(self) -> int:
        return sum(1 for row in self.rows if row.regraded)

    @property
    def rescored(self) -> int:
        return sum(1 for row in self.rows if row.rescored)


def cutoff_of(year: int) -> datetime.date:
    """The end of the year, or of yesterday: today is not over."""
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    return min(datetime.date(year, 12, 31), yesterday)


def trial(year: int, old: RuleSet, new: RuleSet) -> Trial:
    cutoff = cutoff_of(year)
    facts = list(facts_of(year, cutoff))
    return compare(cutoff, facts, bodies_at(cutoff, year), old, new)


def compare(
    cutoff: datetime.date,
    facts: Sequence[Fact],
    bodies: Sequence[Body],
    old: RuleSet,
    new: RuleSet,
) -> Trial:
    before = {one.body.id: one for one in score(old, facts, bodies).bodies}
    after = score(new, facts, bodies).bodies
    known = {body.name for body in bodies}
    named = (name for group in new.groups for name in group.bodies)
    rows = [Row(before[one.body.id], one) for one in after]
    return Trial(cutoff, rows, [name for name in named if name not in known])


def is_small() -> bool:
    """Whether it can be tried out at each change of the form."""
    return Assignment.objects.count() <= AT_ONCE
