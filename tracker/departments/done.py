"""What a department has closed in a calendar year, and how much of it on time."""

from __future__ import annotations

import datetime
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
class Done:
    """on_time: of those with a due date, by the accepted 申请办结 (design §4.4)."""

    duty: Duty
    closed: Figure
    on_time: Rate


def done(rows: AssignmentQuerySet, department: int, year: int) -> list[Done]:
    """rows: its parts that count. One query."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    closed = rows.filter(state=State.CLOSED, closed_on__range=(first, last))
    found = closed.with_due().order_by().values_list("role")
    counts = {
        role: (total, dated, kept)
        for role, total, dated, kept in found.annotate(
            total=Count("pk"),
            dated=Count("pk", filter=Q(due__isnull=False)),
            kept=Count("pk", filter=Q(claimed_on__lte=F("due"))),
        )
    }
    days = {"closed_after": first.isoformat(), "closed_before": last.isoformat()}
    made = []
    for duty in Duty:
        total, dated, kept = counts.get(duty, (0, 0, 0))
        href = links.parts(department, role=duty.value, **days)
        made.append(Done(duty, Figure("办结", total, href), Rate(kept, dated)))
    return made
