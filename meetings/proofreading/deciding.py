"""Deciding: confirm, reject, restore, one directive or a whole meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from meetings.edits import Sheet
from meetings.hand import take
from meetings.models import Directive, Edit, Meeting
from meetings.models.records import RecordState
from meetings.refusals import Clash, Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PROPOSED, CONFIRMED, REJECTED = RecordState


@transaction.atomic
def confirm(directive: Directive, by: User, seen: int | None = None) -> Edit | None:
    """Confirm it with the demands inside it, the item around it, and its meeting.

    Like every act here: None where all was so already, after a second click say.
    """
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    hand.refuse_stale(seen, hand.family(row), by)
    parent = hand.parent(row)
    if hand.meeting.state == REJECTED:
        raise Refused("这场会议没有采用。请先恢复会议,再确认其中的要求。")
    if parent is not None and parent.state == REJECTED:
        raise Refused("它所属的条目没有采用。请先恢复那一条。")
    if row.state == REJECTED:
        raise Refused("这一条已经定为不采用。请先恢复,再确认。")
    sheet.about(row)
    for one in [*hand.family(row), *([parent] if parent else [])]:
        if one.state == PROPOSED:
            sheet.change(one, state=CONFIRMED)
    if hand.meeting.state == PROPOSED:
        confirm_row(sheet, hand.meeting)
    return sheet.write(Edit.Verb.CONFIRM, by, hand.meeting) if sheet else None


@transaction.atomic
def reject(directive: Directive, by: User, seen: int | None = None) -> Edit | None:
    """不采用: it and the demands inside it are no directives; they stay on the desk."""
    return _turn(directive, by, seen, Edit.Verb.REJECT, REJECTED)


@transaction.atomic
def restore(directive: Directive, by: User, seen: int | None = None) -> Edit | None:
    """Back to 待校核, with the demands inside it."""
    return _turn(directive, by, seen, Edit.Verb.RESTORE, PROPOSED)


def _turn(
    directive: Directive,
    by: User,
    seen: int | None,
    verb: Edit.Verb,
    state: RecordState,
) -> Edit | None:
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    hand.refuse_stale(seen, hand.family(row), by)
    hand.refuse_locked(row, inside=True)
    sheet.about(row)
    for one in hand.family(row):
        sheet.change(one, state=state)
    return sheet.write(verb, by, hand.meeting) if sheet else None


@transaction.atomic
def confirm_meeting(meeting: Meeting, by: User, seen: int | None = None) -> Edit | None:
    """Confirm the meeting and every directive of it that still waits."""
    hand = take(meeting.pk)
    sheet = Sheet()
    hand.refuse_stale(seen, [hand.meeting, *hand.rows.values()], by)
    if hand.meeting.state == REJECTED:
        raise Refused("这场会议已经定为不采用。请先恢复,再确认。")
    sheet.about(hand.meeting)
    confirm_row(sheet, hand.meeting)
    for row in hand.rows.values():
        if row.state == PROPOSED:
            sheet.change(row, state=CONFIRMED)
    return sheet.write(Edit.Verb.CONFIRM, by, hand.meeting) if sheet else None


@transaction.atomic
def reject_meeting(meeting: Meeting, by: User, seen: int | None = None) -> Edit | None:
    """不采用整场: the meeting and all its directives."""
    return _turn_meeting(meeting, by, seen, Edit.Verb.REJECT, REJECTED)


@transaction.atomic
def restore_meeting(meeting: Meeting, by: User, seen: int | None = None) -> Edit | None:
    """The meeting and all its directives back to 待校核."""
    return _turn_meeting(meeting, by, seen, Edit.Verb.RESTORE, PROPOSED)


def _turn_meeting(
    meeting: Meeting, by: User, seen: int | None, verb: Edit.Verb, state: RecordState
) -> Edit | None:
    hand = take(meeting.pk)
    sheet = Sheet()
    hand.refuse_stale(seen, [hand.meeting, *hand.rows.values()], by)
    hand.refuse_any_locked()
    sheet.about(hand.meeting)
    for row in (hand.meeting, *hand.rows.values()):
        sheet.change(row, state=state)
    return sheet.write(verb, by, hand.meeting) if sheet else None


def confirm_row(sheet: Sheet, meeting: Meeting) -> None:
    refuse_clash(meeting)
    try:
        with transaction.atomic():
            sheet.change(meeting, state=CONFIRMED)
    except IntegrityError:
        # The other one was confirmed between our look and our write.
        meeting.state = PROPOSED
        refuse_clash(meeting)
        raise


def refuse_clash(meeting: Meeting) -> None:
    if not meeting.organ or meeting.kind_id is None or meeting.ordinal is None:
        return
    same = {
        "organ": meeting.organ,
        "kind": meeting.kind_id,
        "year": meeting.year,
        "ordinal": meeting.ordinal,
    }
    other = Meeting.objects.confirmed().filter(**same).exclude(pk=meeting.pk).first()
    if other is not None:
        raise Clash(other)
