"""Cutting: one directive into two, two into one; passages, bodies, demands follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings import wordings
from meetings.edits import Sheet
from meetings.extraction.selection import marker
from meetings.hand import Hand, take
from meetings.models import Directive, Edit, Mention, Passage, Source
from meetings.models.records import RecordState
from meetings.ordering import in_order, put_after
from meetings.positions import STOPS, Range, pieces, trimmed
from meetings.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

DUE = ("deadline_text", "deadline_on", "deadline_unit", "deadline_count")


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
    _share_passages(sheet, row, new, (left, right))
    sheet.change(row, text=text[slice(*left)])
    for one in behind:
        if one is not new:
            sheet.change(one, parent_id=new.pk)
    _share_bodies(sheet, row, new)
    _share_deadline(sheet, row, new)
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


def _share_passages(
    sheet: Sheet, row: Directive, new: Directive, halves: tuple[Range, Range]
) -> None:
    """Each half its part of every source that the directive stands in."""
    old = list(row.passages.all())
    texts = _texts(old)
    cut = [_cut(old, texts, row.text, half) for half in halves]
    for passage in old:
        sheet.remove(passage)
    owners = (row, new if not new.passages.exists() else None)
    for owner, ranges in zip(owners, cut, strict=True):
        if owner is None:
            continue
        for order, (source, start, end) in enumerate(ranges):
            sheet.make(
                Passage(
                    source_id=source,
                    directive=owner,
                    start=start,
                    end=end,
                    order=order,
                )
            )


def _cut(
    old: list[Passage], texts: dict[int, str], text: str, half: Range
) -> list[tuple[int, int, int]]:
    return [
        (source, start, end)
        for source, words in texts.items()
        for start, end in pieces(
            words, [(p.start, p.end) for p in old if p.source_id == source], text, half
        )
    ]


def _texts(passages: list[Passage]) -> dict[int, str]:
    """Text by source, in the order in which the sources come."""
    wanted = dict.fromkeys(passage.source_id for passage in passages)
    texts = dict(Source.objects.filter(pk__in=wanted).values_list("pk", "text"))
    return {pk: texts[pk] for pk in wanted}


def _share_bodies(sheet: Sheet, row: Directive, new: Directive) -> None:
    """A body goes where it is named; to both, where both name it."""
    mentions = list(row.mentions.all())
    known = {mention.name for mention in new.mentions.all()}
    for mention in mentions:
        if mention.name in known:
            continue
        here, there = mention.name in row.text, mention.name in new.text
        if there and not here:
            sheet.change(mention, directive_id=new.pk)
        elif there:
            sheet.make(_same_body(mention, new))
    for half in (row, new):
        if mentions and not half.mentions.exists():
            found = wordings.read(half.text, half.meeting)
            if found:
                wordings.add_mentions(sheet, half, found)


def _same_body(mention: Mention, row: Directive) -> Mention:
    return Mention(
        directive=row,
        name=mention.name,
        role=mention.role,
        department_id=mention.department_id,
        order=mention.order,
    )


def _share_deadline(sheet: Sheet, row: Directive, new: Directive) -> None:
    """It stays unless its words stand in the second half; the other is read anew."""
    words = row.deadline_text
    if not words:
        return
    here, there = (
        (row, new) if words in row.text or words not in new.text else (new, row)
    )
    if here is new:
        sheet.change(new, **{name: getattr(row, name) for name in DUE})
    if there.deadline_text and there is not row:
        return
    found = wordings.read(there.text, there.meeting)
    sheet.change(there, **wordings.deadline_values(found.deadline if found else None))


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
