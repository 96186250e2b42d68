"""Cutting: one directive into two, two into one; passages, bodies, demands follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings.edits import Sheet
from meetings.extraction.selection import marker
from meetings.hand import take
from meetings.models import Directive, Edit
from meetings.ordering import put_after
from meetings.positions import Range, trimmed

from .sharing import share_bodies, share_deadline, share_passages

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def split(directive: Directive, by: User, at: int, seen: int | None = None) -> Edit:
    """Two directives from one: what stands before `at` in its text, and the rest.

    The first keeps the number; the second takes that of a marker before it (二是).
    Bodies, deadline and inner demands go where their words stand.
    """
    hand = take(directive.meeting_id)
    row, sheet = hand.row(directive), Sheet()
    hand.refuse_stale(seen, [row], None)
    hand.refuse_locked(row, inside=True)
    text = row.text
    left, right, number = _halves(text, at)
    behind = [one for one in hand.children(row.pk) if _stands_in(one, text, right)]
    new = _second(sheet, row, behind, text[slice(*right)], number)
    put_after(sheet, new, row, [*hand.siblings(row), new])
    share_passages(sheet, row, new, (left, right))
    sheet.change(row, text=text[slice(*left)])
    for one in behind:
        if one is not new:
            sheet.change(one, parent_id=new.pk)
    share_bodies(sheet, row, new)
    share_deadline(sheet, row, new)
    return sheet.write(Edit.Verb.SPLIT, by, hand.meeting)


def _second(
    sheet: Sheet,
    row: Directive,
    behind: list[Directive],
    text: str,
    number: int | None,
) -> Directive:
    """The second half: a new row, or the inner demand that says just the same."""
    same = next((one for one in behind if one.text == text), None)
    if same:
        sheet.change(same, parent_id=None, number=number)
        return same
    new = _second_half(row, text, number)
    sheet.make(new)
    return new


def _halves(text: str, at: int) -> tuple[Range, Range, int | None]:
    at = min(max(0, at), len(text))
    left, right = trimmed(text, 0, at), trimmed(text, at, len(text))
    if left[0] == left[1] or right[0] == right[1]:
        raise ValidationError({"at": "请把光标放在两句话之间再拆分。"})
    skipped, number = marker(text[slice(*right)])
    return left, (right[0] + skipped, right[1]), number


def _second_half(row: Directive, text: str, number: int | None) -> Directive:
    return Directive(
        meeting=row.meeting,
        parent_id=row.parent_id,
        number=None if row.parent_id else number,
        order=row.order,
        speaker=row.speaker,
        text=text,
        state=row.state,
        origin=row.origin,
        reading_id=row.reading_id,
    )


def _stands_in(inner: Directive, text: str, right: Range) -> bool:
    """Whether a demand belongs to the second half of its item's text."""
    at = text.find(inner.text)
    return at >= right[0] or (at < 0 and inner.text in text[slice(*right)])
