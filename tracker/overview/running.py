"""What runs and what of it is near its day, overdue or without progress: how many, and
which few come first.

Now each figure is a stretch of a partial index (models/counted.py), however much is in
hand. Of a past day no index says it: what ran that day is read once, row by row.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q

from tracker import counting, lights, nearing
from tracker.models import Office
from tracker.nearing import DAYS
from tracker.wholes import Phase

from .scope import Scope

FEW = 3  # dockets of a call that are named
NAMED = 4  # departments, meetings
STUCK = (lights.LATE, lights.STILL)
CALLS = (lights.LATE, lights.SOON, lights.STILL)

Stuck = Mapping[int, tuple[int, int]]  # key → how many are overdue, without progress


@dataclass(frozen=True, slots=True)
class Running:
    """calls: tone → (how many, keys of the few that come first). meetings: the few with
    the most that is stuck, in order."""

    calls: dict[str, tuple[int, list[int]]]
    meetings: Stuck


def running(scope: Scope) -> Running:
    return _now(scope) if scope.on is None else _then(scope)


def most(stuck: tuple[int, int]) -> tuple[int, int]:
    """The key by which what is stuck most comes first."""
    return -sum(stuck), -stuck[0]


def _now(scope: Scope) -> Running:
    """Two queries a call and one for the meetings."""
    rows = counting.unindexed(scope.user, scope.year, scope.field)
    rows, calls = rows.filter(phase=Phase.RUNNING.value).order_by(), {}
    late, still = _stuck(scope.day)
    first, next_, last = scope.day - DAYS, scope.day, scope.day + DAYS
    for tone, condition, day in (
        (lights.LATE, late & Q(soonest_due__gte=first), "soonest_due"),
        (lights.SOON, Q(soonest_due__range=(next_, last)), "soonest_due"),
        (lights.STILL, still, "moved_on"),
    ):
        own = rows.filter(condition)
        few = own.order_by(day, "pk").values_list("pk", flat=True)[:FEW]
        calls[tone] = (own.count(), list(few))
    counts = {"late": Count("pk", filter=late), "still": Count("pk", filter=still)}
    stuck = rows.filter(late | still, meeting__isnull=False).values("meeting_id")
    slow: Any = stuck.annotate(**counts)
    slow = slow.order_by(-(F("late") + F("still")), -F("late"), "meeting_id")
    found = slow.values_list("meeting_id", "late", "still")[:NAMED]
    return Running(calls, {pk: (late, still) for pk, late, still in found})


def _stuck(day: datetime.date) -> tuple[Q, Q]:
    """Overdue, and without progress: of what runs, by the days alone, as its partial
    indexes hold them."""
    office = Office.present()
    whens = lights.running_conditions(day, office.soon_days, office.still_days)
    (late, _), (still, _), _ = whens
    return late, still & ~late


@dataclass(frozen=True, slots=True)
class Row:
    """due, moved: the first of its parts' days."""

    pk: int
    light: str
    due: datetime.date | None
    moved: datetime.date
    meeting: int | None


def _then(scope: Scope) -> Running:
    """One query."""
    names: Any = ("pk", "standing", "first_due", "first_moved", "meeting_id")
    found = [Row(*row) for row in scope.running().order_by().values_list(*names)]
    calls = {}
    for tone in CALLS:
        keys = longest_first(found, tone, scope.day)
        calls[tone] = (len(keys), keys[:FEW])
    return Running(calls, _meetings(found))


def longest_first(found: Iterable[Row], tone: str, day: datetime.date) -> list[int]:
    """Keys of those that a call is about."""
    if tone == lights.STILL:
        rows = [(one.moved, one.pk) for one in found if one.light == lights.STILL]
    else:
        rows = [
            (one.due, one.pk)
            for one in found
            if one.due and nearing.is_near(tone, one.light, one.due, day)
        ]
    return [pk for _, pk in sorted(rows)]


def _meetings(found: Iterable[Row]) -> Stuck:
    counted = Counter((one.meeting, one.light) for one in found)
    stuck = {
        meeting: (counted[meeting, lights.LATE], counted[meeting, lights.STILL])
        for meeting, light in counted
        if meeting is not None and light in STUCK
    }
    few = sorted(stuck, key=lambda pk: (*most(stuck[pk]), pk))[:NAMED]
    return {pk: stuck[pk] for pk in few}
