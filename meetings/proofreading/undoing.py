"""Undoing: the newest act first, never past the lock; each a further Edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from meetings.edits import FINAL, Sheet, label, touched
from meetings.hand import Hand, take_all
from meetings.models import Edit, Meeting, Source
from meetings.models.records import RecordState
from meetings.refusals import Refused
from meetings.relayed.hand import LINKS
from meetings.relayed.hand import take as take_relay
from meetings.taking_back import take_back

from .deciding import refuse_clash

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from meetings.models.edits import EditQuerySet


def last_step(source: Source) -> Edit | None:
    """The act that 撤销上一步 takes back: the newest one that nobody undid."""
    return (
        source.edits.exclude(verb__in=FINAL)
        .filter(undone_by=None)
        .select_related("by")
        .last()
    )


def last_undone(source: Source) -> Edit | None:
    """The undo that 重做 takes back: the newest, while nobody acted after it."""
    newest = source.edits.filter(verb=Edit.Verb.UNDO, undone_by=None).last()
    return newest if newest and not _acted_after(newest).exists() else None


@transaction.atomic
def undo(edit: Edit, by: User) -> Edit:
    """Take back the newest act of a source or meeting; itself an Edit.

    Never past the lock: what is docketed can only be amended.
    """
    if edit.verb in FINAL:
        raise Refused(f"“{edit.get_verb_display()}”不能撤销。")
    hands = _take(edit)
    if Edit.objects.filter(undoes=edit).exists():
        raise Refused("这一步已经撤销过了。")
    if _hindered(edit) or _beside(edit):
        raise Refused("后面还有别的改动,请先撤销后面的。")
    return _turn_back(edit, Edit.Verb.UNDO, by, hands)


@transaction.atomic
def redo(edit: Edit, by: User) -> Edit:
    """Take back an undo, while nobody acted after it: the act stands again."""
    if edit.verb != Edit.Verb.UNDO:
        raise Refused("只有撤销过的一步可以重做。")
    hands = _take(edit)
    if Edit.objects.filter(undoes=edit).exists():
        raise Refused("这一步已经重做过了。")
    if _acted_after(edit).exists():
        raise Refused("撤销以后又有别的改动,不能重做。请直接修改。")
    return _turn_back(edit, Edit.Verb.REDO, by, hands)


def _turn_back(edit: Edit, verb: Edit.Verb, by: User, hands: dict[int, Hand]) -> Edit:
    for hand in hands.values():
        _refuse_past_lock(hand, edit)
    sheet = _unmade(edit) if edit.verb == Edit.Verb.RELAY else take_back(edit)
    if sheet is None:
        raise Refused("这一步之后内容又变过,不能撤销。请直接修改。")
    rows = [hand.meeting for hand in hands.values()]
    for row in rows:
        row.refresh_from_db()
        if row.is_confirmed:
            refuse_clash(row)
    return sheet.write(
        verb,
        by,
        edit.meeting,
        undoes=edit,
        others=rows,
        source_id=edit.source_id,
        relay=edit.relay,
    )


def _take(edit: Edit) -> dict[int, Hand]:
    """What it touched, in hand until this ends."""
    hands = take_all(_meetings(edit))
    if edit.relay_id:
        take_relay(edit.relay_id)
    return hands


def _unmade(edit: Edit) -> Sheet:
    """A superior's requirement that was made is not removed: 不采用."""
    hand, sheet = take_relay(edit.relay_id or 0), Sheet()
    hand.refuse_answered(hand.kept, "撤销")
    sheet.change(hand.relay, state=RecordState.REJECTED)
    return sheet


def _same_place(edit: Edit) -> EditQuerySet:
    """Edits of the same source; of what was typed, of the same meeting or superior's
    requirement."""
    if edit.source_id:
        return Edit.objects.filter(source=edit.source_id)
    if edit.meeting_id:
        return Edit.objects.filter(meeting=edit.meeting_id)
    return Edit.objects.filter(relay=edit.relay_id, meeting=None)


def _hindered(edit: Edit) -> bool:
    """Acts after it stand in the way; of a link only those on the same link."""
    if edit.verb in LINKS:
        return any(touched(one) & touched(edit) for one in _newer(edit))
    return _newer(edit).exists()


def _newer(edit: Edit) -> EditQuerySet:
    return (
        _same_place(edit).filter(pk__gt=edit.pk, undone_by=None).exclude(verb__in=FINAL)
    )


def _acted_after(edit: Edit) -> EditQuerySet:
    """Acts of a person since an undo that are neither undo nor redo."""
    steps = (*FINAL, Edit.Verb.REDO)
    return _same_place(edit).filter(pk__gt=edit.pk).exclude(verb__in=steps)


def _beside(edit: Edit) -> bool:
    """Whether the same rows were acted on later at the desk of another source."""
    others = Edit.objects.of_meetings(Meeting.objects.filter(pk__in=_meetings(edit)))
    later = others.filter(pk__gt=edit.pk, undone_by=None).exclude(verb__in=FINAL)
    return any(touched(one) & touched(edit) for one in later)


def _meetings(edit: Edit) -> list[int]:
    """Ids of all meetings that it touched."""
    beside = edit.others.values_list("pk", flat=True)
    return [*beside, *([edit.meeting_id] if edit.meeting_id else [])]


def _refuse_past_lock(hand: Hand, edit: Edit) -> None:
    for name in touched(edit):
        table, _, pk = name.partition(":")
        if table == "directive" and int(pk) in hand.rows:
            hand.refuse_locked(hand.rows[int(pk)], inside=True)
        elif name == label(hand.meeting) and {"state", "year"} & {*edit.after[name]}:
            hand.refuse_any_locked()
