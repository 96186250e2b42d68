"""The proofreading desk of one source: what was read, where it stands, what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Prefetch

from . import proofreading, restating, twins
from .marks import Mark, Paragraph, paragraphs
from .models import (
    Attendance,
    Directive,
    Edit,
    Meeting,
    Mention,
    Reading,
    Restatement,
    Source,
)
from .models.records import RecordState
from .record import people_by_role
from .templatetags.display import numeral
from .twins import Likely

POINTED = 40  # a doubt about more code points than this is about no place of its own
UNRESOLVED = "body"  # a doubt that the body's own tag shows
SURE = 0.9  # of everything read with this or more, at least 98 % should be right


@dataclass(slots=True)
class Card:
    """A directive with the demands inside it, and what the reading says of it."""

    row: Directive
    found: dict[str, Any]
    inner: list[Card] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    parts: int = 0
    locked: bool = False
    restates: Restatement | None = None

    @property
    def unsure(self) -> bool:
        return bool(self.doubts) or self.found.get("confidence", 1) < SURE

    @property
    def number(self) -> str:
        return numeral(self.row.number)


@dataclass(slots=True)
class Group:
    """A meeting with its people and its cards."""

    meeting: Meeting
    cards: list[Card]
    doubts: list[str]
    identities: list[tuple[str, str, int | None]]
    twins: list[Likely] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        return sum(card.row.state == RecordState.PROPOSED for card in self.cards)

    @property
    def people(self) -> list[tuple[str, list[Attendance]]]:
        return people_by_role(self.meeting)

    @property
    def undecided(self) -> bool:
        return self.waiting > 0 or self.meeting.state == RecordState.PROPOSED


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at, where it stands, and the meeting that it is about."""

    message: str
    href: str
    about: str = ""


class Desk:
    """Everything that the desk page and its swapped parts show of one source.

    A fixed number of queries; the text of the source is only asked for by
    `paragraphs`.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.reading: Reading | None = source.readings.first()
        self.result = self.reading.result if self.reading else {}
        self.meetings = list(_meetings(source))
        self.directives = [d for m in self.meetings for d in m.directives.all()]
        found = self.result.get("meetings", [])
        self._found = {one["key"]: one for one in found}
        for meeting in found:
            self._found |= {one["key"]: one for one in meeting["directives"]}

    @cached_property
    def groups(self) -> list[Group]:
        return [self._group(meeting) for meeting in self.meetings]

    @cached_property
    def seen(self) -> int:
        """The last edit that this page shows: the guard against stale forms."""
        newest = Edit.objects.filter(meeting__in=self.meetings).order_by("pk").last()
        return newest.pk if newest else 0

    @cached_property
    def _twins(self) -> dict[int, list[Likely]]:
        return twins.offered(self.meetings)

    @cached_property
    def _restated(self) -> dict[int, Restatement]:
        return restating.of(self.meetings)

    @cached_property
    def last_step(self) -> Edit | None:
        return proofreading.last_step(self.source)

    @property
    def tops(self) -> list[Directive]:
        return [row for row in self.directives if row.parent_id is None]

    @property
    def total(self) -> int:
        return len(self.tops)

    @property
    def left(self) -> int:
        return sum(row.state == RecordState.PROPOSED for row in self.tops)

    @property
    def decided(self) -> int:
        return self.total - self.left

    @property
    def meetings_left(self) -> int:
        return sum(meeting.state == RecordState.PROPOSED for meeting in self.meetings)

    @cached_property
    def doubts(self) -> list[Doubt]:
        """What to look at first: the doubts about what nobody decided on yet."""
        rows: dict[str, Directive | Meeting] = {row.key: row for row in self.meetings}
        rows |= {row.key: row for row in self.directives}
        return [
            doubt
            for number, one in enumerate(self.result.get("doubts", []))
            if (doubt := _doubt(one, number, rows))
        ]

    def card(self, directive: Directive) -> tuple[Group, Card]:
        """The card on which the directive stands: its own, or that of its item."""
        top = directive.parent_id or directive.pk
        for group in self.groups:
            for card in group.cards:
                if card.row.pk == top:
                    return group, card
        raise Directive.DoesNotExist

    def group(self, meeting: Meeting) -> Group:
        return next(one for one in self.groups if one.meeting.pk == meeting.pk)

    def paragraphs(self) -> list[Paragraph]:
        return paragraphs(self.source.text, self._marks())

    def _group(self, meeting: Meeting) -> Group:
        rows = list(meeting.directives.all())
        cards = [self._card(row) for row in rows if row.parent_id is None]
        by_pk = {card.row.pk: card for card in cards}
        for row in rows:
            if row.parent_id in by_pk:
                outer = by_pk[row.parent_id]
                outer.inner.append(self._card(row, outer.locked))
        found = self._found.get(meeting.key, {})
        about = self.result.get("doubts", [])
        return Group(
            meeting,
            cards,
            [
                d["message"]
                for d in about
                if d["meeting"] == meeting.key and not d["directive"]
            ],
            [(a or "", b or "", c) for a, b, c in found.get("identities", [])],
            self._twins.get(meeting.pk, []),
        )

    def _card(self, row: Directive, locked: bool = False) -> Card:
        return Card(
            row,
            self._found.get(row.key, {}),
            doubts=[
                d["message"]
                for d in self.result.get("doubts", [])
                if row.key and d["directive"] == row.key and d["kind"] != UNRESOLVED
            ],
            parts=len(row.passages.all()),
            locked=locked or row.is_locked,
            restates=self._restated.get(row.pk),
        )

    def _marks(self) -> Iterator[Mark]:
        for row in self.directives:
            yield from _item_marks(row)
        for number, doubt in enumerate(self.result.get("doubts", [])):
            for order, (start, end) in enumerate(doubt["spans"]):
                kind = "doubt" if end - start <= POINTED else "place"
                anchor = "" if order else f"doubt-{number}"
                yield Mark(start, end, kind, anchor)
        rows = {row.key: row for row in self.meetings}
        for meeting in self.result.get("meetings", []):
            yield from _meeting_marks(meeting, rows.get(meeting["key"]))
        yield from _plain("none", self.result.get("unassigned", []))


def _doubt(
    found: dict[str, Any], number: int, rows: dict[str, Directive | Meeting]
) -> Doubt | None:
    """None once the directive, or the meeting, that it is about is decided."""
    meeting = rows.get(found["meeting"] or "")
    row = rows.get(found["directive"] or "") or meeting
    if row is None:
        place = f"#doubt-{number}" if found["spans"] else "#content"
        return Doubt(found["message"], place)
    if row.state != RecordState.PROPOSED:
        return None
    sign = "m" if isinstance(row, Meeting) else "d"
    about = meeting.title if isinstance(meeting, Meeting) else ""
    return Doubt(found["message"], f"#{sign}{row.pk}", about)


def _meetings(source: Source) -> Iterable[Meeting]:
    mentions = Mention.objects.select_related("department")
    directives = Directive.objects.order_by("order", "pk").prefetch_related(
        Prefetch("mentions", mentions), "passages"
    )
    return (
        Meeting.objects.filter(reading__source=source)
        .select_related("kind")
        .prefetch_related("attendances", Prefetch("directives", directives))
        .order_by("pk")
    )


def _item_marks(row: Directive) -> Iterator[Mark]:
    """An item's places: the number once, and again where it goes on elsewhere."""
    top = row.parent_id is None
    for order, passage in enumerate(row.passages.all()):
        number = (numeral(row.number) or "要求") if top else ""
        yield Mark(
            passage.start,
            passage.end,
            "item",
            anchor="" if order else f"s-d{row.pk}",
            number=f"{number}(续)" if order and top else number,
            href=f"#d{row.pk}",
            item=row.pk if top else None,
        )


def _meeting_marks(found: dict[str, Any], row: Meeting | None) -> Iterator[Mark]:
    spans = sorted(found["spans"])
    if spans and row is not None:
        start, end = spans[0]
        yield Mark(start, end, "meeting", anchor=f"s-m{row.pk}")
    if found["title"]:
        yield from _plain("heading", found["title"]["spans"])
    yield from _plain("when", found["date_spans"])
    yield from _plain("repeat", found["repeats"])
    for person in found["people"]:
        yield from _plain("person", person["spans"])
    for item in found["directives"]:
        for body in item["bodies"]:
            yield from _plain("body", body["spans"])
        if item["deadline"]:
            yield from _plain("when", item["deadline"]["spans"])


def _plain(kind: str, spans: Iterable[list[int]]) -> Iterator[Mark]:
    for start, end in spans:
        yield Mark(start, end, kind)
