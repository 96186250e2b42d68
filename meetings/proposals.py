"""What was read → rows of the record, proposed: they count in no figure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from django.db import models

from .extraction.result import Extraction, FoundDirective, FoundMeeting, FoundPerson
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
from .models.records import Origin
from .naming import people_in_office

SMALL = 32_767
NAMELESS = "未署标题的会议"
OPENING = 20  # letters of a nameless meeting's first directive that name it


def propose(reading: Reading, found: Extraction) -> None:
    """Write the rows of one reading; a fixed number of queries, however long it is."""
    meetings = _meetings(reading, found)
    _people(reading, found, meetings)
    rows = _directives(reading, found, meetings)
    _mentions(rows)
    _passages(reading, found, meetings, rows)


def fit(model: type[models.Model], **values: Any) -> dict[str, Any]:
    """The values with each text cut to what its column holds."""
    for name, value in values.items():
        limit = getattr(model._meta.get_field(name), "max_length", None)
        if limit and isinstance(value, str) and len(value) > limit:
            values[name] = value[: limit - 1] + "…"
    return values


def small(number: int | None) -> int | None:
    """A number as printed; none where it is larger than any real one."""
    return number if number is not None and 0 <= number <= SMALL else None


def title_of(found: FoundMeeting) -> str:
    """The headline; without one, whose meeting of what kind it was: never empty."""
    if found.title and found.title.value:
        return found.title.value
    ordinal = f"第{found.ordinal}次" if found.ordinal else ""
    name = f"{found.organ or ''}{ordinal}{found.kind or ''}"
    if name:
        return name
    first = found.directives[0].text if found.directives else ""
    words = first if len(first) <= OPENING else f"{first[:OPENING]}…"
    return f"{NAMELESS}:{words}" if words else NAMELESS


def _meetings(reading: Reading, found: Extraction) -> dict[str, Meeting]:
    kinds = kinds_named(meeting.kind for meeting in found.meetings)
    rows = [meeting_row(one, reading, kinds) for one in found.meetings]
    return {row.key: row for row in Meeting.objects.bulk_create(rows)}


def meeting_row(
    found: FoundMeeting, reading: Reading, kinds: dict[str, MeetingKind]
) -> Meeting:
    """The row of what was found, not saved."""
    return Meeting(
        **fit(
            Meeting,
            title=title_of(found),
            venue=found.venue.value if found.venue else "",
            organ=found.organ or "",
        ),
        held_on=found.date,
        period=found.period if found.period in Meeting.Period.values else "",
        kind=kinds.get(found.kind or ""),
        ordinal=small(found.ordinal),
        year=(found.date or reading.published_on).year,
        origin=Origin.READ,
        reading=reading,
        key=found.key,
    )


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


def directive_row(
    item: FoundDirective, meeting: Meeting, reading: Reading | None, order: int
) -> Directive:
    """The row of what was found, not saved."""
    due = item.deadline
    return Directive(
        **fit(
            Directive,
            speaker=item.speaker or "会议",
            text=item.text,
            deadline_text=due.text if due else "",
        ),
        meeting=meeting,
        number=small(item.number) if item.level == 1 else None,
        order=order,
        deadline_on=due.date if due else None,
        deadline_unit=due.unit if due else "",
        deadline_count=small(due.count) if due else None,
        origin=Origin.READ,
        reading=reading,
        key=item.key,
    )


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


def mention_rows(
    item: FoundDirective, row: Directive, ids: dict[str, int]
) -> list[Mention]:
    """The bodies of what was found, each name once, not saved."""
    made: dict[str, Mention] = {}
    for body in item.bodies:
        words = fit(Mention, name=body.name)
        if words["name"] in made:
            continue
        made[words["name"]] = Mention(
            **words,
            directive=row,
            role=body.role,
            department_id=ids.get(body.department or ""),
            order=len(made),
        )
    return list(made.values())


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
