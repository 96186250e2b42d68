"""Changing: columns and lists of a directive or a meeting; the lock, and 勘误."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from meetings.columns import checked, with_values, year_of
from meetings.edits import Sheet
from meetings.hand import take
from meetings.models import Directive, Edit, Meeting
from meetings.refusals import Refused
from meetings.rolls import Body, Presence, follow_day, set_bodies, set_people
from meetings.wordings import base_of

from .deciding import refuse_clash

if TYPE_CHECKING:
    from django.contrib.auth.models import User

DIRECTIVE_COLUMNS = ("number", "speaker", "text", "deadline_text", "deadline_on")
MEETING_COLUMNS = ("title", "held_on", "period", "venue", "organ", "kind", "ordinal")


@transaction.atomic
def change(
    directive: Directive,
    by: User,
    values: Mapping[str, Any],
    bodies: Sequence[Body] | None = None,
    seen: int | None = None,
) -> Edit | None:
    """Change columns (DIRECTIVE_COLUMNS) and the whole list of bodies.

    bodies: None leaves them. Returns None, and writes nothing, where nothing differs.
    """
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    hand.refuse_stale(seen, [row], None)
    hand.refuse_locked(row)
    sheet.about(row)
    sheet.change(row, **checked(row, values, DIRECTIVE_COLUMNS))
    if bodies is not None:
        set_bodies(sheet, row, bodies)
    return sheet.write(Edit.Verb.CHANGE, by, hand.meeting) if sheet else None


@transaction.atomic
def amend(
    directive: Directive,
    by: User,
    reason: str,
    seen: int | None = None,
    **changes: Any,
) -> Edit:
    """勘误: the only change of a locked directive; with a reason, version + 1."""
    if not reason.strip():
        raise ValidationError({"reason": "请写明勘误的理由。"})
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    hand.refuse_stale(seen, [row], None)
    if not hand.is_locked(row):
        raise Refused("这一条还没有立项,直接修改就可以。")
    values = checked(row, changes, DIRECTIVE_COLUMNS)
    sheet.change(row, **values)
    if not sheet:
        raise Refused("没有改动任何内容,不用勘误。")
    sheet.change(row, version=row.version + 1)
    return sheet.write(Edit.Verb.AMEND, by, hand.meeting, reason.strip())


def lock(directive: Directive, by: User) -> None:
    """Docketing locks a directive: from now on it can only be amended (§2.4)."""
    if directive.is_locked:
        return
    sheet = Sheet()
    sheet.change(directive, locked_at=timezone.now())
    sheet.write(Edit.Verb.LOCK, by, directive.meeting)


@transaction.atomic
def change_meeting(
    meeting: Meeting,
    by: User,
    values: Mapping[str, Any],
    people: Sequence[Presence] | None = None,
    seen: int | None = None,
) -> Edit | None:
    """Change columns (MEETING_COLUMNS) and the whole list of people.

    The record year follows the day (§4.9); it stays while a directive is docketed.
    """
    hand = take(meeting.pk)
    row, sheet = hand.meeting, Sheet()
    hand.refuse_stale(seen, [row], None)
    new = checked(row, values, MEETING_COLUMNS)
    new["year"] = year_of(row, new)
    if new["year"] != row.year:
        hand.refuse_any_locked()
    if row.is_confirmed:
        refuse_clash(with_values(row, new))
    day = base_of(row)
    sheet.about(row)
    sheet.change(row, **new)
    follow_day(sheet, row, day)
    if people is not None:
        set_people(sheet, row, people)
    return sheet.write(Edit.Verb.CHANGE, by, row) if sheet else None
