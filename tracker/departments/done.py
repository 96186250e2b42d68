"""What a department has closed in a calendar year, and how much of it on time."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q

from tracker.links import Figure
from tracker.rates import Rate
from tracker.workflow import Duty, State

from . import links

if TYPE_CHECKING:
    from tracker.models.assignments import AssignmentQuerySet


@dataclass(frozen=True, slots=True)
class Closed:
    """Parts of one duty struck off on one day; dated: with a due date, kept: of which
    so many were reported done by then (design §4.4)."""

    duty: str
    day: datetime.date
    count: int
    dated: int
    kept: int


@dataclass(frozen=True, slots=True)
class Done:
    """on_time: of those with a due date, by the accepted 申请办结."""

    duty: Duty
    closed: Figure
    on_time: Rate


def closed(rows: AssignmentQuerySet, year: int) -> list[Closed]:
    """rows: its parts that count. One query."""
    within = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    found = rows.filter(state=State.CLOSED, closed_on__range=within).with_due()
    counted = found.order_by().values_list("role", "closed_on")
    return [
        Closed(*row)
        for row in counted.annotate(
            count=Count("pk"),
            dated=Count("pk", filter=Q(due__isnull=False)),
            kept=Count("pk", filter=Q(claimed_on__lte=F("due"))),
        )
    ]


def done(
    found: Sequence[Closed],
    department: int,
    year: int,
    on: datetime.date | None = None,
) -> list[Done]:
    """on: the past day that they are of."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    days = {"closed_after": first.isoformat(), "closed_before": last.isoformat()}
    made = []
    for duty in Duty:
        own = [one for one in found if one.duty == duty]
        href = links.parts(department, on, role=duty.value, **days)
        figure = Figure("办结", sum(one.count for one in own), href)
        kept, dated = sum(one.kept for one in own), sum(one.dated for one in own)
        made.append(Done(duty, figure, Rate(kept, dated)))
    return made
