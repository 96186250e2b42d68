"""Values that a person gives for columns of the record, checked before they are set."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import models

from .models import Directive, Meeting, Reading

Row = TypeVar("Row", bound=Directive | Meeting)


def checked(
    row: Directive | Meeting, values: Mapping[str, Any], allowed: Sequence[str]
) -> dict[str, Any]:
    """The values by column (a relation by its id), checked as the model checks them.

    Raises ValidationError by field; TypeError for a column not in `allowed`.
    """
    unknown = set(values) - set(allowed)
    if unknown:
        raise TypeError(f"not to be changed here: {sorted(unknown)}")
    new: dict[str, Any] = {}
    for name, value in values.items():
        column = getattr(row._meta.get_field(name), "attname", name)
        value = value.strip() if isinstance(value, str) else value
        new[column] = value.pk if isinstance(value, models.Model) else value
    others = [f.name for f in row._meta.fields if f.name not in values]
    with_values(row, new).clean_fields(exclude=others)
    return {**new, **_deadline_form(row, new)}


def _deadline_form(row: Directive | Meeting, new: dict[str, Any]) -> dict[str, Any]:
    """A date that a person set is a date: the office calendar computes it no more."""
    names = {"deadline_on", "deadline_text"} & new.keys()
    if all(getattr(row, name) == new[name] for name in names):
        return {}
    on = new.get("deadline_on", getattr(row, "deadline_on", None))
    return {"deadline_unit": "date" if on else "", "deadline_count": None}


def with_values(row: Row, values: Mapping[str, Any]) -> Row:
    """A copy of the row, not saved, with these values."""
    probe = copy.copy(row)
    probe._state = copy.copy(row._state)
    for name, value in values.items():
        setattr(probe, name, value)
    return probe


def year_of(meeting: Meeting, new: Mapping[str, Any]) -> int:
    """The record year (design §4.9): of the day, else of the publication."""
    day = new.get("held_on", meeting.held_on)
    if day is not None:
        return int(day.year)
    if meeting.reading_id is None:
        return meeting.year
    reading = Reading.objects.only("published_on").get(pk=meeting.reading_id)
    return reading.published_on.year
