"""Writing what happened: the event, the stored state, the standing.

`acts` and `charging` decide what happens; here it is put down, once.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from . import workflow
from .models import Assignment, Docket, Event, Standing
from .models.assignments import DERIVED
from .obligations import Interval
from .workflow import Fact, Present, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


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
    assignment.save(update_fields=["state", "role", *DERIVED])
    return changes


def place(
    assignment: Assignment, before: Present | None, after: Present
) -> tuple[dict[str, Any], dict[str, Any]]:
    """As `store`, but not saved."""
    assignment.state, assignment.role = after.state, after.duty
    for name in DERIVED:
        setattr(assignment, name, getattr(after, name))
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
