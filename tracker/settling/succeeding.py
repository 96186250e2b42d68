"""Who answers for how a part came out, where a body ended and another carried on.

Whoever answered on the due day does (without one: on the day of closing); so each part
of a docket is scored once, and a body is not charged with what another one missed.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from tracker.facts import Present
from tracker.models import Assignment, Event, Transfer
from tracker.states import Verb

from .parts import Known, read


@dataclass(frozen=True, slots=True)
class Step:
    """parted went over to taken on that day; duty: what taken was before, "" new."""

    parted: int
    taken: int
    on: datetime.date
    duty: str
    into: str


@dataclass(slots=True)
class Successions:
    """left: by the part that ended. came: by the part that carries on. finals: how
    those that carry on stand at the cut-off."""

    left: dict[int, Step] = field(default_factory=dict)
    came: dict[int, list[Step]] = field(default_factory=dict)
    finals: dict[int, Present] = field(default_factory=dict)

    def final(self, part: int, present: Present) -> Present:
        """How it stands with whoever has it at last."""
        while step := self.left.get(part):
            part = step.taken
            present = self.finals.get(part, present)
        return present

    def duty(self, part: int, present: Present, day: datetime.date) -> str:
        """What it was on that day; "" where another part answered then."""
        step = self.left.get(part)
        if step and step.on <= day:
            return ""
        later = [one for one in self.came.get(part, []) if one.on > day]
        return later[0].duty if later else str(present.duty)

    def begun(self, part: int) -> datetime.date | None:
        """Since when it has been there, where it began by taking over."""
        began = [one.on for one in self.came.get(part, []) if not one.duty]
        return began[0] if began else None


def successions(known: Known) -> Successions:
    """A few queries; reforms are rare."""
    found = Successions()
    handed = Event.objects.filter(known.events(), verb=Verb.HAND_OVER)
    handed = handed.filter(happened_on__lte=known.cutoff, corrected_by=None)
    rows = Transfer.objects.filter(parted__in=handed.values("assignment"))
    for row in rows.select_related("taken__department").order_by("on", "pk"):
        into = row.taken.department.name
        step = Step(row.parted_id, row.taken_id, row.on, row.duty_before, into)
        found.left[step.parted] = step
        found.came.setdefault(step.taken, []).append(step)
    taken = Assignment.objects.filter(pk__in=found.came).select_related("docket")
    for part in read(list(taken), known):
        found.finals[part.row.pk] = part.present
    return found
