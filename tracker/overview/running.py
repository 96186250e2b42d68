"""What runs and what of it is near its day, overdue or without progress: how many, and
which few come first.

Now each figure is a stretch of a partial index (models/counted.py), however much is in
hand. Of a past day no index says it: it is read from what is kept of that day.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q

from tracker import counting, lights
from tracker.models import Office
from tracker.nearing import DAYS
from tracker.wholes import Phase

from . import counts
from .past_figures import CALLS, FEW
from .scope import Scope

NAMED = 4  # departments, meetings

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


def _then(scope: Scope) -> Running:
    """From what is kept of that day. One query."""
    assert scope.on is not None
    figures, takes = counts.of_day(scope.on), scope.takes()
    calls: dict[str, tuple[int, list[list[Any]]]] = dict.fromkeys(CALLS, (0, []))
    for (lead, year, tone), (count, few) in figures.calls.items():
        if takes(lead, year):
            whole, others = calls[tone]
            calls[tone] = (whole + count, sorted([*others, *few])[:FEW])
    stuck: dict[int, tuple[int, int]] = {}
    for lead, year, meeting, late, still in counts.stuck(scope.on):
        if takes(lead, year):
            was = stuck.get(meeting, (0, 0))
            stuck[meeting] = (was[0] + late, was[1] + still)
    slow = sorted(stuck, key=lambda pk: (*most(stuck[pk]), pk))[:NAMED]
    named = {tone: (n, [pk for _, pk in few]) for tone, (n, few) in calls.items()}
    return Running(named, {pk: stuck[pk] for pk in slow})
