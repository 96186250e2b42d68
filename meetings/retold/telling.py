"""Whether two texts tell of one meeting: day, people, headline and words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from meetings.models import Meeting

from .likeness import Pairs, alike, held, pairs

NEAR = datetime.timedelta(days=7)  # a day misprinted, or only one of two texts has one


ENOUGH = 40  # pairs of letters below which wording alone proves nothing


@dataclass(frozen=True)
class Told:
    """A meeting with what a text tells of it; attendances and directives prefetched."""

    meeting: Meeting

    @cached_property
    def day(self) -> datetime.date | None:
        reading = self.meeting.reading
        return self.meeting.held_on or (reading.published_on if reading else None)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(row.name for row in self.meeting.attendances.all())

    @cached_property
    def chairs(self) -> frozenset[str]:
        return frozenset(self.meeting.chairs)

    @cached_property
    def title(self) -> Pairs:
        return pairs(self.meeting.title)

    @cached_property
    def words(self) -> Pairs:
        rows = self.meeting.directives.all()
        return pairs("".join(row.text for row in rows if row.parent_id is None))


def twinned(one: Told, other: Told) -> float:
    """How surely the two are one meeting, 0 for two meetings.

    Takes the same ordinal of the same organ; the same day with the same words, or with
    the same people and some of the words (of a report without any, a like headline);
    not two meetings of one morning, nor the morning's and the afternoon's, nor those
    that different people chaired.
    """
    if _same_ordinal(one.meeting, other.meeting):
        return 1.0
    if one.chairs and other.chairs and not one.chairs & other.chairs:
        return 0.0
    enough = min(len(one.words), len(other.words)) >= ENOUGH
    wording = held(one.words, other.words) if enough else 0.0
    if not _same_day(one.meeting, other.meeting):
        return wording if wording >= 0.8 and _near(one, other) else 0.0
    if wording >= 0.5:
        return wording
    least = min(len(one.names), len(other.names))
    title = alike(one.title, other.title)
    known = least > 1 or title >= 0.7  # one name alone proves nothing
    people = len(one.names & other.names) / least if least and known else 0.0
    like = wording >= 0.25 if enough else title >= 0.5
    return (people + max(title, wording)) / 2 if people >= 0.7 and like else 0.0


def _same_ordinal(one: Meeting, other: Meeting) -> bool:
    if not one.organ or one.kind_id is None or one.ordinal is None:
        return False
    keys = [(m.organ, m.kind_id, m.ordinal, m.year) for m in (one, other)]
    return keys[0] == keys[1]


def _same_day(one: Meeting, other: Meeting) -> bool:
    """The same day, and not one in the morning and one in the afternoon."""
    periods = {one.period, other.period} - {""}
    return one.held_on is not None and one.held_on == other.held_on and len(periods) < 2


def _near(one: Told, other: Told) -> bool:
    return bool(one.day and other.day) and abs(one.day - other.day) <= NEAR  # type: ignore[operator]
