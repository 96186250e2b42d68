"""Two directives made one: texts, passages, bodies and demands together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from meetings.edits import Sheet
from meetings.hand import Hand, take
from meetings.models import Directive, Edit, Passage
from meetings.models.records import RecordState
from meetings.ordering import in_order
from meetings.positions import STOPS
from meetings.refusals import Refused
from meetings.relayed.carrying import carry

from .sharing import DUE

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def merge(directive: Directive, by: User, seen: int | None = None) -> Edit:
    """One directive from it and the next: passages added up, inner demands kept."""
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    other = hand.beside(row, 1)
    if other is None:
        raise Refused("后面没有可以合并的要求了。")
    hand.refuse_stale(seen, [row, other], None)
    for one in (row, other):
        hand.refuse_locked(one, inside=True)
    stop = _join_passages(sheet, row, other)
    _join_bodies(sheet, row, other)
    carry(sheet, other, row)
    if not row.deadline_text and row.deadline_on is None:
        sheet.change(row, **{name: getattr(other, name) for name in DUE})
    both = (
        RecordState.CONFIRMED if _both_confirmed(row, other) else RecordState.PROPOSED
    )
    sheet.change(row, text=row.text + stop + other.text, state=both)
    _adopt(sheet, hand, row, other)
    sheet.remove(other)
    return sheet.write(Edit.Verb.MERGE, by, hand.meeting)


def _both_confirmed(row: Directive, other: Directive) -> bool:
    return row.is_confirmed and other.is_confirmed


def _adopt(sheet: Sheet, hand: Hand, row: Directive, other: Directive) -> None:
    """The demands inside the second come behind those of the first."""
    theirs = hand.children(other.pk)
    mine = hand.children(row.pk)
    for one in theirs:
        sheet.change(one, parent_id=row.pk)
    in_order(sheet, [*mine, *theirs])


def _join_passages(sheet: Sheet, row: Directive, other: Directive) -> str:
    """The second's behind the first's; gives the stop that stands between them."""
    mine, theirs = list(row.passages.all()), list(other.passages.all())
    stop = "。"
    if mine:
        last = mine[-1]
        after = _after(last)
        if after.strip() and after in STOPS:
            stop = after
            sheet.change(last, end=last.end + 1)
    for order, passage in enumerate(theirs, len(mine)):
        sheet.change(passage, directive_id=row.pk, order=order)
    return "" if row.text.endswith(tuple("。；！？")) else stop


def _after(passage: Passage) -> str:
    """The letter that follows a passage in its source."""
    rows: list[Any] = list(Passage.objects.quoted().filter(pk=passage.pk))
    return str(rows[0].after[:1])


def _join_bodies(sheet: Sheet, row: Directive, other: Directive) -> None:
    mine = {mention.name: mention for mention in row.mentions.all()}
    for mention in other.mentions.all():
        if mention.name in mine:
            sheet.remove(mention)
        else:
            mine[mention.name] = mention
            sheet.change(mention, directive_id=row.pk, order=len(mine) - 1)
