"""What the ledger's state means as acts: which, on which day.

A state is reached by the acts that lead to it, as if somebody had put each of them down
late: what the department did, on its behalf; what the office found, in the ledger's own
words. The office's rule that nobody verifies what he reported himself is set aside for
this channel, and here alone: who imports neither reported nor judged, the ledger did,
and each event says so (旧台账, and its verdict).

Owed reports begin with the import: until then the docket has no rhythm, and 改反馈频次
gives it one, so that no month is missed in which nobody was asked.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.workflow import Duty, Kind, State, Verb

from .entry import Entry

UNSAID = "旧台账没有写进展情况。"
BY_LEAD = "旧台账所记情况见牵头单位。"
DONE = "旧台账记为办结。"
CLAIMED = "旧台账记为申请办结。"
NO_VERDICT = "旧台账记为办结,没有写核查意见。"
HELD = "旧台账记为缓办。"
WITHDRAWN = "旧台账记为撤销。"
PACED = "从旧台账导入,自导入之日起按期反馈。"
# What a ledger can say; the others are steps on the way, which only people take.
STATES = frozenset(
    {
        State.UNSIGNED,
        State.IN_HAND,
        State.CLAIMED,
        State.CLOSED,
        State.ON_HOLD,
        State.WITHDRAWN,
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """One act of every part that it is for; text: the lead's, others: everybody
    else's. full: with the percent, the problems and the next step of the ledger."""

    verb: Verb
    day: datetime.date
    text: str = ""
    others: str = ""
    lead_only: bool = False
    full: bool = False


def state_of(entry: Entry) -> State:
    if entry.state is not None:
        return entry.state
    return State.CLOSED if entry.closed_on else State.IN_HAND


def done_on(entry: Entry, today: datetime.date) -> datetime.date | None:
    """When it was done, as far as the ledger tells; a due date that is past stands for
    it where nothing better does."""
    told = entry.closed_on or entry.reported_on
    if told or entry.due_on is None:
        return told
    return entry.due_on if entry.begun_on <= entry.due_on <= today else None


def last_day(entry: Entry, state: State, today: datetime.date) -> datetime.date:
    """On which it came to its state; nothing that the ledger tells was later."""
    if state in (State.CLAIMED, State.CLOSED):
        return done_on(entry, today) or today
    if state == State.WITHDRAWN:
        return entry.closed_on or entry.reported_on or today
    return entry.reported_on or today if state == State.ON_HOLD else today


def course(entry: Entry, today: datetime.date) -> Iterator[Step]:
    """The steps after the charge, in order; `checking` has found the row sound."""
    state = state_of(entry)
    if state != State.UNSIGNED:
        yield Step(Verb.SIGN_FOR, entry.begun_on)
    if entry.nature != Kind.INFORMATION:
        yield from _tracked(entry, state, today)
    elif state == State.WITHDRAWN:
        yield _withdrawn(entry, last_day(entry, state, today))


def _tracked(entry: Entry, state: State, today: datetime.date) -> Iterator[Step]:
    claims = state in (State.CLAIMED, State.CLOSED)
    end = last_day(entry, state, today)
    told = entry.progress or entry.problems or entry.next_step
    earlier = not claims or (entry.reported_on is not None and entry.reported_on < end)
    if told and earlier and state != State.UNSIGNED:
        day = min(entry.reported_on or entry.begun_on, end)
        yield Step(Verb.REPORT, day, entry.progress or UNSAID, BY_LEAD, full=True)
    if state in (State.UNSIGNED, State.IN_HAND):
        yield _paced(today)
    elif state == State.CLAIMED:
        yield _paced(end)
    if claims:
        yield from _done(entry, state, end, reported=earlier)
    elif state == State.ON_HOLD:
        text = entry.verdict or HELD
        yield Step(Verb.HOLD, end, text, text)
        yield _paced(today)
    elif state == State.WITHDRAWN:
        yield _withdrawn(entry, end)


def _done(
    entry: Entry, state: State, end: datetime.date, reported: bool
) -> Iterator[Step]:
    """The claim in the ledger's last words; reported: those were told before it."""
    words = DONE if state == State.CLOSED else CLAIMED
    text = entry.progress or words
    if reported and entry.progress:
        text = f"{words}{entry.progress}"
    yield Step(Verb.REPORT_DONE, end, text, words, full=not reported)
    if state == State.CLOSED:
        verdict = entry.verdict or NO_VERDICT
        yield Step(Verb.VERIFY, end, verdict, verdict)
        yield Step(Verb.CLOSE, end)


def _paced(day: datetime.date) -> Step:
    return Step(Verb.SET_INTERVAL, day, PACED, lead_only=True)


def _withdrawn(entry: Entry, day: datetime.date) -> Step:
    text = entry.verdict or WITHDRAWN
    return Step(Verb.WITHDRAW, day, text, text)


def is_for(step: Step, duty: str) -> bool:
    """Support reports nothing of its own, and only the lead sets the rhythm."""
    if duty == Duty.LEAD:
        return True
    return not step.lead_only and not (
        step.verb == Verb.REPORT and duty == Duty.SUPPORT
    )
