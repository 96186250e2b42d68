"""What a department owed and had done at the end of a past day, as recorded by then."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Min, Q

from tracker import lights, past, past_days
from tracker.models import Docket, Standing
from tracker.monthly.part import Of
from tracker.wholes import Phase
from tracker.workflow import OPEN, RUNNING, Duty, State

from .kept import MONTHS, Kept
from .kept import of_year as kept_of

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
        since=lights.since(light, row.due_on, moved),
        as_of=day,
    )


def first_year(rows: StandingQuerySet) -> int | None:
    """In which it was charged with anything first; rows: of `parts`. One query."""
    first = rows.aggregate(first=Min("charged_on"))["first"]
    return first.year if first else None


def of_year(
    rows: StandingQuerySet, department: int, year: int, day: datetime.date
) -> Kept:
    """As `kept.of_year`; rows: of `parts`. How many were overdue when a month ended is
    kept as it was recorded by then. Three queries."""
    counts: Counter[tuple[str, str, int]] = Counter()
    within = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    came = rows.exclude(role=Duty.SUPPORT).filter(charged_on__range=within)
    for charged_on, count in came.values_list("charged_on").annotate(n=Count("pk")):
        counts[Of.CHARGED, "", charged_on.month] += count
    went = past_days.with_closing(rows.filter(state=State.CLOSED), day)
    went = went.filter(Q(closed_then__range=within))
    names: Any = ("role", "closed_then", "due_on", "claimed_then")
    for role, closed_on, due, claimed in went.values_list(*names):
        month = closed_on.month
        counts[Of.CLOSED, role, month] += 1
        counts[Of.DATED, role, month] += due is not None
        counts[Of.IN_TIME, role, month] += bool(due and claimed and claimed <= due)
    kept = kept_of(department, year)
    for month in range(1, MONTHS + 1):
        counts[Of.LATE, "", month] = kept.of(Of.LATE, month)
    return Kept(dict(counts))
