"""Adding what the reader missed, and filling fields, from words of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings import wordings
from meetings.edits import Sheet
from meetings.extraction.result import Span
from meetings.hand import Hand, take
from meetings.models import (
    Directive,
    Edit,
    Meeting,
    Passage,
    Source,
)
from meetings.models.records import Origin, RecordState
from meetings.ordering import put_after
from meetings.refusals import Refused
from meetings.rows import directive_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.contrib.auth.models import User

EMPTY = "选中的地方没有文字,请重新选择。"


@transaction.atomic
def add_directive(
    meeting: Meeting,
    by: User,
    source: Source,
    start: int,
    end: int,
    item: Directive | None = None,
) -> Edit:
    """A directive of the words [start, end) of a source, its bodies and deadline read.

    item: the item in which it is a demand; else it comes where it stands in the text.
    """
    hand = take(meeting.pk)
    sheet = Sheet()
    refuse_rejected(hand)
    if item is not None:
        item = hand.row(item)
        hand.refuse_locked(item)
    found = wordings.read(source.text, hand.meeting, start, end)
    if found is None:
        raise ValidationError({"start": EMPTY})
    row = directive_row(found, hand.meeting, None, 0)
    as_added(row, hand.meeting, item)
    siblings = hand.children(item.pk if item else None)
    before = _before(siblings, source, start)
    row.order = before.order if before else 0
    sheet.make(row)
    put_after(sheet, row, before, [*siblings, row])
    add_passages(sheet, source, found.spans, directive=row)
    wordings.add_mentions(sheet, row, found)
    return sheet.write(Edit.Verb.ADD, by, hand.meeting)


def as_added(row: Directive, meeting: Meeting, item: Directive | None) -> None:
    row.origin, row.key = Origin.TYPED, ""
    row.reading_id = meeting.reading_id
    if item is not None:
        row.parent, row.number = item, None


def _before(rows: Sequence[Directive], source: Source, start: int) -> Directive | None:
    """The last row that stands before the place; the last of all where none is read."""
    places = Passage.objects.filter(source=source, directive__in=rows)
    firsts: dict[int, int] = {}
    for pk, at in places.values_list("directive", "start"):
        firsts[pk] = min(at, firsts.get(pk, at))
    if not firsts:
        return rows[-1] if rows else None
    return next(
        (row for row in reversed(rows) if firsts.get(row.pk, start + 1) <= start), None
    )


def add_passages(
    sheet: Sheet, source: Source, spans: Iterable[Span], **owner: Any
) -> None:
    for order, span in enumerate(spans):
        sheet.make(
            Passage(source=source, start=span.start, end=span.end, order=order, **owner)
        )


def refuse_rejected(hand: Hand) -> None:
    if hand.meeting.state == RecordState.REJECTED:
        raise Refused("这场会议没有采用。请先恢复会议,再补录。")
