"""What a year is scored from besides its facts: as one document that is frozen."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.core.serializers.python import Serializer
from django.db import models

from tracker import calendar
from tracker.models import CalendarDay, DueRule, Event, LadderStep, Office

ONE_DAY = datetime.timedelta(days=1)


def last_event() -> int:
    newest = Event.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def settings() -> dict[str, Any]:
    """Every setting of the office, its ladder and its rules for due dates."""
    return {
        "office": _plain(Office.present()),
        "ladder": [_plain(step) for step in LadderStep.objects.order_by("pk")],
        "due_rules": [_plain(rule) for rule in DueRule.objects.order_by("pk")],
    }


def days(year: int) -> dict[str, bool]:
    """Where the office's calendar differs from Monday to Friday: day → works."""
    changes = CalendarDay.objects.changes()
    found = {}
    for day in _year(year):
        works = calendar.is_working(day, changes)
        if works != (day.weekday() < 5):
            found[day.isoformat()] = works
    return found


def _year(year: int) -> Iterator[datetime.date]:
    day = datetime.date(year, 1, 1)
    while day.year == year:
        yield day
        day += ONE_DAY


def _plain(row: models.Model) -> dict[str, Any]:
    """The fields of a row as JSON has them."""
    if row.pk is None:  # an office that never saved its settings
        named = {f.name: getattr(row, f.name) for f in row._meta.fields}
        return {name: value for name, value in named.items() if name != "id"}
    (found,) = Serializer().serialize([row])
    fields: dict[str, Any] = found["fields"]
    return fields
