"""What is marked in a source: each found thing leads to its card or field, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from meetings.models import Directive, Meeting, Mention
from meetings.templatetags.display import numeral

from .marks import Mark

POINTED = 40  # a doubt about more code points than this is about no place of its own
Span = list[int]
Found = dict[str, Any]


def marks(result: Found, meetings: Iterable[Meeting], source_id: int) -> Iterator[Mark]:
    """Of the rows as they are now, where the reading found them.

    Of a meeting that several sources tell, the places in this one alone.

    An anchor is "s-" and the id of what holds the thing on the right: "s-d12".
    """
    rows = {row.key: row for row in meetings if row.key}
    found = {one["key"]: one for one in result.get("meetings", [])}
    for meeting in meetings:
        yield from _meeting(found.get(meeting.key, {}), meeting)
        items = {d["key"]: d for d in found.get(meeting.key, {}).get("directives", [])}
        for row in meeting.directives.all():
            yield from _item(row, source_id)
            own = row.reading_id == meeting.reading_id
            yield from _facts(items.get(row.key, {}) if own else {}, row)
    for key, one in found.items():
        if key not in rows:
            yield from _plain("heading", one["title"]["spans"] if one["title"] else [])
    for number, doubt in enumerate(result.get("doubts", [])):
        for order, (start, end) in enumerate(doubt["spans"]):
            kind = "doubt" if end - start <= POINTED else "place"
            yield Mark(start, end, kind, "" if order else f"doubt-{number}")


def _meeting(found: Found, row: Meeting) -> Iterator[Mark]:
    yield from _led("meeting", found.get("spans", []), f"m{row.pk}")
    title, venue = found.get("title"), found.get("venue")
    if title:
        yield from _led("heading", title["spans"], f"m{row.pk}-title")
    if venue:
        yield from _led("venue", venue["spans"], f"m{row.pk}-venue")
    yield from _led("when", found.get("date_spans", []), f"m{row.pk}-held_on")
    yield from _plain("repeat", found.get("repeats", []))
    there = {one.name: one for one in row.attendances.all()}
    for person in found.get("people", []):
        one = there.get(person["name"])
        yield from _led("person", person["spans"], f"p{one.pk}" if one else "")


def _item(row: Directive, source_id: int) -> Iterator[Mark]:
    """An item's places: the number once, and again where it goes on elsewhere."""
    top = row.parent_id is None
    here = (one for one in row.passages.all() if one.source_id == source_id)
    for order, passage in enumerate(here):
        number = (numeral(row.number) or "要求") if top else ""
        yield Mark(
            passage.start,
            passage.end,
            "item",
            anchor="" if order else f"s-d{row.pk}",
            number=f"{number}(续)" if order and top else number,
            href=f"#d{row.pk}",
            ref=f"d{row.pk}",
        )


def _facts(found: Found, row: Directive) -> Iterator[Mark]:
    named: dict[str, Mention] = {one.name: one for one in row.mentions.all()}
    for body in found.get("bodies", []):
        one = named.get(body["name"])
        yield from _led("body", body["spans"], f"b{one.pk}" if one else "")
    due = found.get("deadline")
    if due:
        here = row.deadline_on or row.deadline_text
        yield from _led("due", due["spans"], f"d{row.pk}-due" if here else "")


def _led(kind: str, spans: Iterable[Span], ref: str) -> Iterator[Mark]:
    """Marks that lead to `ref`; the first is the place to which it leads back."""
    for order, (start, end) in enumerate(sorted(spans)):
        anchor = f"s-{ref}" if ref and not order else ""
        yield Mark(start, end, kind, anchor=anchor, ref=ref)


def _plain(kind: str, spans: Iterable[Span]) -> Iterator[Mark]:
    for start, end in spans:
        yield Mark(start, end, kind)
