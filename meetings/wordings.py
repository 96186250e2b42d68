"""What the extractor reads in words that a person gives for a directive."""

from __future__ import annotations

import datetime

from django.utils import timezone

from .edits import Sheet
from .extraction import selection
from .extraction.result import FoundDeadline, FoundDirective
from .models import Department, Directive, Meeting, Reading
from .proposals import department_ids
from .rows import fit, mention_rows, small


def base_of(meeting: Meeting) -> datetime.date:
    """The day from which its deadlines count: held, else printed, else today."""
    if meeting.held_on:
        return meeting.held_on
    reading = Reading.objects.only("published_on").filter(pk=meeting.reading_id or 0)
    return next((one.published_on for one in reading), timezone.localdate())


def read(
    text: str, meeting: Meeting, start: int = 0, end: int | None = None
) -> FoundDirective | None:
    """The part [start, end) of a text as one directive of the meeting."""
    return selection.directive(chosen(text, meeting, start, end))


def chosen(
    text: str, meeting: Meeting, start: int = 0, end: int | None = None
) -> selection.Selection:
    base = base_of(meeting)
    register = Department.objects.current(base).register()
    stop = len(text) if end is None else end
    return selection.Selection(text, start, stop, base, register)


def deadline_values(due: FoundDeadline | None) -> dict[str, object]:
    """The four columns of a deadline."""
    return {
        **fit(Directive, deadline_text=due.text if due else ""),
        "deadline_on": due.date if due else None,
        "deadline_unit": due.unit if due else "",
        "deadline_count": small(due.count) if due else None,
    }


def add_mentions(sheet: Sheet, row: Directive, found: FoundDirective) -> None:
    """The bodies that were found, behind those that the row has."""
    kept = {mention.name for mention in row.mentions.all()}
    for mention in mention_rows(found, row, department_ids([found])):
        if mention.name not in kept:
            mention.order += len(kept)
            sheet.make(mention)
