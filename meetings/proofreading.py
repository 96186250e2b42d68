"""The desk: confirm, change, reject, restore, lock, amend, undo. One act, one Edit.

An act takes `seen`, the id of the last edit that the person's page showed: when
somebody acted on the same rows since, it is refused (Stale) and says what changed.
One's own acts make only forms stale: a second click on a button is no quarrel.
Every act raises Refused, or ValidationError for values that cannot stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from .columns import checked, with_values, year_of
from .edits import FINAL, Sheet, take_back
from .hand import Hand, take
from .models import Directive, Edit, Meeting, Source
from .models.records import RecordState
from .refusals import Clash, Refused
from .rolls import Body, Presence, set_bodies, set_people

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PROPOSED, CONFIRMED, REJECTED = RecordState
DIRECTIVE_COLUMNS = ("number", "speaker", "text", "deadline_text", "deadline_on")
MEETING_COLUMNS = ("title", "held_on", "period", "venue", "organ", "kind", "ordinal")


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
        _confirm_row(sheet, hand.meeting)
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
def confirm_meeting(meeting: Meeting, by: User, seen: int | None = None) -> Edit | None:
    """Confirm the meeting and every directive of it that still waits."""
    hand = take(meeting.pk)
    sheet = Sheet()
    hand.refuse_stale(seen, [hand.meeting, *hand.rows.values()], by)
    if hand.meeting.state == REJECTED:
        raise Refused("这场会议已经定为不采用。请先恢复,再确认。")
    sheet.about(hand.meeting)
    _confirm_row(sheet, hand.meeting)
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
        _refuse_clash(with_values(row, new))
    sheet.about(row)
    sheet.change(row, **new)
    if people is not None:
        set_people(sheet, row, people)
    return sheet.write(Edit.Verb.CHANGE, by, row) if sheet else None


def last_step(source: Source) -> Edit | None:
    """The act that 撤销上一步 takes back: the newest one that nobody undid."""
    return (
        source.edits.exclude(verb__in=FINAL)
        .filter(undone_by=None)
        .select_related("by")
        .last()
    )


@transaction.atomic
def undo(edit: Edit, by: User) -> Edit:
    """Take back the newest act of a source or meeting; itself an Edit.

    Never past the lock: what is docketed can only be amended.
    """
    if edit.verb in FINAL or edit.meeting_id is None:
        raise Refused(f"“{edit.get_verb_display()}”不能撤销。")
    hand = take(edit.meeting_id)
    newer = Edit.objects.filter(pk__gt=edit.pk, undone_by=None).exclude(verb__in=FINAL)
    same = {"source": edit.source_id} if edit.source_id else {"meeting": hand.meeting}
    if Edit.objects.filter(undoes=edit).exists():
        raise Refused("这一步已经撤销过了。")
    if newer.filter(**same).exists():
        raise Refused("后面还有别的改动,请先撤销后面的。")
    _refuse_past_lock(hand, edit)
    sheet = take_back(edit)
    if sheet is None:
        raise Refused("这一步之后内容又变过,不能撤销。请直接修改。")
    hand.meeting.refresh_from_db()
    if hand.meeting.is_confirmed:
        _refuse_clash(hand.meeting)
    return sheet.write(Edit.Verb.UNDO, by, hand.meeting, undoes=edit)


def _refuse_past_lock(hand: Hand, edit: Edit) -> None:
    for name in {*edit.before, *edit.after}:
        table, _, pk = name.partition(":")
        if table == "directive" and int(pk) in hand.rows:
            hand.refuse_locked(hand.rows[int(pk)], inside=True)
        elif table == "meeting" and {"state", "year"} & edit.after[name].keys():
            hand.refuse_any_locked()


def _confirm_row(sheet: Sheet, meeting: Meeting) -> None:
    _refuse_clash(meeting)
    try:
        with transaction.atomic():
            sheet.change(meeting, state=CONFIRMED)
    except IntegrityError:
        # The other one was confirmed between our look and our write.
        meeting.state = PROPOSED
        _refuse_clash(meeting)
        raise


def _refuse_clash(meeting: Meeting) -> None:
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
