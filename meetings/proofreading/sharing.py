"""What a split gives to each half: passages, bodies, the deadline."""

from __future__ import annotations

from meetings import wordings
from meetings.edits import Sheet
from meetings.models import Directive, Mention, Passage, Source
from meetings.positions import Range, pieces

DUE = ("deadline_text", "deadline_on", "deadline_unit", "deadline_count")


def share_passages(
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


def share_bodies(sheet: Sheet, row: Directive, new: Directive) -> None:
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


def share_deadline(sheet: Sheet, row: Directive, new: Directive) -> None:
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
