"""The right side of the desk: a group for each meeting, a card for each directive."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from meetings.models import (
    Attendance,
    Directive,
    Meeting,
    Mention,
    PointAnswer,
    Restatement,
)
from meetings.models.records import RecordState
from meetings.record import people_by_role
from meetings.retold.twins import Likely
from meetings.templatetags.display import numeral

from .doubting import SURE, Doubt
from .reasons import reasons

Found = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Body:
    """A body as named, and the place of the source that it leads to, if any."""

    row: Mention
    place: str = ""


@dataclass(slots=True)
class Card:
    """A directive with the demands inside it, and what the reading says of it.

    places: the anchors that the source has.
    """

    row: Directive
    found: Found
    places: frozenset[str]
    inner: list[Card] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    locked: bool = False
    restates: Restatement | None = None
    answers: list[PointAnswer] = field(default_factory=list)

    @property
    def confidence(self) -> float:
        """1 for what was typed: nobody guessed it."""
        return float(self.found.get("confidence", 1))

    @property
    def unsure(self) -> bool:
        return bool(self.doubts) or self.confidence < SURE

    @property
    def doubtful(self) -> bool:
        """It, or a demand inside it."""
        return self.unsure or any(one.unsure for one in self.inner)

    @property
    def waits(self) -> bool:
        return self.row.state == RecordState.PROPOSED

    @property
    def number(self) -> str:
        return numeral(self.row.number)

    @property
    def parts(self) -> int:
        return len(self.row.passages.all())

    @property
    def bodies(self) -> list[Body]:
        rows = self.row.mentions.all()
        return [Body(row, self._place(f"s-b{row.pk}")) for row in rows]

    @property
    def due_place(self) -> str:
        return self._place(f"s-d{self.row.pk}-due")

    @property
    def why(self) -> list[tuple[str, str]]:
        return reasons(self.found)

    def _place(self, anchor: str) -> str:
        return anchor if anchor in self.places else ""


@dataclass(slots=True)
class Group:
    """A meeting with its people and its cards; shown: those in the present view."""

    meeting: Meeting
    cards: list[Card]
    shown: list[Card]
    doubts: list[Doubt]
    identities: list[tuple[str, str, int | None]]
    places: frozenset[str]
    twins: list[Likely] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        return sum(card.waits for card in self.cards)

    @property
    def people(self) -> list[tuple[str, list[Attendance]]]:
        return people_by_role(self.meeting)

    @property
    def undecided(self) -> bool:
        return self.waiting > 0 or self.meeting.state == RecordState.PROPOSED

    @property
    def title_place(self) -> str:
        return self._place("title")

    @property
    def day_place(self) -> str:
        return self._place("held_on")

    @property
    def venue_place(self) -> str:
        return self._place("venue")

    def _place(self, name: str) -> str:
        anchor = f"s-m{self.meeting.pk}-{name}"
        return anchor if anchor in self.places else ""


def group(
    meeting: Meeting,
    found: dict[str, Found],
    doubts: list[Doubt],
    places: frozenset[str],
    twins: list[Likely],
    restated: dict[int, Restatement],
    answers: dict[int, list[PointAnswer]],
) -> Group:
    """found: what the reading says of each key; doubts: all those of the desk.

    A directive that came from another meeting has a key of another reading: nothing
    is known of it here.
    """
    rows = list(meeting.directives.all())
    of: dict[int, list[Doubt]] = {}
    for doubt in doubts:
        if doubt.row:
            of.setdefault(doubt.row.pk, []).append(doubt)
    made = {
        row.pk: Card(
            row,
            found.get(row.key, {}) if row.reading_id == meeting.reading_id else {},
            places,
            doubts=of.get(row.pk, []),
            locked=row.is_locked,
            restates=restated.get(row.pk),
            answers=answers.get(row.pk, []),
        )
        for row in rows
    }
    for row in rows:
        outer = made.get(row.parent_id or 0)
        if outer:
            made[row.pk].locked |= outer.locked
            outer.inner.append(made[row.pk])
    cards = [made[row.pk] for row in rows if row.parent_id not in made]
    names = found.get(meeting.key, {}).get("identities", [])
    return Group(
        meeting,
        cards,
        cards,
        [one for one in doubts if one.meeting is meeting and one.row is None],
        [(a or "", b or "", c) for a, b, c in names],
        places,
        twins,
    )
