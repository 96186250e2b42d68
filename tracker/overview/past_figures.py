"""All that the boards of a past day show, counted once, in tables that can be kept."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Count, F, Q

from tracker import lights, nearing, past, past_days
from tracker.models import Docket
from tracker.wholes import OPEN
from tracker.workflow import Duty

FEW = 3  # dockets of a call that are named
CALLS = (lights.LATE, lights.SOON, lights.STILL)
STUCK = (lights.LATE, lights.STILL)

Table = dict[tuple[Any, ...], Any]
# (lead, year, meeting, overdue, without progress): by far the longest table.
Stuck = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Figures:
    """dockets: (lead, year, kind, light, whether it was due, whether claimed in time) →
    how many. parts: (department, year, duty) →
    how many, leads left out. calls: (lead, year, tone) → how many, and [day, docket] of
    the few that come first.
    """

    dockets: Table
    parts: Table
    calls: Table

    @classmethod
    def read(cls, kept: dict[str, list[list[Any]]]) -> Figures:
        tables = {
            name: {tuple(key): value for *key, value in rows}
            for name, rows in kept.items()
        }
        return cls(**tables)

    def plain(self) -> dict[str, list[list[Any]]]:
        """As JSON keeps it."""
        tables = asdict(self).items()
        return {name: [[*k, v] for k, v in rows.items()] for name, rows in tables}


def counted(day: datetime.date) -> tuple[Figures, Stuck]:
    """As long as it takes: by what changed since, and by what ran that day."""
    places: dict[tuple[Any, ...], list[Row]] = {}
    rows = past.ran(past.seen(Docket.objects.order_by(), day), day)
    names: Any = ("lead_then", "year", "pk", "standing", "first_due", "first_moved")
    found = past.with_days(rows, day).values_list(*names, F("meeting_id"))
    for lead, year, *row in found.iterator():
        places.setdefault((lead, year), []).append(Row(*row))
    calls, stuck = Table(), list[list[Any]]()
    for place, running in places.items():
        for tone in CALLS:
            if first := longest_first(running, tone, day):
                few = [[on.isoformat(), pk] for on, pk in first[:FEW]]
                calls[*place, tone] = [len(first), few]
        stuck += ([*place, pk, *both] for pk, both in _meetings(running).items())
    return Figures(dict(_dockets(day)), dict(_parts(day)), calls), sorted(
        stuck, key=str
    )


def _dockets(day: datetime.date) -> Counter[tuple[Any, ...]]:
    """What has not changed since stood then as by its own days it does; only what has
    is looked up among its standings."""
    changed = Q(pk__in=past.changed(day))
    found: Counter[tuple[Any, ...]] = Counter()
    same = Docket.objects.counted().exclude(changed).order_by()
    names: Any = ("lead_department_id", "year", "kind", "standing", "is_due", "on_time")
    for is_open in (True, False):
        rows = same.filter(phase__in=OPEN) if is_open else same.exclude(phase__in=OPEN)
        whole = rows.with_standing(day).with_punctuality(day).values_list(*names)
        for *place, count in whole.annotate(count=Count("pk")):
            found[tuple(place)] += count
    names = ("lead_then", "year", "kind", "standing", "is_due", "in_time")
    other = past.seen(Docket.objects.filter(changed), day).order_by()
    other = past_days.with_punctuality(other, day)
    for place in other.values_list(*names).iterator():
        if place[3] in past.COUNTED:
            found[place] += 1
    return found


def _parts(day: datetime.date) -> Counter[tuple[Any, ...]]:
    found: Counter[tuple[Any, ...]] = Counter()
    for half in past.halves(day):
        rows = half.filter(role__in=(Duty.RESPONSIBLE, Duty.SUPPORT)).order_by()
        names = ("department", "assignment__docket__year", "role")
        for *key, count in rows.values_list(*names).annotate(count=Count("pk")):
            found[tuple(key)] += count
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """due, moved: the first of its parts' days."""

    pk: int
    light: str
    due: datetime.date | None
    moved: datetime.date
    meeting: int | None


def longest_first(
    found: Iterable[Row], tone: str, day: datetime.date
) -> list[tuple[datetime.date, int]]:
    """Those that a call is about: the day that it counts from, and the key."""
    if tone == lights.STILL:
        return sorted((one.moved, one.pk) for one in found if one.light == lights.STILL)
    return sorted(
        (one.due, one.pk)
        for one in found
        if one.due and nearing.is_near(tone, one.light, one.due, day)
    )


def _meetings(found: Iterable[Row]) -> dict[int, list[int]]:
    counts = Counter((one.meeting, one.light) for one in found)
    return {
        meeting: [counts[meeting, light] for light in STUCK]
        for meeting, light in counts
        if meeting is not None and light in STUCK
    }
