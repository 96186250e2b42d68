"""On which days the dockets of a record year were charged, and closed."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q

from tracker import lights, past, past_days
from tracker.models import Docket
from tracker.overview import Scope
from tracker.wholes import Phase

CHARGED, CLOSED, ENDED = "charged", "closed", "ended"
Days = Counter[datetime.date]


@dataclass(slots=True)
class Course:
    """How many came and went on each day; ended: withdrawn or replaced."""

    came: Days = field(default_factory=Counter)
    went: Days = field(default_factory=Counter)
    ended: int = 0


def course_now(scope: Scope) -> Course:
    """Two queries."""
    rows = Docket.objects.visible_to(scope.user).counted().of_year(scope.one_year)
    found = Course()
    # In the order of the index (docket_days_of_a_year), so that nothing is sorted.
    begun = rows.order_by().values_list("kind", "phase", "charged_on")
    for _, phase, day, count in begun.annotate(count=Count("pk")):
        found.came[day] += count
        found.ended += count * (phase == Phase.ENDED)
    done = rows.filter(phase=Phase.DONE, closed_on__isnull=False).order_by()
    closed = done.values_list("closed_on").annotate(count=Count("pk"))
    found.went.update(dict(closed))
    return found


def read(year: int, rows: Iterable[Sequence[Any]]) -> Course:
    """That of one year, from what `course_on` counted of a past day."""
    found = Course()
    for of_year, what, text, count in rows:
        if of_year != year:
            continue
        if what == ENDED:
            found.ended += count
        else:
            days = found.came if what == CHARGED else found.went
            days[datetime.date.fromisoformat(text)] += count
    return found


def course_on(day: datetime.date) -> Counter[tuple[Any, ...]]:
    """(year, what, day), as it stood at the end of a past day; ended without one."""
    changed = Q(pk__in=past.changed(day))
    same = Docket.objects.counted().exclude(changed).order_by()
    found: Counter[tuple[Any, ...]] = Counter()
    phases: Any = same.values_list("year", "charged_on", "phase", "closed_on")
    for year, came, phase, went, count in phases.annotate(count=Count("pk")):
        light = {Phase.DONE: lights.DONE, Phase.ENDED: lights.ENDED}.get(phase, "")
        _add(found, year, came, light, went, count)
    other = past.seen(
        Docket.objects.filter(changed, charged_on__lte=day), day
    ).order_by()
    other = past_days.with_closed(other, day)
    names: Any = ("year", "charged_on", F("standing"), "closed_then")
    for year, came, light, went in other.values_list(*names):
        if light in past.COUNTED:
            _add(found, year, came, light, went, 1)
    return found


def _add(
    found: Counter[tuple[Any, ...]],
    year: int,
    came: datetime.date,
    light: str,
    went: datetime.date | None,
    count: int,
) -> None:
    found[year, CHARGED, came.isoformat()] += count
    if light == lights.ENDED:
        found[year, ENDED, ""] += count
    if light == lights.DONE and went is not None:
        found[year, CLOSED, went.isoformat()] += count
