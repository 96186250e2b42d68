"""A superior's requirement with what became of each of its points."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from meetings.models import Directive, Passage, PointAnswer, Relay, RelayedPoint
from meetings.relayed.points import doubt
from tracker import lights
from tracker.models import Docket

from .dockets import distinct, dockets_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(slots=True)
class Answered:
    """One directive that answers a point, with its dockets (with `standing`)."""

    answer: PointAnswer
    dockets: list[Docket] = field(default_factory=list)

    @property
    def directive(self) -> Directive:
        return self.answer.directive

    @property
    def counts(self) -> bool:
        """Unproofread counts nowhere."""
        row = self.directive
        return row.is_confirmed and row.meeting.is_confirmed


class Tallied:
    """件 of whatever is below: each docket once."""

    @property
    def dockets(self) -> list[Docket]:
        raise NotImplementedError

    @property
    def total(self) -> int:
        return len(self.dockets)

    @property
    def done(self) -> int:
        return sum(_light(one) == lights.DONE for one in self.dockets)

    @property
    def late(self) -> int:
        return sum(_light(one) == lights.LATE for one in self.dockets)


@dataclass(slots=True)
class PointRow(Tallied):
    point: RelayedPoint
    answered: list[Answered] = field(default_factory=list)

    @property
    def is_taken(self) -> bool:
        return any(one.counts for one in self.answered)

    @property
    def dockets(self) -> list[Docket]:
        return distinct(d for one in self.answered if one.counts for d in one.dockets)


@dataclass(slots=True)
class RelayRow(Tallied):
    relay: Relay
    points: list[PointRow]

    @property
    def taken(self) -> int:
        return sum(row.is_taken for row in self.points)

    @property
    def open(self) -> list[PointRow]:
        """The points that nobody has taken up."""
        return [row for row in self.points if not row.is_taken]

    @property
    def doubt(self) -> str:
        return doubt(self.relay.told, len(self.points))

    @property
    def dockets(self) -> list[Docket]:
        return distinct(d for row in self.points for d in row.dockets)


def rows_of(
    relays: Sequence[Relay], user: User, today: datetime.date, full: bool = False
) -> list[RelayRow]:
    """Each with its points in order. full: the dockets with what a page of them shows.

    A fixed number of queries, however many there are.
    """
    told = Prefetch("answers", PointAnswer.objects.standing().told())
    points = RelayedPoint.objects.kept().filter(relay__in=[r.pk for r in relays])
    found: dict[int, list[PointRow]] = {relay.pk: [] for relay in relays}
    below = list(points.prefetch_related(told, *_quoted(full)))
    answers = [one for point in below for one in point.answers.all()]
    dockets = dockets_of([one.directive for one in answers], user, today, full)
    for point in below:
        rows = [
            Answered(one, dockets.get(one.directive_id, []))
            for one in point.answers.all()
        ]
        found[point.relay_id].append(PointRow(point, rows))
    return [RelayRow(relay, found[relay.pk]) for relay in relays]


def _quoted(full: bool) -> Iterable[Prefetch[str]]:
    if full:
        yield Prefetch("passages", Passage.objects.quoted())


def _light(docket: Docket) -> str:
    return str(getattr(docket, "standing", ""))
