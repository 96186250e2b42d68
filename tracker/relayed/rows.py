"""What the pages of 上级要求 show: a requirement, its points, who took them up."""

from __future__ import annotations

from dataclasses import dataclass, field

from meetings.models import Directive, PointAnswer, Relay, RelayedPoint
from meetings.relayed.told import doubt
from tracker import lights
from tracker.models import Docket

from .dockets import distinct


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


def _light(docket: Docket) -> str:
    return str(getattr(docket, "standing", ""))
