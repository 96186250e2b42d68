"""What a department owed and had done at the end of a past day, as recorded by then."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q

from tracker import lights, past, past_days
from tracker.models import Docket, Standing
from tracker.wholes import Phase
from tracker.workflow import OPEN, RUNNING, Duty, State

from .done import Closed

if TYPE_CHECKING:
    from tracker.models.standings import StandingQuerySet

MOST = 10  # parts that are named; the others are in the list


@dataclass(frozen=True, slots=True)
class Owed:
    """One part as it stood; the fields are named as those of an Assignment.

    as_of: the day that `delay` counts to from `since`.
    """

    pk: int
    docket: Docket
    get_role_display: str
    light: str
    due: datetime.date | None
    last_progress_on: datetime.date | None
    since: datetime.date | None
    as_of: datetime.date


def parts(department: int, day: datetime.date) -> StandingQuerySet:
    """Its parts that counted that day, charged in error since left out."""
    rows = past.stood(day, [], []).filter(department=department)
    return rows.exclude(assignment__docket__phase=Phase.VOID).order_by()


def owed(rows: StandingQuerySet) -> dict[tuple[str, str], int]:
    """(duty, light) → how many were open; rows: of `parts`. One query."""
    found = rows.filter(state__in=OPEN).values_list("role", F("light"))
    return {
        (role, light): count for role, light, count in found.annotate(count=Count("pk"))
    }


def urgent(rows: StandingQuerySet, day: datetime.date) -> list[Owed]:
    """The worst first, of equal ones those due first. One query."""
    running = rows.filter(state__in=RUNNING).select_related("assignment__docket")
    due = F("due_on").asc(nulls_last=True)
    order = (F("rank"), due, F("last_progress_on").asc(nulls_first=True), "role", "pk")
    return [_owed(row, day) for row in running.order_by(*order)[:MOST]]


def _owed(row: Standing, day: datetime.date) -> Owed:
    light: str = vars(row)["light"]
    moved = row.last_progress_on or row.charged_on
    return Owed(
        pk=row.assignment_id,
        docket=row.assignment.docket,
        get_role_display=row.get_role_display(),
        light=light,
        due=row.due_on,
        last_progress_on=row.last_progress_on,
        since=moved if light == lights.STILL else row.due_on,
        as_of=day,
    )


def charged(rows: StandingQuerySet) -> Counter[datetime.date]:
    """As `year.charged`; rows: of `parts`. One query."""
    days = rows.exclude(role=Duty.SUPPORT).values_list("charged_on")
    return Counter(dict(days.annotate(count=Count("pk"))))


def closed(rows: StandingQuerySet, year: int, day: datetime.date) -> list[Closed]:
    """As `done.closed`; rows: of `parts`. One query."""
    found = past_days.with_closing(rows.filter(state=State.CLOSED), day)
    within = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    found = found.filter(Q(closed_then__range=within))
    counted: Counter[tuple[str, datetime.date, bool, bool]] = Counter()
    for role, closed_on, due, claimed in found.values_list(
        "role", "closed_then", "due_on", "claimed_then"
    ):
        in_time = bool(due and claimed and claimed <= due)
        counted[role, closed_on, due is not None, in_time] += 1
    return [
        Closed(role, closed_on, count, count * dated, count * in_time)
        for (role, closed_on, dated, in_time), count in counted.items()
    ]
