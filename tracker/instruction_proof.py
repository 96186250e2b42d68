"""Whether instructions and replies say what their events say: a part of `replay`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from .models import Event, Instruction, InstructionReply
from .workflow import Verb


def differences() -> Iterator[str]:
    """A sentence for each act without its row, and each row that was taken back
    without its event, or the other way round."""
    given = Instruction.objects.filter(event=OuterRef("pk"))
    answered = InstructionReply.objects.filter(event=OuterRef("pk"))
    bare = [
        *Event.objects.filter(~Exists(given), verb=Verb.INSTRUCT),
        *Event.objects.filter(~Exists(answered), verb=Verb.REPLY),
    ]
    for event in bare:
        yield f"{event.docket.code}:“{event}”没有批示或回复"
    for name, rows in (
        ("批示", Instruction.objects),
        ("回复", InstructionReply.objects),
    ):
        for row in _torn(rows.exclude(event=None)):
            yield f"{name}“{row}”与事件不符:一个已更正,另一个没有"


def _torn(rows: QuerySet[Any]) -> QuerySet[Any]:
    undone = Exists(Event.objects.filter(corrects=OuterRef("event")))
    found: QuerySet[Any] = rows.annotate(undone=undone)
    return found.filter(
        Q(undone=True, revoked_at=None) | Q(undone=False, revoked_at__isnull=False)
    )
