"""The bodies of a year as they were called at its cut-off."""

from __future__ import annotations

import datetime

from django.db.models import Exists, OuterRef, Q

from meetings.models import Department
from tracker.models import BodyChange
from tracker.scoring import Body

from .parts import concerning


def bodies_at(cutoff: datetime.date, year: int | None = None) -> list[Body]:
    """In protocol order: those there on the day, and those that ended before and had a
    part of the year. year: that of the cut-off unless given."""
    parts = concerning(year or cutoff.year, cutoff).filter(department=OuterRef("pk"))
    there = Q(valid_to=None) | Q(valid_to__gte=cutoff)
    begun = Q(valid_from=None) | Q(valid_from__lte=cutoff)
    rows = Department.objects.filter(begun & there | Q(Exists(parts)))
    names = _names(cutoff)
    return [
        Body(
            one.pk,
            names.get(one.pk, one.name),
            one.kind,
            order=one.order,
            ended=one.valid_to is not None and one.valid_to < cutoff,
        )
        for one in rows.order_by("order", "pk")
    ]


def _names(day: datetime.date) -> dict[int, str]:
    """Names that were changed after the day, as they were on it."""
    found: dict[int, str] = {}
    for change in BodyChange.objects.renamed_after(day):
        found.setdefault(change.department_id, change.name)
    return found
