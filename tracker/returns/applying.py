"""Putting a form down: each row an act with channel "workbook"."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from tracker.acts import act, take
from tracker.models import Event, Return, ReturnRow
from tracker.recording import Words
from tracker.states import Verb
from tracker.workflow import NotAllowed

from .checking import Line, Plan

if TYPE_CHECKING:
    from django.contrib.auth.models import User

UNNAMED = "回填表"  # who spoke for the department, where the row names nobody


class Refused(Exception):
    """All or none: a row cannot be put down, so none was."""

    def __init__(self, line: Line, why: str) -> None:
        super().__init__(f"第 {line.row.number} 行:{why}")


@dataclass(slots=True)
class Outcome:
    """batch: the key by which the acts are taken back together."""

    batch: str
    done: list[Event] = field(default_factory=list)
    refused: list[tuple[Line, str]] = field(default_factory=list)


def apply(
    source: Return, plan: Plan, by: User, *, anyway: Collection[int] = (), whole: bool
) -> Outcome:
    """Put down what is ready, and of what is newer the rows numbered in `anyway`.

    whole: all or none; raises Refused with the first row that stands in the way.
    """
    newer = [line for line in plan.newer if line.row.number not in anyway]
    if whole and (left := [*plan.wrong, *newer]):
        why = next(iter(left[0].errors.values()), "这一件有新情况,没有勾选“仍然登记”。")
        raise Refused(left[0], why)
    outcome = Outcome(uuid.uuid4().hex)
    chosen = [*plan.ready, *(n for n in plan.newer if n not in newer)]
    with transaction.atomic():
        for line in sorted(chosen, key=lambda n: n.row.number):
            _put_down(source, line, by, outcome, whole)
    return outcome


def _put_down(
    source: Return, line: Line, by: User, outcome: Outcome, whole: bool
) -> None:
    try:
        with transaction.atomic():
            event = _act(source, line, by, outcome.batch)
    except NotAllowed as refused:
        why = str(refused)
    except ValidationError as error:
        why = "；".join(error.messages)
    else:
        if event:
            outcome.done.append(event)
        return
    if whole:
        raise Refused(line, why)
    outcome.refused.append((line, why))


def _act(source: Return, line: Line, by: User, batch: str) -> Event | None:
    """None when another upload put the same row down meanwhile."""
    part = line.part
    assert part is not None  # only rows with their part are chosen
    take(part.docket_id, None)
    if ReturnRow.objects.filter(print=line.print).exists():
        return None
    told = line.filled
    own = part.is_own(by)
    words = Words(
        happened_on=None if own else told.day or source.received_on,
        channel=Event.Channel.WORKBOOK,
        caller="" if own else told.caller or UNNAMED,
        batch=batch,
    )
    if line.signs_first:
        act(part, Verb.SIGN_FOR, by, words)
    event = act(part, line.verb, by, _told(words, line))
    ReturnRow.objects.create(
        source=source, number=line.row.number, print=line.print, event=event
    )
    return event


def _told(words: Words, line: Line) -> Words:
    told = line.filled
    return Words(
        text=told.text,
        percent=told.percent,
        problems=told.problems,
        next_step=told.next_step,
        happened_on=words.happened_on,
        channel=words.channel,
        caller=words.caller,
        batch=words.batch,
    )
