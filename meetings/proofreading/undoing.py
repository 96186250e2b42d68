"""Undoing: the newest act first, never past the lock; each a further Edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from meetings.edits import FINAL, take_back
from meetings.hand import Hand, take
from meetings.models import Edit, Source
from meetings.refusals import Refused

from .deciding import refuse_clash

if TYPE_CHECKING:
    from django.contrib.auth.models import User


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
        refuse_clash(hand.meeting)
    return sheet.write(Edit.Verb.UNDO, by, hand.meeting, undoes=edit)


def _refuse_past_lock(hand: Hand, edit: Edit) -> None:
    for name in {*edit.before, *edit.after}:
        table, _, pk = name.partition(":")
        if table == "directive" and int(pk) in hand.rows:
            hand.refuse_locked(hand.rows[int(pk)], inside=True)
        elif table == "meeting" and {"state", "year"} & edit.after[name].keys():
            hand.refuse_any_locked()
