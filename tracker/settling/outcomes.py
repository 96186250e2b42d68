"""How a part came out by the cut-off: the facts that stand without any event."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tracker.facts import Present
from tracker.states import ENDED, Kind, State

from .succeeding import Successions

ENDED_OTHERWISE = ENDED - {State.CLOSED}


@dataclass(frozen=True, slots=True)
class Outcome:
    """kind: of `scoring.facts.FACTS`; role as on that day."""

    kind: str
    day: datetime.date
    role: str
    amount: int = 0
    text: str = ""

    @property
    def decimal(self) -> Decimal:
        return Decimal(self.amount)


def outcomes(
    part: int,
    present: Present,
    year: int,
    cutoff: datetime.date,
    successions: Successions,
) -> Iterator[Outcome]:
    """Of the year of the due date at the cut-off, else of the closing (§4.9)."""
    final = successions.final(part, present)
    due = deadline(part, present, final, successions)
    day = due or final.closed_on or cutoff
    role = successions.duty(part, present, day)
    if not role or final.state in ENDED_OTHERWISE:
        return
    if final.state == State.ON_HOLD:
        yield Outcome("held", final.held_on or cutoff, role, text="缓办,不计入")
    elif final.kind == Kind.ACTION and due and due.year == year:
        until = cutoff
        if step := successions.left.get(part):
            until = min(cutoff, step.on)
        yield from _dated(final, due, role, until)
    elif final.state == State.CLOSED:
        if not due and day.year == year:
            yield Outcome("item", day, role)
            yield Outcome("closed", day, role, text=f"没有时限,{day} 销号")
    else:
        yield Outcome("open", cutoff, role, text="在办,结转")


def deadline(
    part: int, present: Present, final: Present, successions: Successions
) -> datetime.date | None:
    """A part that was handed over has its own earlier date, else that of the docket."""
    left = part in successions.left
    return (present.own_due_on or final.due_on) if left else final.deadline


def _dated(
    final: Present, due: datetime.date, role: str, until: datetime.date
) -> Iterator[Outcome]:
    """until: the last day for which whoever answered on the due day answers; all of
    it, so what is due that day and not claimed is missed."""
    claimed = final.claimed_on
    if claimed is None and due > until:
        yield Outcome("open", until, role, text=f"在办,时限 {due}")
        return
    if claimed is None or (claimed > until > due):
        yield Outcome("item", due, role)
        late = (until - due).days
        yield Outcome("overdue", due, role, late, f"时限 {due},逾期 {late} 天未办结")
    elif claimed > due:
        yield Outcome("item", due, role)
        late = (claimed - due).days
        words = f"时限 {due},{claimed} 申请办结,逾期 {late} 天"
        yield Outcome("late", claimed, role, late, words)
    elif final.state == State.CLOSED:
        early = (due - claimed).days
        yield Outcome("item", due, role)
        words = f"时限 {due},{claimed} 申请办结"
        yield Outcome("on_time", claimed, role, early, words)
    else:
        yield Outcome("waiting", claimed, role, text=f"{claimed} 申请办结,待核查")
