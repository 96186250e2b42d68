"""A leader writes, a department answers: what the tests of instructions share."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from tracker.acts import act
from tracker.models import Assignment, Event, Instruction
from tracker.recording import Words
from tracker.workflow import Verb


def instruct(part: Assignment, by: User, text: str = "要抓紧。", **more: Any) -> Any:
    """The instruction; about_docket=True: on the whole docket."""
    return act(part, Verb.INSTRUCT, by, Words(text, **more)).instruction


def reply(part: Assignment, by: User, instruction: Instruction, **more: Any) -> Event:
    words = Words("已完成八成,月底办结。", answers=[instruction], **more)
    return act(part, Verb.REPLY, by, words)


def is_open(instruction: Instruction) -> bool:
    return Instruction.objects.open().filter(pk=instruction.pk).exists()
