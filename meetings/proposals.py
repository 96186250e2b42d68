"""What was read → rows of the record, proposed: they count in no figure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from django.db import models

from .extraction.result import Extraction, FoundDirective, FoundPerson
from .models import (
    Attendance,
    Department,
    Directive,
    Meeting,
    MeetingKind,
    Mention,
    Passage,
    Reading,
)
from .naming import people_in_office
from .rows import directive_row, fit, meeting_row, mention_rows


def propose(reading: Reading, found: Extraction) -> None:
    """Write the rows of one reading; a fixed number of queries, however long it is."""
    meetings = _meetings(reading, found)
    _people(reading, found, meetings)
    rows = _directives(reading, found, meetings)
    _mentions(rows)
    _passages(reading, found, meetings, rows)


def _meetings(reading: Reading, found: Extraction) -> dict[str, Meeting]:
    kinds = kinds_named(meeting.kind for meeting in found.meetings)
    rows = [meeting_row(one, reading, kinds) for one in found.meetings]
    return {row.key: row for row in Meeting.objects.bulk_create(rows)}


def kinds_named(names: Iterable[str | None]) -> dict[str, MeetingKind]:
    """The kinds by name; one that the office does not have yet joins its list."""
    wanted = list(dict.fromkeys(name[:40] for name in names if name))
    known = set(
        MeetingKind.objects.filter(name__in=wanted).values_list("name", flat=True)
    )
    last = MeetingKind.objects.aggregate(last=models.Max("order"))["last"] or 0
    new = [name for name in wanted if name not in known]
    MeetingKind.objects.bulk_create(
        [MeetingKind(name=name, order=last + n) for n, name in enumerate(new, 1)],
        ignore_conflicts=True,
    )
    return {kind.name: kind for kind in MeetingKind.objects.filter(name__in=wanted)}


def _people(reading: Reading, found: Extraction, meetings: dict[str, Meeting]) -> None:
    rows: list[tuple[Meeting, int, FoundPerson]] = [
        (meetings[one.key], order, person)
        for one in found.meetings
        for order, person in enumerate(one.people)
    ]

    def day(meeting: Meeting) -> datetime.date:
        return meeting.held_on or reading.published_on

    known = people_in_office((p.name, day(m)) for m, _, p in rows)
    Attendance.objects.bulk_create(
        Attendance(
            **fit(Attendance, name=person.name, post=person.post),
            meeting=meeting,
            person_id=known.get((person.name, day(meeting))),
            role=person.role,
            order=order,
        )
        for meeting, order, person in rows
    )


Rows = list[tuple[FoundDirective, Directive]]


def _directives(
    reading: Reading, found: Extraction, meetings: dict[str, Meeting]
) -> Rows:
    rows: Rows = []
    parents: dict[int, Directive] = {}
    for one in found.meetings:
        top: Directive | None = None
        for order, item in enumerate(one.directives):
            row = directive_row(item, meetings[one.key], reading, order)
            if item.level == 1:
                top = row
            elif top is not None:
                parents[len(rows)] = top
            rows.append((item, row))
    tops = [row for n, (_, row) in enumerate(rows) if n not in parents]
    Directive.objects.bulk_create(tops)
    for n, top in parents.items():
        rows[n][1].parent = top
    Directive.objects.bulk_create(rows[n][1] for n in parents)
    return rows


def _mentions(rows: Rows) -> None:
    ids = department_ids(item for item, _ in rows)
    Mention.objects.bulk_create(
        one for item, row in rows for one in mention_rows(item, row, ids)
    )


def department_ids(items: Iterable[FoundDirective]) -> dict[str, int]:
    """Ids of the departments that their bodies were resolved to, by official name."""
    named = {b.department for item in items for b in item.bodies if b.department}
    rows = Department.objects.filter(name__in=named)
    return dict(rows.values_list("name", "pk"))


def _passages(
    reading: Reading, found: Extraction, meetings: dict[str, Meeting], rows: Rows
) -> None:
    made: list[Passage] = []

    def add(spans: Sequence[Any], **owner: Any) -> None:
        order = count()
        made.extend(
            Passage(
                source_id=reading.source_id,
                start=span.start,
                end=span.end,
                order=next(order),
                **owner,
            )
            for span in spans
            if span.start < span.end
        )

    for one in found.meetings:
        add(one.spans, meeting=meetings[one.key])
    for item, row in rows:
        add(item.spans, directive=row)
    Passage.objects.bulk_create(made)
