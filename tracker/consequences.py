"""What an act writes beside its event: report, verification, dates, links, parts."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import evidence, instructing, notices
from .assigning import assign
from .folding import fold
from .models import (
    Assignment,
    Docket,
    Event,
    Extension,
    Report,
    Verification,
)
from .recording import Words, facts_of, settle, stand, store
from .transferring import transfer
from .workflow import REPORTING, Duty, Present, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Act:
    """One act as it was just performed; before: how the part stood until then."""

    event: Event
    assignment: Assignment
    words: Words
    by: User
    before: Present

    @property
    def docket(self) -> Docket:
        return self.assignment.docket


def follow(act: Act) -> None:
    """Write what belongs to the act; the event, state and standing are written."""
    verb = Verb(act.event.verb)
    if act.event.whole:
        spread(act.event, act.assignment)
    if verb in REPORTING:
        _report(act)
    elif write := WRITERS.get(verb):
        write(act)


def spread(event: Event, source: Assignment) -> None:
    """Bring a word about the whole docket to the docket and to its other parts."""
    others = source.docket.assignments.exclude(pk=source.pk)
    befores = [(other, other.present) for other in others]  # by the docket's old date
    settle(source.docket, source.present_after)
    for other, before in befores:
        other.docket = source.docket
        after = fold(facts_of(other))
        if after != before:
            store(other, before, after)
            stand(other, after, event.recorded_at)


def undo(event: Event, done: Event) -> None:
    """Take back what the corrected event had written beside itself; done: by what."""
    verb, assignment = Verb(event.verb), event.assignment
    assert assignment is not None
    if verb == Verb.SUPERSEDE:
        assignment.docket.superseded_by = None
        assignment.docket.save(update_fields=["superseded_by"])
    elif verb == Verb.RELEASE:
        _set_released(assignment, False)
    elif verb == Verb.ACKNOWLEDGE:
        notices.forget(event)
    elif verb in (Verb.EXTEND, Verb.DENY_EXTENSION):
        Extension.objects.filter(decided=event).update(decided=None, granted=None)
    instructing.undo(event, done)


def _report(act: Act) -> None:
    words = act.words
    report = Report.objects.create(
        event=act.event,
        assignment=act.assignment,
        text=words.text,
        percent=words.percent,
        problems=words.problems,
        next_step=words.next_step,
        released="pending" not in act.event.after,
    )
    evidence.keep(words.evidence, report=report)
    instructing.answer(act.event, words, report)


def _verification(act: Act) -> None:
    Verification.objects.create(
        event=act.event,
        assignment=act.assignment,
        passed=act.event.verb == Verb.VERIFY,
        finding=act.words.text,
    )


def _release(act: Act) -> None:
    _set_released(act.assignment, True)


def _set_released(assignment: Assignment, released: bool) -> None:
    """Of the newest report that waited for the approver and was not taken back."""
    rows = assignment.reports.filter(
        released=not released, event__corrected_by=None, event__after__has_key="pending"
    )
    if last := rows.order_by("-pk").first():
        last.released = released
        last.save(update_fields=["released"])


def _asked(act: Act) -> None:
    due, until = act.docket.due_on, act.words.due_on
    assert due is not None and until is not None
    Extension.objects.create(
        assignment=act.assignment,
        asked=act.event,
        due_on=due,
        until=until,
        reason=act.words.text,
    )


def _answered(act: Act) -> None:
    granted = act.words.due_on if act.event.verb == Verb.EXTEND else None
    asked = act.assignment.extensions.filter(asked__corrected_by=None).last()
    assert asked is not None  # the workflow lets nobody answer what was not asked
    asked.decided, asked.granted = act.event, granted
    asked.save(update_fields=["decided", "granted"])


def _pass_on(act: Act) -> None:
    """The other department's part begins, with the same duty."""
    old, words = act.assignment, act.words
    assert words.department is not None
    duties = [(words.department, Duty(old.role))]
    begun = replace(words, text="", due_on=None, batch="")
    (new,) = assign(act.docket, duties, act.by, begun)
    old.passed_to = new
    old.save(update_fields=["passed_to"])
    instructing.hand_on(old, new)


def _urged(act: Act) -> None:
    notices.issue(act.event, act.assignment, act.words)


def _acknowledged(act: Act) -> None:
    notices.acknowledge(act.event, act.assignment)


def _hand_over(act: Act) -> None:
    transfer(act.assignment, act.before, act.words, act.by)


def _supersede(act: Act) -> None:
    act.docket.superseded_by = act.words.docket
    act.docket.save(update_fields=["superseded_by"])


def _instruct(act: Act) -> None:
    instructing.give(act.event, act.assignment, act.words)


def _reply(act: Act) -> None:
    instructing.answer(act.event, act.words)


WRITERS: dict[Verb, Callable[[Act], None]] = {
    Verb.VERIFY: _verification,
    Verb.RETURN: _verification,
    Verb.RELEASE: _release,
    Verb.INSTRUCT: _instruct,
    Verb.REPLY: _reply,
    Verb.ASK_EXTENSION: _asked,
    Verb.EXTEND: _answered,
    Verb.DENY_EXTENSION: _answered,
    Verb.PASS_ON: _pass_on,
    Verb.HAND_OVER: _hand_over,
    Verb.SUPERSEDE: _supersede,
    Verb.URGE: _urged,
    Verb.ACKNOWLEDGE: _acknowledged,
}


def days_held(assignment: Assignment, day: datetime.date) -> int:
    """How long the clock has stood still by `day`."""
    return (day - assignment.held_on).days if assignment.held_on else 0
