"""Moving: to another meeting, a level up or down, a new number, another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings.columns import checked
from meetings.edits import Sheet
from meetings.hand import Hand, take, take_all
from meetings.models import Directive, Edit, Meeting
from meetings.models.records import RecordState
from meetings.ordering import in_order, put_after
from meetings.refusals import Refused
from meetings.rows import SMALL

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def move(
    directive: Directive, by: User, meeting: Meeting, seen: int | None = None
) -> Edit | None:
    """To another meeting, behind what it has, with the demands inside it.

    A demand becomes an item there. Confirmed stays so only in a confirmed meeting.
    """
    hands = take_all([directive.meeting_id, meeting.pk])
    hand, there = hands[directive.meeting_id], hands[meeting.pk]
    row, sheet = hand.row(directive), Sheet()
    if there is hand:
        return None
    hand.refuse_stale(seen, hand.family(row), None)
    hand.refuse_locked(row, inside=True)
    if there.meeting.state == RecordState.REJECTED:
        raise Refused("那场会议没有采用。请先恢复那场会议,再移过去。")
    family, last = hand.family(row), _last(there)
    order = last + 1
    for step, one in enumerate(family):
        sheet.change(one, meeting_id=there.meeting.pk, order=order + step)
        if one.is_confirmed and not there.meeting.is_confirmed:
            sheet.change(one, state=RecordState.PROPOSED)
    sheet.change(row, parent_id=None)
    return sheet.write(Edit.Verb.MOVE, by, hand.meeting, others=[there.meeting])


def _last(hand: Hand) -> int:
    return max((row.order for row in hand.rows.values()), default=-1)


@transaction.atomic
def promote(directive: Directive, by: User, seen: int | None = None) -> Edit | None:
    """A demand becomes an item of its own, right behind the one it was in."""
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    parent = hand.parent(row)
    if parent is None:
        return None
    hand.refuse_stale(seen, [row], None)
    hand.refuse_locked(row)
    tops = hand.children(None)
    sheet.change(row, parent_id=None)
    put_after(sheet, row, parent, tops)
    return sheet.write(Edit.Verb.PROMOTE, by, hand.meeting)


@transaction.atomic
def demote(directive: Directive, by: User, seen: int | None = None) -> Edit | None:
    """An item becomes a demand of the one before it, and so do its own demands."""
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    if row.parent_id is not None:
        return None
    above = hand.beside(row, -1)
    if above is None:
        raise Refused("它前面没有条目,不能降为其中的要求。")
    hand.refuse_stale(seen, hand.family(row), None)
    hand.refuse_locked(row, inside=True)
    hand.refuse_locked(above)
    mine, family = hand.children(above.pk), [row, *hand.children(row.pk)]
    sheet.change(row, number=None)
    for one in family:
        sheet.change(one, parent_id=above.pk)
    in_order(sheet, [*mine, *family])
    return sheet.write(Edit.Verb.DEMOTE, by, hand.meeting)


@transaction.atomic
def renumber(
    directive: Directive,
    by: User,
    number: int | None,
    onwards: bool = False,
    seen: int | None = None,
) -> Edit | None:
    """Its number; onwards: those of all items that follow it too, one by one."""
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    if row.parent_id is not None:
        raise Refused("只有第一层的条目有序号。请先“升为条目”。")
    rows = [row]
    if onwards:
        rest = hand.siblings(row)
        rest = rest[rest.index(row) + 1 :]
        rows += [one for one in rest if one.state != RecordState.REJECTED]
    hand.refuse_stale(seen, rows, by if onwards else None)
    if onwards and number is None:
        raise ValidationError({"number": "请填写起始的序号,如 1。"})
    for step, one in enumerate(rows):
        value = None if number is None else number + step
        if one.number == value:
            continue
        hand.refuse_locked(one)
        if value is not None and value > SMALL:
            raise ValidationError({"number": "序号太大,请重新填写。"})
        sheet.change(one, **_number(one, value))
    sheet.about(row)
    return sheet.write(Edit.Verb.NUMBER, by, hand.meeting) if sheet else None


def _number(row: Directive, value: int | None) -> dict[str, int | None]:
    return {"number": checked(row, {"number": value}, ("number",))["number"]}


@transaction.atomic
def place(
    directive: Directive,
    by: User,
    step: int = 0,
    after: Directive | None = None,
    before: Directive | None = None,
    seen: int | None = None,
) -> Edit | None:
    """Another place among its siblings: one step up (-1) or down (1), or beside one."""
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    hand.refuse_stale(seen, [row], None)
    rows = hand.siblings(row)
    others = [one for one in rows if one.pk != row.pk]
    at = _target(rows.index(row), others, step, after, before)
    if at == rows.index(row):
        return None
    put_after(sheet, row, others[at - 1] if at else None, rows)
    sheet.about(row)
    return sheet.write(Edit.Verb.ORDER, by, hand.meeting) if sheet else None


def _target(
    at: int,
    others: list[Directive],
    step: int,
    after: Directive | None,
    before: Directive | None,
) -> int:
    """How many of the other siblings shall stand before it."""
    beside = after or before
    if beside is None:
        return min(max(at + step, 0), len(others))
    if beside not in others:
        raise Refused("只能排到同一场会议、同一层的要求旁边。")
    return others.index(beside) + (after is not None)
