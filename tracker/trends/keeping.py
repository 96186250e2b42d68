"""The trends of a past day, counted once and kept: nothing later changes them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from tracker.models import PastTrends
from tracker.overview import Scope

from .course import Course, course_now, course_on, read
from .open import Open, in_hand_now, in_hand_on

Row = list[Any]  # what is counted by, then how many


def in_hand(scope: Scope) -> list[Open]:
    """What is or was in hand, of the year of this scope and those before."""
    if scope.on is None:
        return in_hand_now(scope)
    rows = (Open(*row) for row in _of_day(scope.on).open)
    return [one for one in rows if one.year <= scope.one_year]


def course(scope: Scope) -> Course:
    if scope.on is None:
        return course_now(scope)
    return read(scope.one_year, _of_day(scope.on).course)


def _of_day(day: datetime.date) -> PastTrends:
    row = PastTrends.objects.filter(day=day).first()
    if row is None:
        row = counted(day)
        # Two who ask at once have counted the same.
        PastTrends.objects.bulk_create([row], ignore_conflicts=True)
    return row


def counted(day: datetime.date) -> PastTrends:
    """As it is to be kept; not saved."""
    return PastTrends(
        day=day, open=_plain(in_hand_on(day)), course=_plain(course_on(day))
    )


def differing() -> Iterable[datetime.date]:
    """Days that are kept as another than a recount finds."""
    for row in PastTrends.objects.all():
        found = counted(row.day)
        if (found.open, found.course) != (row.open, row.course):
            yield row.day


def _plain(counts: Any) -> list[Row]:
    return sorted(([*place, n] for place, n in counts.items()), key=str)
