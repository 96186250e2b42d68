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
from .models.past_matrix import KEPT_DAYS
from .recording import Words, event, place, standing_row
from .rhythm import Interval
from .workflow import Duty, Fact, Kind, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def assign(
    made: Docket, duties: Sequence[tuple[Department, Duty]], by: User, words: Words
) -> list[Assignment]:
    """Each department's part with its first event and standing, in five queries."""
    begun = draft(made, duties, by, words)
    rows = Assignment.objects.bulk_create(row for row, _, _ in begun)
    # Events and standings took their part before it had a key.
    for row, event_, standing in begun:
        event_.assignment = standing.assignment = row
    Event.objects.bulk_create(event_ for _, event_, _ in begun)
    Standing.objects.bulk_create(standing for _, _, standing in begun)
    made.save(update_fields=["last_seq"])
    for _, event_, _ in begun:
        for kept in KEPT_DAYS:
            kept.objects.forget(event_.recorded_at)
    return rows


def draft(
    made: Docket, duties: Sequence[tuple[Department, Duty]], by: User, words: Words
) -> list[tuple[Assignment, Event, Standing]]:
    """As `assign`, but nothing is saved."""
    day = words.happened_on or timezone.localdate()
    now = words.recorded_at or timezone.now()
    words = replace(words, recorded_at=now)
    found = []
    for department, duty in duties:
        made.last_seq += 1
        present = folding.charge(_first(made, duty, day, by))
        row = Assignment(docket=made, department=department, charged_on=day)
        changes = place(row, None, present)
        first = event(
            made, Verb.CHARGE, by, assignment=row, words=words, changes=changes
        )
        standing = Standing(
            assignment=row,
            department=department,
            since=now,
            **standing_row(present),
        )
        found.append((row, first, standing))
    return found


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
