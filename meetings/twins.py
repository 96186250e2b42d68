"""Whether a meeting that was read is one that the record has already, told again.

Another paper, an earlier page or another article of the same page may tell it. What
looks like a twin is only offered: an officer joins the two or says they are two.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, Q, QuerySet

from .likeness import Pairs, alike, held, pairs
from .models import Directive, Meeting, Reading, Twin
from .models.records import RecordState

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
    def title(self) -> Pairs:
        return pairs(self.meeting.title)

    @cached_property
    def words(self) -> Pairs:
        rows = self.meeting.directives.all()
        return pairs("".join(row.text for row in rows if row.parent_id is None))


@dataclass(frozen=True, slots=True)
class Likely:
    """A meeting that may be the one in hand, told by another text or article."""

    twin: Twin
    other: Meeting


def offered(meetings: Sequence[Meeting]) -> dict[int, list[Likely]]:
    """Meeting id → its twins that nobody decided on. One query."""
    found: dict[int, list[Likely]] = {}
    rows = Twin.objects.open().about(meetings).select_related("meeting", "other")
    for twin in rows:
        for meeting in meetings:
            if meeting.pk in (twin.meeting_id, twin.other_id):
                row = Likely(twin, twin.beside(meeting))
                found.setdefault(meeting.pk, []).append(row)
    return found


def suggest(reading: Reading) -> list[Twin]:
    """Store what looks like a twin of each meeting of a reading; what is stored stays.

    A fixed number of queries, over the meetings of the days around.
    """
    new = [Told(row) for row in _told(Meeting.objects.filter(reading=reading))]
    if not new:
        return []
    before = [Told(row) for row in _told(_around(new))]
    found = [
        Twin(meeting=one.meeting, other=other.meeting, score=round(score, 3))
        for one in new
        for other in [*before, *new]
        if other.meeting.pk < one.meeting.pk and (score := twinned(one, other))
    ]
    return Twin.objects.bulk_create(found, ignore_conflicts=True)


def twinned(one: Told, other: Told) -> float:
    """How surely the two are one meeting, 0 for two meetings.

    Takes the same ordinal of the same organ; the same day with the same words, or with
    the same people and some of the words (of a report without any, a like headline);
    not two meetings of one morning, nor the morning's and the afternoon's.
    """
    if _same_ordinal(one.meeting, other.meeting):
        return 1.0
    enough = min(len(one.words), len(other.words)) >= ENOUGH
    wording = held(one.words, other.words) if enough else 0.0
    if not _same_day(one.meeting, other.meeting):
        return wording if wording >= 0.8 and _near(one, other) else 0.0
    if wording >= 0.5:
        return wording
    least = min(len(one.names), len(other.names))
    people = len(one.names & other.names) / least if least > 1 else 0.0
    title = alike(one.title, other.title)
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


def _around(new: Sequence[Told]) -> QuerySet[Meeting]:
    """Other meetings of the days around, or of the same organ, kind and ordinal."""
    days = [one.day for one in new if one.day]
    near = Q()
    for day in days:
        span = (day - NEAR, day + NEAR)
        near |= Q(held_on__range=span)
        near |= Q(held_on=None, reading__published_on__range=span)
    for one in new:
        row = one.meeting
        if row.organ and row.kind_id and row.ordinal is not None:
            near |= Q(organ=row.organ, kind=row.kind_id, ordinal=row.ordinal)
    own = [one.meeting.pk for one in new]
    rows = Meeting.objects.filter(near) if near else Meeting.objects.none()
    return rows.exclude(state=RecordState.REJECTED).exclude(pk__in=own)


def _told(rows: QuerySet[Meeting]) -> Iterable[Meeting]:
    texts = Directive.objects.exclude(state=RecordState.REJECTED).order_by("order")
    return (
        rows.select_related("reading")
        .defer("reading__result")
        .prefetch_related("attendances", Prefetch("directives", texts))
        .order_by("pk")
    )
