"""From facts to the present: what each verb changes. Pure.

An assignment's present is `fold` of its facts, nothing else; `workflow.RULES` says
where each verb leads, this module which days and counts it sets.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from .facts import Fact, Present
from .rhythm import next_report
from .states import ENDED, State, Verb
from .workflow import REPORTING, RULES

# After these the rhythm of reports begins anew on their day.
RESTARTS = frozenset(
    {
        Verb.REPORT,
        Verb.NO_CHANGE,
        Verb.RETURN,
        Verb.RESUME,
        Verb.SET_INTERVAL,
        Verb.REOPEN,
    }
)


def charge(fact: Fact) -> Present:
    """The first fact of every assignment."""
    assert fact.verb == Verb.CHARGE and fact.duty is not None
    present = Present(
        state=State.UNSIGNED,
        duty=fact.duty,
        due_on=fact.due_on,
        kind=fact.kind,
        interval=fact.interval,
        charged_on=fact.happened_on,
        moves=fact.moves,
        report_from=fact.happened_on,
    )
    return _owing(present)


def apply(present: Present, fact: Fact) -> Present:
    """The present after `fact`. It does not ask who may: `workflow.refusal` does."""
    if fact.verb in REPORTING and fact.pending:
        return replace(present, pending=fact.verb, pending_by=fact.actor)
    if fact.verb == Verb.RELEASE and present.pending is not None:
        sent = replace(fact, verb=present.pending, actor=present.pending_by)
        return apply(replace(present, pending=None, pending_by=None), sent)
    if fact.verb == Verb.TAKE_OVER:
        return _owing(replace(present, **dict(fact.carried)))
    rule = RULES[fact.verb]
    if fact.whole and rule.target and present.state in ENDED:
        return present  # what has ended on its own is not ended again with the docket
    after = present
    if rule.target and rule.target != present.state:
        after = replace(present, state=rule.target)
    if rule.restores and present.held_from:
        after = replace(after, state=present.held_from)
    change = CHANGES.get(fact.verb)
    after = change(after, fact, present) if change else after
    if fact.verb in RESTARTS:
        after = replace(after, report_from=_latest(after.report_from, fact))
    if after.state in ENDED or after.state == State.CLAIMED:
        after = replace(after, asked_until=None, asked_by=None, asked_report_on=None)
    anew = fact.verb in (Verb.RETURN, Verb.REOPEN)
    if after.step and (anew or after.deadline != present.deadline):
        after = replace(after, step=0)  # the ladder begins anew
    return _owing(after)


def fold(facts: Iterable[Fact]) -> Present:
    """The present from the first fact to the last; corrected pairs are left out."""
    first, *rest = facts
    standing = effective([first, *rest])
    if first not in standing:  # the charge was a wrong click
        return _owing(replace(charge(first), state=State.WITHDRAWN))
    present = charge(first)
    for fact in standing[1:]:
        present = apply(present, fact)
    return present


def effective(facts: Sequence[Fact]) -> list[Fact]:
    """The facts that count: neither corrections nor what they correct (§4.11)."""
    corrected = {fact.corrects for fact in facts if fact.corrects is not None}
    return [f for f in facts if f.corrects is None and f.seq not in corrected]


def _latest(day: datetime.date | None, fact: Fact) -> datetime.date:
    """A call that is written down late takes nothing back from what came after it."""
    return max(day or fact.happened_on, fact.happened_on)


def _owing(present: Present) -> Present:
    """With the day by which the next report is owed: by rhythm, or since asked for."""
    due = None
    if present.owes_reports and present.report_from is not None:
        due = next_report(present.report_from, present.interval)
    days = [day for day in (due, present.asked_report_on) if day is not None]
    soonest = min(days, default=None)
    if soonest == present.next_report_due:
        return present
    return replace(present, next_report_due=soonest)


# What each verb sets beside the state: (after, fact, before) → after.


def _sign_for(after: Present, fact: Fact, before: Present) -> Present:
    return replace(after, signed_on=fact.happened_on)


def _reported(after: Present, fact: Fact, before: Present) -> Present:
    """§4.6: "no change" meets the duty to report and is no progress."""
    moved = before.last_progress_on
    if fact.verb != Verb.NO_CHANGE:
        moved = _latest(moved, fact)
    told = _latest(before.last_report_on, fact)
    return replace(
        after, last_report_on=told, asked_report_on=None, last_progress_on=moved
    )


def _claimed(after: Present, fact: Fact, before: Present) -> Present:
    return replace(
        _reported(after, fact, before),
        claimed_on=fact.happened_on,
        claimed_by=fact.actor,
        verified_on=None,
    )


def _verified(after: Present, fact: Fact, before: Present) -> Present:
    return replace(after, verified_on=fact.happened_on)


def _unclaimed(present: Present) -> Present:
    return replace(present, claimed_on=None, claimed_by=None, verified_on=None)


def _returned(after: Present, fact: Fact, before: Present) -> Present:
    return replace(_unclaimed(after), returns=after.returns + 1)


def _closed(after: Present, fact: Fact, before: Present) -> Present:
    return replace(after, closed_on=fact.happened_on)


def _reopened(after: Present, fact: Fact, before: Present) -> Present:
    return replace(_unclaimed(after), closed_on=None, reopens=after.reopens + 1)


def _urged(after: Present, fact: Fact, before: Present) -> Present:
    return replace(
        after,
        urges=after.urges + 1,
        last_urged_on=fact.happened_on,
        asked_report_on=fact.due_on or after.asked_report_on,
        step=max(after.step, fact.step),
        slips=after.slips + fact.slip,
    )


def _acknowledged(after: Present, fact: Fact, before: Present) -> Present:
    return replace(after, slips=0)


def _declined(after: Present, fact: Fact, before: Present) -> Present:
    return replace(after, pending=None, pending_by=None)


def _asked(after: Present, fact: Fact, before: Present) -> Present:
    return replace(after, asked_until=fact.due_on, asked_by=fact.actor)


def _answered(after: Present, fact: Fact, before: Present) -> Present:
    return replace(after, asked_until=None, asked_by=None)


def _moved(after: Present, fact: Fact, before: Present) -> Present:
    """The docket's date, or a part's own; a first date is no move (§4.12)."""
    if not fact.whole:
        return replace(after, own_due_on=fact.due_on)
    moves = after.moves + (before.due_on is not None)
    return replace(after, due_on=fact.due_on, moves=moves)


def _extended(after: Present, fact: Fact, before: Present) -> Present:
    return _answered(_moved(after, fact, before), fact, before)


def _paced(after: Present, fact: Fact, before: Present) -> Present:
    return replace(after, interval=fact.interval)


def _held(after: Present, fact: Fact, before: Present) -> Present:
    return replace(after, held_from=before.state, held_on=fact.happened_on)


def _resumed(after: Present, fact: Fact, before: Present) -> Present:
    return replace(after, held_from=None, held_on=None)


CHANGES: dict[Verb, Callable[[Present, Fact, Present], Present]] = {
    Verb.SIGN_FOR: _sign_for,
    Verb.REPORT: _reported,
    Verb.NO_CHANGE: _reported,
    Verb.REPORT_DONE: _claimed,
    Verb.DECLINE: _declined,
    Verb.VERIFY: _verified,
    Verb.RETURN: _returned,
    Verb.CLOSE: _closed,
    Verb.URGE: _urged,
    Verb.ACKNOWLEDGE: _acknowledged,
    Verb.ASK_EXTENSION: _asked,
    Verb.EXTEND: _extended,
    Verb.DENY_EXTENSION: _answered,
    Verb.AMEND_DUE: _moved,
    Verb.SET_INTERVAL: _paced,
    Verb.HOLD: _held,
    Verb.RESUME: _resumed,
    Verb.REOPEN: _reopened,
}
