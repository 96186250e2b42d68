"""What a docket keeps of its parts, so that lists and boards need not ask each part.

Lead and responsible parts decide (design §4.3); support never does. The days are kept,
not the light: what is late today follows from them by `lights.docket_conditions`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Protocol

from .states import RUNNING, Duty, Kind, State


class Phase(StrEnum):
    """The worst of the deciding parts, but for what the calendar adds to it."""

    RUNNING = "running"
    WAITING = "waiting"  # all that still run wait for verification
    HOLD = "hold"
    DONE = "done"
    ENDED = "ended"  # none was closed: withdrawn, superseded
    VOID = "void"  # the charge was a wrong click: it counts nowhere


OPEN = (Phase.RUNNING, Phase.WAITING, Phase.HOLD)  # as partial indexes say it
PHASE_WORDS = {Phase.RUNNING: "在办", Phase.WAITING: "待核查", Phase.HOLD: "缓办"}


class Outcome(StrEnum):
    """How a docket that counts has ended: what its figures are added up by."""

    ON_TIME = "on_time"
    LATE = "late"
    UNDATED = "undated"  # closed, and no day was set
    ENDED = "ended"


DATED = (Outcome.ON_TIME, Outcome.LATE)
OUTCOMES = {
    Outcome.ON_TIME: "按期办结",
    Outcome.LATE: "超期办结",
    Outcome.UNDATED: "办结(无时限)",
    Outcome.ENDED: "已终止",
}
PHASES = {
    **dict.fromkeys(RUNNING, Phase.RUNNING),
    State.CLAIMED: Phase.WAITING,
    State.ON_HOLD: Phase.HOLD,
    State.CLOSED: Phase.DONE,
}
ORDER = tuple(Phase)  # worst first


class Part(Protocol):
    role: str
    state: str
    department_id: int
    due_on: datetime.date | None
    charged_on: datetime.date
    claimed_on: datetime.date | None
    last_progress_on: datetime.date | None
    closed_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class Whole:
    """soonest_due, moved_on: the earliest of the parts that run. waiting_since: the
    earliest claim. on_time: the lead's accepted claim came in time (§4.4). progress_on:
    the lead's last; closed_on: the last day on which one of them was struck off."""

    phase: Phase
    lead_department_id: int | None = None
    soonest_due: datetime.date | None = None
    moved_on: datetime.date | None = None
    waiting_since: datetime.date | None = None
    on_time: bool = False
    progress_on: datetime.date | None = None
    closed_on: datetime.date | None = None

    def as_fields(self) -> dict[str, object]:
        return asdict(self)


KEPT = tuple(field.name for field in fields(Whole))


def whole(parts: Iterable[Part], due_on: datetime.date | None) -> Whole:
    """Of a charged docket with this due date, from all its parts."""
    rows = [part for part in parts if part.role != Duty.SUPPORT]
    running = [part for part in rows if part.state in RUNNING]
    lead = next(
        (p for p in rows if p.role == Duty.LEAD and p.state != State.PASSED_ON), None
    )
    return Whole(
        phase=min((_phase(part) for part in rows), key=ORDER.index),
        lead_department_id=lead.department_id if lead else None,
        soonest_due=_first(part.due_on or due_on for part in running),
        moved_on=_first(p.last_progress_on or p.charged_on for p in running),
        waiting_since=_first(p.claimed_on for p in rows if p.state == State.CLAIMED),
        on_time=lead is not None and _on_time(lead, due_on),
        progress_on=lead.last_progress_on if lead else None,
        closed_on=max((p.closed_on for p in rows if p.closed_on), default=None),
    )


def outcome(
    phase: str, kind: str, due_on: datetime.date | None, on_time: bool
) -> Outcome | None:
    """None where the docket is open, or no figure counts it."""
    if kind == Kind.INFORMATION or phase not in (Phase.DONE, Phase.ENDED):
        return None
    if phase == Phase.ENDED:
        return Outcome.ENDED
    if due_on is None or kind != Kind.ACTION:
        return Outcome.UNDATED
    return Outcome.ON_TIME if on_time else Outcome.LATE


def going(
    part: Part, phase: str, kind: str, due_on: datetime.date | None
) -> tuple[str, datetime.date | None]:
    """(stage, due) of a part that goes on, in a docket of this phase, kind and date;
    nothing where it has ended or no figure counts it."""
    stage = _phase(part)
    if phase == Phase.VOID or kind == Kind.INFORMATION or stage not in OPEN:
        return "", None
    return stage.value, part.due_on or due_on


def _phase(part: Part) -> Phase:
    return PHASES.get(State(part.state), Phase.ENDED)


def _first(days: Iterable[datetime.date | None]) -> datetime.date | None:
    return min((day for day in days if day is not None), default=None)


def _on_time(lead: Part, due_on: datetime.date | None) -> bool:
    if lead.state != State.CLOSED or lead.claimed_on is None or due_on is None:
        return False
    return lead.claimed_on <= due_on
