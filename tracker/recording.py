"""Writing what happened: the event, the stored state, the standing.

`acts` and `charging` decide what happens; here it is put down, once.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.utils import timezone

from meetings.models import Department

from . import inheriting, tallying, workflow
from .ladder import SLIPS, Step
from .models import Assignment, Docket, Event, Standing
from .models.assignments import COLUMNS, DERIVED
from .models.transfers import stands_then
from .rhythm import Interval
from .wholes import KEPT, Phase, Whole, whole
from .workflow import Fact, Present, State, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .leaders import Leader
    from .models import Instruction


@dataclass(frozen=True, slots=True)
class Words:
    """What the actor wrote and how it reached the office.

    happened_on: the day it happened, today when None. seq: the docket's last event
    when the form was shown, None skips the check. recorded_at is for imports. due_on,
    department, docket, interval: what the verb asks for (Rule.asks). evidence: files.
    batch: the key of a bulk act. step: of the ladder, with 催办. Of an instruction:
    whose it is where an officer puts it down, and whether it is on the whole docket.
    answers: the instructions that a reply or a report answers; settles: with that they
    are 已办复. effective_on: the day on which a body ended, where the act is put down
    later.
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
    due_on: datetime.date | None = None
    department: Department | None = None
    docket: Docket | None = None
    interval: Interval | None = None
    evidence: Sequence[UploadedFile[Any]] = ()
    batch: str = ""
    step: Step | None = None
    leader: Leader | None = None
    about_docket: bool = False
    answers: Iterable[Instruction] = ()
    settles: bool = True
    effective_on: datetime.date | None = None

    @property
    def is_slip(self) -> bool:
        return self.step is not None and self.step.form in SLIPS


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
    whole: bool = False,
) -> Event:
    """Write the event and move the docket's seq on."""
    docket.last_seq += 1
    docket.save(update_fields=["last_seq"])
    made = event(
        docket,
        verb,
        by,
        assignment=assignment,
        words=words or Words(),
        on_behalf=on_behalf,
        changes=changes,
        corrects=corrects,
    )
    made.whole = whole
    made.save()
    return made


def event(
    docket: Docket,
    verb: Verb,
    by: User,
    *,
    assignment: Assignment | None,
    words: Words,
    changes: tuple[dict[str, Any], dict[str, Any]],
    on_behalf: Any = None,
    corrects: Event | None = None,
) -> Event:
    """The event that is the docket's last by its seq; not saved."""
    return Event(
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
        batch=words.batch,
        corrects=corrects,
    )


def role_words(user: User) -> str:
    """The user's role and post as today, for the history; asked once a request."""
    words: str | None = getattr(user, "_role_words", None)
    if words is None:
        rows = user.memberships.current(timezone.localdate())
        held = rows.select_related("department", "post")
        words = "、".join(str(row.post or row) for row in held) or "管理员"
        user._role_words = words  # type: ignore[attr-defined]
    return words


def store(
    assignment: Assignment, before: Present | None, after: Present
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Save `after` on the assignment; the changed fields before and after."""
    changes = place(assignment, before, after)
    assignment.save(update_fields=list(COLUMNS))
    return changes


def place(
    assignment: Assignment, before: Present | None, after: Present
) -> tuple[dict[str, Any], dict[str, Any]]:
    """As `store`, but not saved."""
    assignment.state, assignment.role = after.state, after.duty
    assignment.due_on = after.own_due_on
    assignment.pending = after.pending or ""
    assignment.held_from = after.held_from or ""
    for name in DERIVED:
        setattr(assignment, name, getattr(after, name))
    names = [f.name for f in fields(after)]
    changed = [
        n for n in names if before is None or getattr(before, n) != getattr(after, n)
    ]
    old = {} if before is None else {n: plain(getattr(before, n)) for n in changed}
    return old, {n: plain(getattr(after, n)) for n in changed}


def settle(docket: Docket, after: Present) -> None:
    """What the docket itself keeps of a present: dates, moves, rhythm."""
    docket.keep_terms(after)
    docket.save(update_fields=["due_on", "moves", "report_interval", "original_due_on"])


def keep_whole(docket: Docket, *, charged: bool = True) -> None:
    """What the docket keeps of its parts; once their share in an act is stored.

    charged: False where the charge itself was taken back.
    """
    parts = list(Assignment.objects.filter(docket=docket))
    place_whole(docket, parts)
    if not charged:
        docket.phase = Phase.VOID
    tallying.keep(docket, parts)
    docket.save(update_fields=(*KEPT, *tallying.FIELDS))


def place_whole(docket: Docket, parts: Iterable[Assignment]) -> None:
    """As `keep_whole`, from these parts and not saved."""
    for name, value in whole_of(docket, parts).as_fields().items():
        setattr(docket, name, value)


def whole_of(docket: Docket, parts: Iterable[Assignment]) -> Whole:
    """What follows from these parts; where one was handed over, the lead is whom the
    docket counts for in its year (`transfers.duty_then`)."""
    rows = list(parts)
    found = whole(rows, docket.due_on)
    if any(row.state == State.PASSED_ON for row in rows):
        leads = Assignment.objects.leads().counted_as(workflow.Duty.LEAD)
        counting = leads.filter(stands_then(), docket=docket).order_by("pk").first()
        if counting is not None:
            found = replace(found, lead_department_id=counting.department_id)
    return found


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def facts_of(assignment: Assignment) -> list[Fact]:
    """The assignment's events as the workflow reads them, oldest first."""
    mine = Q(assignment=assignment) | Q(docket=assignment.docket_id, whole=True)
    rows = Event.objects.filter(mine).select_related("corrects").order_by("seq")
    return facts_from(rows, assignment.pk)


def facts_from(events: Iterable[Event], assignment: int | None) -> list[Fact]:
    """Of one assignment: its own events, and those of the whole docket since it began.

    events: of one docket, in order.
    """
    found: list[Fact] = []
    for event in events:
        own = event.assignment_id == assignment
        if own or (event.whole and found):
            found.append(fact_of(event))
    return found


# The field of the present in which a verb left the day that it set or asked for.
DAYS = {
    Verb.CHARGE: "due_on",
    Verb.ASK_EXTENSION: "asked_until",
    Verb.EXTEND: "due_on",
    Verb.URGE: "asked_report_on",
}


def fact_of(event: Event) -> Fact:
    verb, after = Verb(event.verb), event.after
    own_date = "due_on" if event.whole else "own_due_on"
    due = after.get(DAYS.get(verb, own_date))
    return Fact(
        seq=event.seq,
        verb=verb,
        happened_on=event.happened_on,
        actor=event.actor_id,
        corrects=event.corrects.seq if event.corrects else None,
        duty=workflow.Duty(after["duty"]) if verb == Verb.CHARGE else None,
        due_on=datetime.date.fromisoformat(due) if due else None,
        kind=workflow.Kind(after.get("kind", workflow.Kind.ACTION)),
        interval=Interval(after.get("interval", Interval.NONE)),
        moves=int(after.get("moves", 0)) if verb == Verb.CHARGE else 0,
        whole=event.whole,
        pending=verb in workflow.REPORTING and bool(after.get("pending")),
        step=int(after.get("step", 0)) if verb == Verb.URGE else 0,
        slip=verb == Verb.URGE and "slips" in after,
        carried=inheriting.read(after) if verb == Verb.TAKE_OVER else (),
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
        "kind": present.kind,
        "charged_on": present.charged_on,
        "due_on": present.deadline,
        "last_progress_on": present.last_progress_on,
    }
