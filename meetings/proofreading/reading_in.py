"""A text or a piece of the source that is read at once and added to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings import wordings
from meetings.edits import Sheet
from meetings.extraction import selection
from meetings.extraction.result import FoundDirective
from meetings.hand import take
from meetings.models import (
    Department,
    Directive,
    Edit,
    Meeting,
    Source,
)
from meetings.models.records import Origin, RecordState
from meetings.proposals import department_ids, kinds_named
from meetings.refusals import Refused
from meetings.rows import directive_row, meeting_row, mention_rows

from .adding import EMPTY, add_passages, as_added, refuse_rejected
from .adding_people import add_attendances

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import User


@transaction.atomic
def add_text(meeting: Meeting, by: User, text: str) -> Edit:
    """The directives of a pasted text, read at once: series, demands, bodies, days."""
    hand = take(meeting.pk)
    sheet = Sheet()
    refuse_rejected(hand)
    found = selection.several(wordings.chosen(text, hand.meeting))
    if not found:
        raise ValidationError({"text": "请粘贴要求的文字。"})
    order = max((row.order for row in hand.rows.values()), default=-1) + 1
    _add_found(sheet, hand.meeting, found, order, None)
    return sheet.write(Edit.Verb.ADD, by, hand.meeting)


def _add_found(
    sheet: Sheet,
    meeting: Meeting,
    found: Sequence[FoundDirective],
    order: int,
    source: Source | None,
) -> None:
    """Rows of what was read, items before the demands inside them."""
    top: Directive | None = None
    ids = department_ids(found)
    for step, item in enumerate(found):
        row = directive_row(item, meeting, None, order + step)
        as_added(row, meeting, top if item.level == 2 else None)
        sheet.make(row)
        top = row if item.level == 1 else top
        for mention in mention_rows(item, row, ids):
            sheet.make(mention)
        if source:
            add_passages(sheet, source, item.spans, directive=row)


@transaction.atomic
def add_meetings(source: Source, by: User, start: int, end: int) -> Edit:
    """What the reader missed: the meeting that the words [start, end) tell of.

    Day, people and directives are read from them; all proposed. Undo turns the
    meeting to 不采用, for its history stays.
    """
    reading = source.reading
    if reading is None:
        raise Refused("这份材料还没有读取完,请稍后再补录。")
    register = Department.objects.current(source.published_on).register()
    found = selection.meetings(
        selection.Selection(source.text, start, end, source.published_on, register)
    )
    if not found:
        raise ValidationError({"start": EMPTY})
    kinds = kinds_named(one.kind for one in found)
    sheet, rows = Sheet(), []
    for one in found:
        row = meeting_row(one, reading, kinds)
        row.origin, row.key, row.state = Origin.TYPED, "", RecordState.REJECTED
        row.save()
        rows.append(row)
        sheet.change(row, state=RecordState.PROPOSED)
        add_passages(sheet, source, one.spans, meeting=row)
        add_attendances(sheet, row, one.people, 0)
        _add_found(sheet, row, one.directives, 0, source)
    return sheet.write(Edit.Verb.ADD, by, rows[0], others=rows)
