"""A superior's requirement made: of words of a source, or typed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings.edits import Sheet
from meetings.extraction.canvas import canvas
from meetings.extraction.secrecy import marking
from meetings.intake import SECRET
from meetings.models import (
    Attendance,
    Edit,
    Passage,
    Source,
)
from meetings.models.records import RecordState
from meetings.refusals import Refused

from .finding import Candidate, Present, candidates
from .making import add_points, columns, relay_row
from .points import propose
from .saying import Saying, saying
from .series import Range
from .told import Points

if TYPE_CHECKING:
    from django.contrib.auth.models import User

EMPTY = "选中的地方没有文字,请重新选择。"
BY_HAND = "确实要立,请在“上级要求”里手工录入。"


@transaction.atomic
def take_in(source: Source, by: User, start: int, end: int) -> Edit:
    """The points of the words [start, end) of a source, proposed for proofreading.

    Where the page tells the same points once more, that place is kept with it.
    """
    source = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    found = propose(source.text, start, end)
    if not found.points:
        raise Refused(f"{found.refused}{BY_HAND}" if found.refused else EMPTY)
    refuse_twice(source, found.at)
    said = saying(canvas(source.text), found.at[0], source.published_on)
    made = relay_row(found, columns(found, said), source)
    places = [found.at, *_again(source, found, said)]
    sheet = Sheet()
    sheet.make(made)
    for order, (first, last) in enumerate(places):
        place = Passage(source=source, start=first, end=last, order=order, relay=made)
        sheet.make(place)
    add_points(sheet, made, found.points, source)
    verb = Edit.Verb.RELAY
    return sheet.write(verb, by, None, source_id=source.pk, relay=made)


@transaction.atomic
def type_in(values: Mapping[str, Any], said: str, by: User) -> Edit:
    """Typed by hand, without a source: said is read for its points."""
    if marking(said):
        raise ValidationError({"said": SECRET})
    found = propose(said)
    if not found.points:
        raise ValidationError({"said": found.refused or "请填写要点。"})
    made = relay_row(found, values, None)
    sheet = Sheet()
    sheet.make(made)
    add_points(sheet, made, found.points, None)
    return sheet.write(Edit.Verb.RELAY, by, None, relay=made)


def refuse_twice(source: Source, at: Range) -> None:
    there = Passage.objects.filter(
        source=source, relay__isnull=False, start__lt=at[1], end__gt=at[0]
    ).exclude(relay__state=RecordState.REJECTED)
    if place := there.select_related("relay").first():
        raise Refused(f"这一段已经立为“{place.relay}”,请在那里校对。")


def found_in(source: Source) -> list[Candidate]:
    """What a page tells of superiors' points; those at its meetings are none."""
    there = Attendance.objects.filter(meeting__reading__source=source)
    return candidates(source.text, source.published_on, present(there))


def present(there: Iterable[Attendance]) -> Present:
    rows = list(there)
    chairs = {one.name for one in rows if one.role == Attendance.Role.CHAIR}
    return Present(chairs, {one.name for one in rows})


def _again(source: Source, found: Points, said: Saying) -> list[Range]:
    """Other places of the page at which the same points are told."""
    same = [
        one
        for one in found_in(source)
        if said.speaker == one.said.speaker and one.found.told == found.told
    ]
    places = [place for one in same for place in one.places]
    first, last = found.at
    return [(a, b) for a, b in places if b <= first or last <= a]
