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

from . import consequences, folding, instructing, requirements, wording, workflow
from .models import Assignment, Docket, Event, Membership, Office
from .permissions import roles_of
from .recording import Words, facts_of, keep_whole, record, stand, store
from .roles import DEPARTMENT, OFFICE, SENIOR, Role
from .workflow import Duty, Fact, NotAllowed, Verb

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
    on_behalf = _on_behalf(assignment, verb, by)
    # The office rings up, or puts down a note: a channel without on behalf.
    spoken = verb == Verb.URGE or (verb == Verb.INSTRUCT and words.leader is not None)
    by_call = words.channel not in (Event.Channel.SYSTEM, Event.Channel.WORKBOOK)
    if by_call and not (on_behalf or spoken):
        words = replace(words, channel=Event.Channel.SYSTEM, caller="")
    day = words.happened_on or timezone.localdate()
    if why := requirements.refusal(assignment, verb, by, day, words.step):
        raise NotAllowed(why)
    requirements.check(verb, assignment, words, day, on_behalf)
    words = wording.worded(assignment, words, day)
    words = instructing.complete(verb, assignment, by, words, day)
    event = _perform(assignment, verb, by, words, on_behalf)
    if verb == Verb.RESUME and words.due_on is not None:
        _perform(assignment, Verb.AMEND_DUE, by, words, None)
    keep_whole(docket)
    return event


def _perform(
    assignment: Assignment,
    verb: Verb,
    by: User,
    words: Words,
    on_behalf: Department | None,
) -> Event:
    docket, present = assignment.docket, assignment.present
    whole = workflow.RULES[verb].whole and present.duty == Duty.LEAD
    fact = Fact(
        docket.last_seq + 1,
        verb,
        words.happened_on or timezone.localdate(),
        by.pk,
        due_on=words.due_on,
        interval=words.interval or present.interval,
        whole=whole,
        pending=on_behalf is None and _waits(assignment, verb, by),
        step=words.step.order if words.step else 0,
        slip=words.is_slip,
    )
    after = folding.apply(present, fact)
    event = record(
        docket,
        verb,
        by,
        assignment=assignment,
        words=words,
        on_behalf=on_behalf,
        changes=store(assignment, present, after),
        whole=whole,
    )
    assignment.present_after = after
    consequences.follow(consequences.Act(event, assignment, words, by, present))
    stand(assignment, after, event.recorded_at)
    return event


def _waits(assignment: Assignment, verb: Verb, by: User) -> bool:
    """Whether the department's approver must release what is sent (a setting)."""
    if not Office.present().wants_release(verb):
        return False
    if Role.APPROVER in assignment.roles_here(by):
        return False
    approvers = Membership.objects.current(timezone.localdate()).filter(
        role=Role.APPROVER, department=assignment.department_id, user__is_active=True
    )
    return approvers.exists()


WHO_CORRECTS = "24 小时内由本人更正;过后请高级督查员更正并写明理由。"
NO_WAY_BACK = {
    Verb.CHARGE: "交办要整件更正,请在全件的“立项交办”那一步更正。",
    Verb.CORRECT: "更正不能再更正,请重新办理。",
    Verb.HAND_OVER: "移交不能更正:承接单位已经接手,请从承接单位再“转办”。",
    Verb.TAKE_OVER: "承接不能更正:请从这个单位再“转办”。",
    Verb.PASS_ON: "转办不能更正:接办单位已经交办,请从接办单位再“转办”。",
}


def may_correct(event: Event, by: User) -> bool:
    """The same person within 24 hours, or a senior officer (design §4.11)."""
    return _own_and_fresh(event, by) or bool(roles_of(by) & SENIOR)


def _own_and_fresh(event: Event, by: User) -> bool:
    age = timezone.now() - event.recorded_at
    hours = datetime.timedelta(hours=workflow.CORRECTION_HOURS)
    return event.actor_id == by.pk and age <= hours


@transaction.atomic
def correct(event: Event, by: User, reason: str = "", batch: str = "") -> Event:
    """更正: take back the newest act of an assignment (design §4.11)."""
    assignment = event.assignment
    if assignment is None or event.verb in NO_WAY_BACK:
        why = NO_WAY_BACK.get(Verb(event.verb), "请在“待立项”页撤回。")
        raise NotAllowed(why)
    docket = take(assignment.docket_id, None)
    assignment.refresh_from_db()
    assignment.docket = docket
    _check_correction(event, assignment, by, reason)
    present = assignment.present
    undo = Fact(docket.last_seq + 1, Verb.CORRECT, event.happened_on, by.pk, event.seq)
    after = folding.fold([*facts_of(assignment), undo])
    done = record(
        docket,
        Verb.CORRECT,
        by,
        assignment=assignment,
        words=Words(text=reason, batch=batch),
        changes=store(assignment, present, after),
        corrects=event,
        whole=event.whole,
    )
    assignment.present_after = after
    event.assignment = assignment
    consequences.undo(event, done)
    if event.whole:
        consequences.spread(done, assignment)
    stand(assignment, after, done.recorded_at)
    keep_whole(docket)
    return done


def _check_correction(
    event: Event, assignment: Assignment, by: User, reason: str
) -> None:
    """Raises NotAllowed or ValidationError unless this event may be taken back."""
    mine = set(assignment.events.values_list("seq", flat=True))
    newest = [f for f in folding.effective(facts_of(assignment)) if f.seq in mine]
    if newest[-1].seq != event.seq:
        raise NotAllowed("只能更正这个单位最近的一次办理,后面的请先更正。")
    check_right(event, by, reason)


def check_right(event: Event, by: User, reason: str) -> None:
    """Raises unless it is this person's to correct, for this reason or for none."""
    if not may_correct(event, by):
        raise NotAllowed(WHO_CORRECTS)
    if not _own_and_fresh(event, by) and not reason.strip():
        raise ValidationError({"reason": "请写明更正的理由。"})


def take(docket_id: int, seq: int | None) -> Docket:
    """The docket, locked until the transaction ends; Stale if events came since."""
    docket = Docket.objects.select_for_update().get(pk=docket_id)
    if seq is not None and docket.last_seq != seq:
        raise Stale(list(docket.events.filter(seq__gt=seq)))
    return docket


def _on_behalf(assignment: Assignment, verb: Verb, by: User) -> Department | None:
    """The department, when an officer does what is the department's to do."""
    held = assignment.roles_here(by)
    if held & DEPARTMENT or not workflow.RULES[verb].for_department:
        return None
    return assignment.department if held & OFFICE else None
