"""Performing a verb: check, change, event, standing, report, in one transaction.

The only door by which an assignment changes. Pages, the admin, workbooks and the
demo all come through `act`, `correct` or `charging`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from . import workflow
from .models import Assignment, Docket, Event, Report, Standing, Verification
from .models.assignments import DERIVED
from .models.reports import REPORT_LENGTH
from .obligations import Interval
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


@dataclass(frozen=True, slots=True)
class Words:
    """What the actor wrote and how it reached the office.

    happened_on: the day it happened, today when None. seq: the docket's last event
    when the form was shown, None skips the check. recorded_at is for imports.
    """

    text: str = ""
    percent: int | None = None
    problems: str = ""
    next_step: str = ""
    happened_on: datetime.date | None = None
    channel: str = Event.Channel.SYSTEM
    caller: str = ""
    seq: int | None = None
    recorded_at: datetime.datetime | None = None


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
        words = _without_channel(words)
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
    own = event.actor_id == by.pk and timezone.now() - event.recorded_at <= (
        datetime.timedelta(hours=workflow.CORRECTION_HOURS)
    )
    senior = assignment.roles_here(by) & SENIOR
    if not own and not senior:
        raise NotAllowed("24 小时内由本人更正;过后请高级督查员更正并写明理由。")
    if not own and not reason:
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


def record(
    docket: Docket,
    verb: Verb,
    by: User,
    *,
    assignment: Assignment | None = None,
    words: Words | None = None,
    on_behalf: Any = None,
    changes: tuple[dict[str, Any], dict[str, Any]] = ({}, {}),
    corrects: Event | None = None,
) -> Event:
    """Write the event and move the docket's seq on."""
    words = words or Words()
    docket.last_seq += 1
    docket.save(update_fields=["last_seq"])
    return Event.objects.create(
        docket=docket,
        assignment=assignment,
        seq=docket.last_seq,
        verb=verb,
        actor=by,
        actor_name=by.get_full_name() or by.get_username(),
        actor_role=role_words(by),
        on_behalf_of=on_behalf,
        channel=words.channel,
        caller=words.caller,
        happened_on=words.happened_on or timezone.localdate(),
        recorded_at=words.recorded_at or timezone.now(),
        reason=words.text,
        before=changes[0],
        after=changes[1],
        corrects=corrects,
    )


def role_words(user: User) -> str:
    """The user's role and post as today, for the history."""
    rows = user.memberships.current(timezone.localdate()).select_related(
        "department", "post"
    )
    return "、".join(str(row.post or row) for row in rows) or "管理员"


def store(
    assignment: Assignment, before: Present | None, after: Present
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Save `after` on the assignment; the changed fields before and after."""
    assignment.state, assignment.role = after.state, after.duty
    for name in DERIVED:
        setattr(assignment, name, getattr(after, name))
    assignment.save(update_fields=["state", "role", *DERIVED])
    names = [f.name for f in fields(after)]
    changed = [
        n for n in names if before is None or getattr(before, n) != getattr(after, n)
    ]
    old = {} if before is None else {n: plain(getattr(before, n)) for n in changed}
    return old, {n: plain(getattr(after, n)) for n in changed}


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def facts_of(assignment: Assignment) -> list[Fact]:
    """The assignment's events as the workflow reads them, oldest first."""
    return [fact_of(e) for e in assignment.events.order_by("seq")]


def fact_of(event: Event) -> Fact:
    charged = event.after if event.verb == Verb.CHARGE else {}
    due = charged.get("due_on")
    return Fact(
        seq=event.seq,
        verb=Verb(event.verb),
        happened_on=event.happened_on,
        actor=event.actor_id,
        corrects=event.corrects.seq if event.corrects else None,
        duty=workflow.Duty(charged["duty"]) if charged else None,
        due_on=datetime.date.fromisoformat(due) if due else None,
        kind=workflow.Kind(charged.get("kind", workflow.Kind.ACTION)),
        interval=Interval(charged.get("interval", Interval.NONE)),
    )


def stand(assignment: Assignment, after: Present, now: datetime.datetime) -> None:
    """Close the present standing and open the next, where something changed."""
    row = standing_row(after)
    last = assignment.standings.filter(until=None).first()
    if last and all(getattr(last, name) == value for name, value in row.items()):
        return
    if last:
        last.until = now
        last.save(update_fields=["until"])
    Standing.objects.create(
        assignment=assignment,
        department_id=assignment.department_id,
        since=now,
        **row,
    )


def standing_row(present: Present) -> dict[str, Any]:
    """The fields of Standing that follow from a present."""
    return {
        "role": present.duty,
        "state": present.state,
        "due_on": present.due_on,
        "last_progress_on": present.last_progress_on,
    }


def _on_behalf(assignment: Assignment, verb: Verb, by: User) -> Any:
    """The department, when an officer does what is the department's to do."""
    own = Role.LIAISON in assignment.roles_here(by)
    if own or not workflow.RULES[verb].for_department:
        return None
    return assignment.department if assignment.roles_here(by) & OFFICE else None


def _without_channel(words: Words) -> Words:
    kept = {f.name: getattr(words, f.name) for f in fields(words)}
    return Words(**{**kept, "channel": Event.Channel.SYSTEM, "caller": ""})


def _check(
    verb: Verb, present: Present, words: Words, day: datetime.date, on_behalf: Any
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
