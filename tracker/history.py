"""The line of time of a docket or an assignment, for people, from events alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from .acts import NO_WAY_BACK, may_correct
from .ladder import Form
from .models import Assignment, Attachment, Docket, Event, Instruction
from .permissions import departments_of, sees_all
from .rhythm import Interval
from .workflow import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

TURNING = frozenset(
    {Verb.CHARGE, Verb.REPORT_DONE, Verb.RETURN, Verb.CLOSE, Verb.REOPEN}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `struck` was corrected later; `event_id` where it may be corrected.

    changes: what else changed, in words, such as a due date; files: the evidence.
    """

    on: datetime.date
    title: str
    who: str
    role: str
    text: str
    struck: bool
    turn: bool
    event_id: int | None = None
    changes: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()


def of_docket(docket: Docket, user: User) -> list[Entry]:
    """Newest first; a department reads its own lines and those about the whole."""
    return _entries(Event.objects.told_to(user).filter(docket=docket), user)


def of_assignment(assignment: Assignment, user: User) -> list[Entry]:
    """Newest first: its own lines and those about the whole docket."""
    mine = Q(assignment=assignment) | Q(docket=assignment.docket_id, whole=True)
    return _entries(Event.objects.filter(mine), user)


def _entries(rows: QuerySet[Event], user: User) -> list[Entry]:
    if not sees_all(user):  # a talk is proposed to the leaders, not told
        talk = Q(notice__form=Form.TALK) | Q(corrects__notice__form=Form.TALK)
        rows = rows.exclude(talk)
    events = list(
        rows.select_related(
            "assignment__department",
            "on_behalf_of",
            "corrects",
            "corrected_by",
            "report",
            "notice",
            "instruction",
            "inspection",
        )
        .prefetch_related(
            "report__attachments",
            "instruction__attachments",
            "inspection__attachments",
            "answers__instruction",
            "answers__attachments",
        )
        .order_by("-seq")
    )
    newest = _newest(events)
    return [
        _entry(event, user, event.pk in newest and may_correct(event, user))
        for event in events
    ]


def _newest(events: list[Event]) -> set[int]:
    """The last act that counts of each department: the one that can be corrected; the
    docket's own charge while nothing else has happened."""
    if {event.verb for event in events} == {Verb.CHARGE}:
        return {event.pk for event in events if event.assignment_id is None}
    found: dict[int, Event] = {}
    for event in events:
        counts = event.verb != Verb.CORRECT and not _is_corrected(event)
        if event.assignment_id and counts:
            found.setdefault(event.assignment_id, event)
    return {event.pk for event in found.values() if event.verb not in NO_WAY_BACK}


def _is_corrected(event: Event) -> bool:
    return hasattr(event, "corrected_by")


def _entry(event: Event, user: User, correctable: bool) -> Entry:
    part = event.assignment
    title = event.get_verb_display()
    if event.corrects:
        title += f"“{event.corrects.get_verb_display()}”"
    if notice := getattr(event, "notice", None):
        title += f"({' '.join(filter(None, (notice.word, notice.code)))})"
    hidden = _is_hidden(event, user)
    if hidden:
        title += "(单位内部待审签)"
    given: Instruction | None = getattr(event, "instruction", None)
    if given and given.docket_id:
        title += "(全件)"
    elif part:
        title = f"{part.department} {title}"
    return Entry(
        on=event.happened_on,
        title=title,
        who=event.actor_name + _way(event),
        role=event.actor_role,
        text="" if hidden else event.reason,
        struck=_is_corrected(event),
        turn=event.verb in TURNING,
        event_id=event.pk if correctable else None,
        changes=() if hidden else (*_changes(event), *_heard(event)),
        files=() if hidden else tuple(_files(event)),
    )


def _files(event: Event) -> Iterator[Attachment]:
    """The evidence of a report, an instruction or what answers one, an inspection."""
    for name in ("report", "instruction", "inspection"):
        if owner := getattr(event, name, None):
            yield from owner.attachments.all()
    for reply in event.answers.all():
        yield from reply.attachments.all()


def _heard(event: Event) -> Iterator[str]:
    """Whose instruction it is, and which it answers."""
    given: Instruction | None = getattr(event, "instruction", None)
    if given and given.channel != "system":
        yield f"{given}的{given.get_channel_display()},{given.recorder_name}代录"
    for reply in event.answers.all():
        about = reply.instruction
        words = "回复" if reply.settles else "先报情况,回复"
        yield f"{words}{about.leader_name} {about.given_on:%m-%d} 批示"


def _is_hidden(event: Event, user: User) -> bool:
    """What the department has not released yet is its own."""
    report = getattr(event, "report", None)
    if report is None or report.released:
        return False
    own = event.assignment and event.assignment.department_id in departments_of(user)
    return not own


def _way(event: Event) -> str:
    """How it reached the office, where that was not by the system."""
    if event.channel == Event.Channel.LEDGER:
        return f"({event.get_channel_display()}导入)"
    if event.on_behalf_of:
        return f"代录({event.get_channel_display()},经办 {event.caller or '未留名'})"
    if event.channel != Event.Channel.SYSTEM:
        return f"({event.get_channel_display()}{event.caller and ',' + event.caller})"
    return ""


# The changed fields that a reader wants to see, in words.
SHOWN = {
    "due_on": "时限",
    "own_due_on": "单独时限",
    "asked_until": "申请延至",
    "asked_report_on": "要求反馈",
    "interval": "反馈频次",
    "officer": "督查员",
}


def _changes(event: Event) -> Iterator[str]:
    if event.verb in (Verb.CHARGE, Verb.TAKE_OVER, Verb.CORRECT):
        return
    for name, label in SHOWN.items():
        after = event.after.get(name)
        if after is None:
            continue
        before = event.before.get(name)
        words = f"{_word(name, before)} → " if before else ""
        yield f"{label} {words}{_word(name, after)}"


def _word(name: str, value: str) -> str:
    if name == "interval":
        return Interval(value).label
    if name == "officer":
        return value
    day = datetime.date.fromisoformat(value)
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
