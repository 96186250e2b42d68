"""Instructions on a meeting, which has no line of time: given and answered here."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from meetings.models import Meeting

from . import evidence
from .instructing import keep, signed
from .models import Instruction, InstructionReply
from .recording import Words
from .revoking import recorder
from .workflow import NotAllowed

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def give(meeting: Meeting, by: User, words: Words) -> Instruction:
    """Raises ValidationError by field of the form."""
    day = words.happened_on or timezone.localdate()
    _check(words, "请填写批示内容。", day)
    words = signed(by, words, day)
    return keep(words, day, meeting=meeting, **recorder(by))


@transaction.atomic
def answer(instruction: Instruction, by: User, words: Words) -> InstructionReply:
    """The office's answer. Raises NotAllowed when somebody has settled it already."""
    day = words.happened_on or timezone.localdate()
    _check(words, "请填写回复内容。", day)
    Instruction.objects.select_for_update().get(pk=instruction.pk)
    if not Instruction.objects.open().filter(pk=instruction.pk).exists():
        raise NotAllowed("这条批示已经办复或更正,请刷新后再看。")
    made = InstructionReply.objects.create(
        instruction=instruction,
        text=words.text,
        on=day,
        settles=words.settles,
        **recorder(by),
    )
    evidence.keep(words.evidence, reply=made)
    return made


def _check(words: Words, missing: str, day: datetime.date) -> None:
    if not words.text.strip():
        raise ValidationError({"text": missing})
    if day > timezone.localdate():
        raise ValidationError({"happened_on": "日期不能晚于今天。"})
    if why := evidence.refusal(list(words.evidence)):
        raise ValidationError({"evidence": why})
