"""Instructions and their answers, written with the events that carry them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from . import evidence, leaders
from .models import Assignment, Event, Instruction, InstructionReply, Report
from .recording import Words
from .workflow import NotAllowed, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

ANSWERED = "没有等您单位回复的批示,可能刚刚有人回复过。请刷新后再看。"


def complete(
    verb: Verb, assignment: Assignment, by: User, words: Words, day: datetime.date
) -> Words:
    """The words with whose instruction it is. Raises ValidationError when nobody's, and
    NotAllowed where what is to be answered is answered already."""
    if verb == Verb.INSTRUCT:
        return signed(by, words, day)
    if verb != Verb.REPLY and not words.answers:
        return words
    wanted = {one.pk for one in words.answers}
    open_ = set(assignment.open_instructions().values_list("pk", flat=True))
    if wanted - open_ or (verb == Verb.REPLY and not wanted):
        raise NotAllowed(ANSWERED)
    return words


def signed(by: User, words: Words, day: datetime.date) -> Words:
    """With the leader: who writes, or whose note an officer puts down."""
    leader = words.leader or leaders.own(by, day)
    if leader is None:
        raise ValidationError({"leader": "请选择是哪位领导的批示。"})
    note = leader.user != by
    if note and words.channel not in ("paper", "phone"):
        raise ValidationError({"channel": "代录批示,请选书面或口头。"})
    return replace(words, leader=leader)


def give(event: Event, assignment: Assignment, words: Words) -> Instruction:
    """The instruction of an INSTRUCT: on the part, or on the docket that it leads."""
    about: dict[str, Any] = {"assignment": assignment}
    if words.about_docket:
        about = {"docket": event.docket}
    return keep(words, event.happened_on, event=event, **about, **_recorder(event))


def keep(words: Words, day: datetime.date, **more: Any) -> Instruction:
    """The row with its files; words: as `signed` gives them."""
    leader = words.leader
    assert leader is not None  # `complete` has seen to it
    made = Instruction.objects.create(
        leader=leader.user,
        leader_name=leader.name,
        leader_post=leader.post,
        text=words.text,
        given_on=day,
        channel=words.channel,
        **more,
    )
    evidence.keep(words.evidence, instruction=made)
    return made


def answer(event: Event, words: Words, report: Report | None = None) -> None:
    """A reply to each instruction of words.answers; a report says it itself."""
    assert event.assignment is not None
    for instruction in words.answers:
        made = InstructionReply.objects.create(
            instruction=instruction,
            event=event,
            report=report,
            body=event.assignment.department.name,
            text="" if report else words.text,
            on=event.happened_on,
            settles=words.settles,
            **_recorder(event),
        )
        if report is None:
            evidence.keep(words.evidence, reply=made)


def hand_on(old: Assignment, new: Assignment) -> None:
    """What waits for an answer at a part that ended goes to who carries on."""
    waiting = Instruction.objects.in_state("ended").filter(assignment=old)
    pks = list(waiting.values_list("pk", flat=True))
    Instruction.objects.filter(pk__in=pks).update(assignment=new)


def undo(event: Event, done: Event) -> None:
    """What a corrected event gave or answered is taken back with it."""
    taken = {
        "revoked_at": done.recorded_at,
        "revoked_by": done.actor,
        "revoked_why": done.reason,
    }
    Instruction.objects.filter(event=event).update(**taken)
    InstructionReply.objects.filter(event=event).update(**taken)


def _recorder(event: Event) -> dict[str, Any]:
    return {
        "recorded_at": event.recorded_at,
        "recorded_by": event.actor,
        "recorder_name": event.actor_name,
        "recorder_role": event.actor_role,
    }
