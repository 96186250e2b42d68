"""What the desk shows of superiors' requirements: those made of the source, those
that it may still tell, and what its directives answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Max

from meetings.desk.marks import Mark
from meetings.models import Meeting, PointAnswer, Relay, Source
from meetings.models.records import RecordState

from .finding import Candidate, candidates
from .offering import answers_of
from .taking import present
from .told import doubt


@dataclass(frozen=True, slots=True)
class RelayCard:
    """seen: the last edit of it, the guard against stale buttons."""

    row: Relay
    seen: int

    @property
    def doubt(self) -> str:
        return doubt(self.row.told, len(self.row.kept))


class Relayed:
    """A fixed number of queries, however much there is."""

    def __init__(self, source: Source, meetings: Sequence[Meeting]) -> None:
        self.source, self.meetings = source, meetings

    @cached_property
    def relays(self) -> list[RelayCard]:
        rows = Relay.objects.filter(source=self.source)
        rows = rows.exclude(state=RecordState.REJECTED).order_by("pk")
        rows = rows.annotate(seen=Max("edits"))
        cards: list[Any] = list(rows.with_points())
        return [RelayCard(row, row.seen or 0) for row in cards]

    @cached_property
    def candidates(self) -> list[Candidate]:
        """What nobody has made a record of yet."""
        there = present(p for m in self.meetings for p in m.attendances.all())
        found = candidates(self.source.text, self.source.published_on, there)
        taken = [p for card in self.relays for p in card.row.passages.all()]
        return [
            one
            for one in found
            if not any(p.start < b and a < p.end for p in taken for a, b in one.places)
        ]

    @cached_property
    def answers(self) -> dict[int, list[PointAnswer]]:
        return answers_of(d.pk for m in self.meetings for d in m.directives.all())

    @cached_property
    def offers(self) -> bool:
        """Whether there is any point that a directive could answer."""
        return Relay.objects.confirmed().exists()

    def marks(self) -> Iterator[Mark]:
        """The places of the requirements of this source, each leading to its card."""
        for card in self.relays:
            ref = f"r{card.row.pk}"
            for order, place in enumerate(card.row.passages.all()):
                anchor = "" if order else f"s-{ref}"
                yield Mark(place.start, place.end, "relayed", anchor=anchor, ref=ref)
