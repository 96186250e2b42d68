"""Whether a meeting that was read is one that the record has already, told again.

Another paper, an earlier page or another article of the same page may tell it. What
looks like a twin is only offered: an officer joins the two or says they are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from meetings.models import Directive, Meeting, Reading, Twin
from meetings.models.records import RecordState

from .telling import NEAR, Told, twinned


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
