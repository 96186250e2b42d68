"""Performing a verb: check, change, event, standing, report, in one transaction.

The only door by which an assignment changes. Pages, the admin, workbooks and the
demo all come through `act`, `correct` or `charging`.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from meetings.models import Department

from . import workflow
from .models import Assignment, Docket, Event, Report, Verification
from .models.reports import REPORT_LENGTH
from .permissions import roles_of
from .recording import Words, facts_of, record, stand, store
from .roles import OFFICE, SENIOR, Role
from .workflow import Fact, NotAllowed, Present, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class Stale(Exception):
    """Someone acted on the docket since the form was shown; `events` says what."""

    def __init__(self, events: list[Event]) -> None:
        self.events = events
        who = "、".join(f"{e.actor_name}“{e.get_verb_display()}”" for e in events)
        super().__init__(f"您打开页面以后,{who}。请核对后再办,您填的内容还在。")


@transaction.atomic
def act(
    assignment: Assignment, verb: Verb, by: User, words: Words | None = None
) -> Event:
    """Perform `verb`; returns its event.

    Raises NotAllowed (the workflow says no), Stale (somebody was faster) or
    ValidationError (what was written is not enough), each with words for people.
    """
    words = words or Words()
    docket = take(assignment.docket_id, words.seq)
    assignment = Assignment.objects.select_related("department").get(pk=assignment.pk)
    assignment.docket = docket
    present = assignment.present
    on_behalf = _on_behalf(assignment, verb, by)
    if words.channel != Event.Channel.SYSTEM and not on_behalf:
        words = replace(words, channel=Event.Channel.SYSTEM, caller="")
    if why := workflow.refusal(verb, present, assignment.roles_here(by), by.pk):
        raise NotAllowed(why)
    day = words.happened_on or timezone.localdate()
    _check(verb, present, words, day, on_behalf)
    fact = Fact(docket.last_seq + 1, verb, day, by.pk)
    after = workflow.apply(present, fact)
    event = record(
        docket,
        verb,
        by,
        assignment=assignment,
        words=words,
        on_behalf=on_behalf,
        changes=store(assignment, present, after),
    )
    _write(event, assignment, verb, words)
    stand(assignment, after, event.recorded_at)
    return event


WHO_CORRECTS = "24 小时内由本人更正;过后请高级督查员更正并写明理由。"


def may_correct(event: Event, by: User) -> bool:
    """The same person within 24 hours, or a senior officer (design §4.11)."""
    return _own_and_fresh(event, by) or bool(roles_of(by) & SENIOR)


def _own_and_fresh(event: Event, by: User) -> bool:
    age = timezone.now() - event.recorded_at
    hours = datetime.timedelta(hours=workflow.CORRECTION_HOURS)
    return event.actor_id == by.pk and age <= hours


@transaction.atomic
def correct(event: Event, by: User, reason: str = "") -> Event:
    """更正: take back the newest act of an assignment (design §4.11)."""
    assignment = event.assignment
    if assignment is None or event.verb in (Verb.CHARGE, Verb.CORRECT):
        raise NotAllowed("立项交办不能更正,请用“撤销”。")
    docket = take(assignment.docket_id, None)
    assignment.refresh_from_db()
    assignment.docket = docket
    facts = facts_of(assignment)
    if workflow.effective(facts)[-1].seq != event.seq:
        raise NotAllowed("只能更正这个单位最近的一次办理,后面的请先更正。")
    if not may_correct(event, by):
        raise NotAllowed(WHO_CORRECTS)
    if not _own_and_fresh(event, by) and not reason:
        raise ValidationError({"reason": "请写明更正的理由。"})
    present = assignment.present
    undo = Fact(docket.last_seq + 1, Verb.CORRECT, event.happened_on, by.pk, event.seq)
    after = workflow.fold([*facts, undo])
    done = record(
        docket,
        Verb.CORRECT,
        by,
        assignment=assignment,
        words=Words(text=reason),
        changes=store(assignment, present, after),
        corrects=event,
    )
    stand(assignment, after, done.recorded_at)
    return done


def take(docket_id: int, seq: int | None) -> Docket:
    """The docket, locked until the transaction ends; Stale if events came since."""
    docket = Docket.objects.select_for_update().get(pk=docket_id)
    if seq is not None and docket.last_seq != seq:
        raise Stale(list(docket.events.filter(seq__gt=seq)))
    return docket


def _on_behalf(assignment: Assignment, verb: Verb, by: User) -> Department | None:
    """The department, when an officer does what is the department's to do."""
    own = Role.LIAISON in assignment.roles_here(by)
    if own or not workflow.RULES[verb].for_department:
        return None
    return assignment.department if assignment.roles_here(by) & OFFICE else None


def _check(
    verb: Verb,
    present: Present,
    words: Words,
    day: datetime.date,
    on_behalf: Department | None,
) -> None:
    errors: dict[str, str] = {}
    label = workflow.RULES[verb].text
    if label and not words.text.strip():
        errors["text"] = f"请填写{label}。"
    if verb in REPORTING and len(words.text) > REPORT_LENGTH:
        errors["text"] = f"最多 {REPORT_LENGTH} 字,现有 {len(words.text)} 字。"
    if day > timezone.localdate():
        errors["happened_on"] = "日期不能晚于今天。"
    elif day < present.charged_on:
        errors["happened_on"] = f"日期不能早于交办日期 {present.charged_on:%Y-%m-%d}。"
    if on_behalf and words.channel == Event.Channel.SYSTEM:
        errors["channel"] = "代单位办理,请选电话或纸质等渠道。"
    if errors:
        raise ValidationError(errors)


REPORTING = frozenset({Verb.REPORT, Verb.NO_CHANGE, Verb.REPORT_DONE})


def _write(event: Event, assignment: Assignment, verb: Verb, words: Words) -> None:
    """The report or the verification that the event stands for."""
    if verb in REPORTING:
        Report.objects.create(
            event=event,
            assignment=assignment,
            text=words.text,
            percent=words.percent,
            problems=words.problems,
            next_step=words.next_step,
        )
    elif verb in (Verb.VERIFY, Verb.RETURN):
        Verification.objects.create(
            event=event,
            assignment=assignment,
            passed=verb == Verb.VERIFY,
            finding=words.text,
        )
