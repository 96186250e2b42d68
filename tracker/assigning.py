"""A department's part in a docket begins: assignment, first event, standing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone

from meetings.models import Department

from . import folding
from .models import Assignment, Docket, Event, Standing
from .recording import Words, event, place, standing_row
from .rhythm import Interval
from .workflow import Duty, Fact, Kind, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def assign(
    made: Docket, duties: Sequence[tuple[Department, Duty]], by: User, words: Words
) -> list[Assignment]:
    """Each department's part with its first event and standing, in five queries."""
    day = words.happened_on or timezone.localdate()
    now = words.recorded_at or timezone.now()
    words = replace(words, recorded_at=now)
    rows: list[Assignment] = []
    events: list[Event] = []
    standings: list[Standing] = []
    for department, duty in duties:
        made.last_seq += 1
        present = folding.charge(_first(made, duty, day, by))
        row = Assignment(docket=made, department=department, charged_on=day)
        changes = place(row, None, present)
        rows.append(row)
        events.append(
            event(made, Verb.CHARGE, by, assignment=row, words=words, changes=changes)
        )
        standings.append(
            Standing(
                assignment=row,
                department=department,
                since=now,
                **standing_row(present),
            )
        )
    Assignment.objects.bulk_create(rows)
    for row, begun, standing in zip(rows, events, standings, strict=True):
        begun.assignment = standing.assignment = row
    Event.objects.bulk_create(events)
    Standing.objects.bulk_create(standings)
    made.save(update_fields=["last_seq"])
    return rows


def _first(made: Docket, duty: Duty, day: datetime.date, by: User) -> Fact:
    return Fact(
        made.last_seq,
        Verb.CHARGE,
        day,
        by.pk,
        duty=duty,
        due_on=made.due_on,
        moves=made.moves,
        kind=Kind(made.kind),
        interval=Interval(made.report_interval),
    )
