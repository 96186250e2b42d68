"""A meeting typed in from nothing: what was pasted becomes a source of its own.

So the desk, charging and the meeting's page work as for a meeting that was read: the
fields are as typed, and people and directives are read from the pasted words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from meetings.extraction import VERSION, selection
from meetings.extraction.clean import clean
from meetings.extraction.doubts import doubts
from meetings.extraction.result import (
    Extraction,
    Found,
    FoundMeeting,
    FoundPerson,
    Span,
)
from meetings.models import Department, Directive, Meeting, Reading, Source
from meetings.models.records import Origin
from meetings.readings import keep

from .typed import ROLES, Page, Typed, columns, laid_out, printed, refuse

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def type_in(typed: Typed, by: User) -> Meeting:
    """The meeting with all that was read in the pasted words, proposed.

    Raises ValidationError by field; nothing of a text with a marking is kept.
    """
    sheet = laid_out(typed)
    refuse(sheet.text)
    source = Source.objects.create(**columns(sheet.text), added_by=by, **printed(typed))
    register = Department.objects.current(source.published_on).register()
    found = _found(typed, sheet, register)
    page = selection.Selection(
        sheet.text, 0, len(sheet.text), source.published_on, register
    ).page
    unsure = doubts(page.canvas, typed.day, [found], registered=bool(register))
    whole = Extraction(VERSION, source.published_on, (found,), unsure)
    return _as_typed(keep(source, whole, by))


def _found(typed: Typed, sheet: Page, register: Any) -> FoundMeeting:
    values, parts = typed.values, sheet.parts
    said = parts.get("said")
    part = selection.Selection(sheet.text, 0, 0, typed.day, register)
    kind = values["kind"]
    return selection.bare_meeting(
        title=_value(sheet, "title"),
        date=values["held_on"],
        period=values["period"] or None,
        venue=_value(sheet, "venue"),
        organ=values["organ"] or None,
        kind=kind.name if kind else None,
        ordinal=values["ordinal"],
        people=_people(sheet, part),
        directives=(
            selection.several(selection.moved(part, said.start, said.end))
            if said
            else ()
        ),
        date_spans=(parts["when"],) if "when" in parts else (),
        spans=(Span(0, len(sheet.text)),),
    )


def _value(sheet: Page, name: str) -> Found | None:
    span = sheet.parts.get(name)
    if span is None:
        return None
    words = clean(sheet.text[span.start : span.end])
    return Found(words, (span,), "typed", 1.0)


def _people(sheet: Page, part: selection.Selection) -> tuple[FoundPerson, ...]:
    """Each once, in the role in which the first list names them."""
    found: dict[str, FoundPerson] = {}
    for role in ROLES:
        span = sheet.parts.get(role)
        if span:
            chosen = selection.moved(part, span.start, span.end)
            for one in selection.people(chosen, role):  # type: ignore[arg-type]
                found.setdefault(one.name, one)
    return tuple(found.values())


def _as_typed(reading: Reading) -> Meeting:
    """Its rows are typed, though the extractor helped."""
    rows = Meeting.objects.filter(reading=reading)
    rows.update(origin=Origin.TYPED)
    Directive.objects.filter(reading=reading).update(origin=Origin.TYPED)
    return rows.get()
