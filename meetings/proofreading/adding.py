"""Adding what the reader missed, and filling fields, from words of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings import wordings
from meetings.edits import Sheet
from meetings.extraction import selection
from meetings.extraction.result import FoundDirective, FoundPerson, Span
from meetings.hand import Hand, take
from meetings.models import (
    Attendance,
    Department,
    Directive,
    Edit,
    Meeting,
    Passage,
    Source,
)
from meetings.models.records import Origin, RecordState
from meetings.naming import people_in_office
from meetings.ordering import put_after
from meetings.proposals import (
    department_ids,
    directive_row,
    fit,
    kinds_named,
    meeting_row,
    mention_rows,
)
from meetings.refusals import Refused

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
    _refuse_rejected(hand)
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


def _refuse_rejected(hand: Hand) -> None:
    if hand.meeting.state == RecordState.REJECTED:
        raise Refused("这场会议没有采用。请先恢复会议,再补录。")


@transaction.atomic
def add_people(
    meeting: Meeting,
    by: User,
    text: str,
    role: str,
    start: int = 0,
    end: int | None = None,
) -> Edit:
    """Everyone whom a pasted list, or a part of a source's text, names.

    Posts are read before or after the names; a name that is there already stays.
    """
    hand = take(meeting.pk)
    sheet = Sheet()
    _refuse_rejected(hand)
    rows = list(hand.meeting.attendances.all())
    known = {row.name for row in rows}
    chosen = wordings.chosen(text, hand.meeting, start, end)
    found = [
        one for one in selection.people(chosen, _role(role)) if one.name not in known
    ]
    if not found:
        raise ValidationError(
            {"names": "没有读出新的姓名。姓名之间用顿号、逗号、空格或换行分开。"}
        )
    order = max((row.order for row in rows), default=-1) + 1
    _add_attendances(sheet, hand.meeting, found, order)
    return sheet.write(Edit.Verb.ADD, by, hand.meeting)


def _add_attendances(
    sheet: Sheet, meeting: Meeting, people: Sequence[FoundPerson], order: int
) -> None:
    day = wordings.base_of(meeting)
    known = people_in_office((one.name, day) for one in people)
    for step, one in enumerate(people):
        sheet.make(
            Attendance(
                meeting=meeting,
                **fit(Attendance, name=one.name, post=one.post),
                role=one.role,
                person_id=known.get((one.name, day)),
                order=order + step,
            )
        )


def _role(role: str) -> Any:
    if role not in Attendance.Role.values:
        raise ValidationError({"role": "请选择身份。"})
    return role


@transaction.atomic
def add_text(meeting: Meeting, by: User, text: str) -> Edit:
    """The directives of a pasted text, read at once: series, demands, bodies, days."""
    hand = take(meeting.pk)
    sheet = Sheet()
    _refuse_rejected(hand)
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
        _add_attendances(sheet, row, one.people, 0)
        _add_found(sheet, row, one.directives, 0, source)
    return sheet.write(Edit.Verb.ADD, by, rows[0], others=rows)
