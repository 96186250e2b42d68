"""One found thing → one row of the record, not yet saved."""

from __future__ import annotations

from typing import Any

from django.db import models

from .extraction.result import FoundDirective, FoundMeeting
from .models import (
    Directive,
    Meeting,
    MeetingKind,
    Mention,
    Reading,
)
from .models.records import Origin

SMALL = 32_767


NAMELESS = "未署标题的会议"


OPENING = 20  # letters of a nameless meeting's first directive that name it


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
