"""One field at a time: typed in its place, or taken from words of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings import wordings
from meetings.columns import checked, with_values, year_of
from meetings.edits import Sheet
from meetings.extraction import selection
from meetings.extraction.clean import clean
from meetings.hand import take
from meetings.models import Attendance, Directive, Edit, Meeting, Source
from meetings.refusals import Refused
from meetings.rolls import follow_day
from meetings.rows import fit

from .adding import EMPTY, add_passages
from .adding_people import add_people
from .changing import DIRECTIVE_COLUMNS, MEETING_COLUMNS
from .deciding import refuse_clash
from .naming_bodies import new_mention

if TYPE_CHECKING:
    from django.contrib.auth.models import User

NO_FIELD = "这里不能用选中的文字填写,请直接输入。"


@transaction.atomic
def set_field(
    directive: Directive, by: User, name: str, value: Any, seen: int | None = None
) -> Edit | None:
    """One column as typed; words of a deadline are read into its date.

    Stale only where somebody changed just this column since `seen`.
    """
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    hand.refuse_locked(row)
    hand.refuse_stale_field(seen, row, name)
    values = checked(row, {name: value}, DIRECTIVE_COLUMNS)
    if name == "deadline_text" and values[name] != row.deadline_text:
        values |= _deadline(values[name], hand.meeting)
    sheet.change(row, **values)
    return sheet.write(Edit.Verb.CHANGE, by, hand.meeting) if sheet else None


def _deadline(words: str, meeting: Meeting) -> dict[str, Any]:
    """The columns of a deadline in the officer's own words; its date where read."""
    found = wordings.read(words, meeting) if words else None
    due = found.deadline if found else None
    return {**wordings.deadline_values(due), "deadline_text": words} if due else {}


@transaction.atomic
def set_meeting_field(
    meeting: Meeting, by: User, name: str, value: Any, seen: int | None = None
) -> Edit | None:
    """One column of a meeting as typed; kind: a MeetingKind or None."""
    hand = take(meeting.pk)
    row, sheet = hand.meeting, Sheet()
    hand.refuse_stale_field(seen, row, "kind_id" if name == "kind" else name)
    new = checked(row, {name: value}, MEETING_COLUMNS)
    new["year"] = year_of(row, new)
    if new["year"] != row.year:
        hand.refuse_any_locked()
    if row.is_confirmed:
        refuse_clash(with_values(row, new))
    day = wordings.base_of(row)
    sheet.change(row, **new)
    follow_day(sheet, row, day)
    return sheet.write(Edit.Verb.CHANGE, by, row) if sheet else None


@transaction.atomic
def fill(
    directive: Directive,
    by: User,
    source: Source,
    span: tuple[int, int],
    name: str,
    seen: int | None = None,
) -> Edit | None:
    """text, deadline_text or body of a directive from the words at `span`."""
    words = _words(source, span)
    if name == "deadline_text":
        value = fit(Directive, deadline_text=words)[name]
        return set_field(directive, by, name, value, seen)
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    hand.refuse_locked(row)
    hand.refuse_stale_field(seen, row, name)
    if name == "text":
        _take_text(sheet, row, source, span)
    elif name == "body":
        sheet.about(row)
        sheet.make(new_mention(row, words))
    else:
        raise Refused(NO_FIELD)
    return sheet.write(Edit.Verb.CHANGE, by, hand.meeting) if sheet else None


def _words(source: Source, span: tuple[int, int]) -> str:
    words = clean(source.text[slice(*span)])
    if not words:
        raise ValidationError({"start": EMPTY})
    return words


def _take_text(
    sheet: Sheet, row: Directive, source: Source, span: tuple[int, int]
) -> None:
    """Text and passages in this source anew; passages in other sources stay."""
    found = wordings.read(source.text, row.meeting, *span)
    if found is None:
        raise ValidationError({"start": EMPTY})
    for passage in row.passages.filter(source=source):
        sheet.remove(passage)
    add_passages(sheet, source, found.spans, directive=row)
    sheet.change(row, text=found.text)


@transaction.atomic
def fill_meeting(
    meeting: Meeting,
    by: User,
    source: Source,
    span: tuple[int, int],
    name: str,
    seen: int | None = None,
) -> Edit | None:
    """title, held_on, venue, organ or chair of a meeting from the words at `span`."""
    words = _words(source, span)
    if name == "chair":
        chair = Attendance.Role.CHAIR
        return add_people(meeting, by, source.text, chair, *span)
    if name not in ("title", "venue", "organ", "held_on"):
        raise Refused(NO_FIELD)
    value: Any = fit(Meeting, **{name: words})[name]
    if name == "held_on":
        chosen = selection.Selection(source.text, *span, source.published_on)
        value, _ = selection.day(chosen)
        if value is None:
            raise ValidationError({"held_on": "选中的文字里没有读出日期,请直接填写。"})
    return set_meeting_field(meeting, by, name, value, seen)
