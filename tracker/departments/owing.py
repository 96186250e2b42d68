"""What a department owes now: open parts by duty and light, the most urgent by name."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F

from tracker import lights
from tracker.links import Figure
from tracker.models import Assignment, Office
from tracker.workflow import OPEN, RUNNING, Duty

from . import links

if TYPE_CHECKING:
    from tracker.models.assignments import AssignmentQuerySet

# Every open part shows one of these, so that a line adds up to its total.
SHOWN = (
    *(lights.LATE, lights.STILL, lights.SOON, lights.OK),
    *(lights.WAITING, lights.HOLD),
)
MOST = 10  # parts that are named; the others are in the list
STATES = sorted(OPEN)


@dataclass(frozen=True, slots=True)
class Line:
    """The open parts of one duty: 件 as lead, else 件次."""

    duty: Duty
    total: Figure
    figures: list[Figure]


def owing(
    rows: AssignmentQuerySet, department: int, today: datetime.date
) -> list[Line]:
    """rows: its parts that count. One query."""
    open_ = rows.open().with_light(today).order_by()
    found = open_.values_list("role", F("light")).annotate(count=Count("pk"))
    counts = {(role, light): count for role, light, count in found}
    return lines(counts, department)


def lines(
    counts: dict[tuple[str, str], int],
    department: int,
    on: datetime.date | None = None,
) -> list[Line]:
    """counts: by (duty, light); on: the past day that they are of."""
    return [_line(duty, counts, department, on) for duty in Duty]


def _line(
    duty: Duty,
    counts: dict[tuple[str, str], int],
    department: int,
    on: datetime.date | None,
) -> Line:
    words = Office.present().light_words
    figures = []
    for light in SHOWN:
        asked = {"was" if on else "light": light}
        href = links.parts(department, on, role=duty.value, **asked)
        tone = light if light in lights.SYMBOLS and light != lights.OK else ""
        figures.append(Figure(words[light], counts.get((duty, light), 0), href, tone))
    every: dict[str, Any] = {"was": SHOWN} if on else {"state": STATES}
    href = links.parts(department, on, role=duty.value, **every)
    return Line(duty, Figure("合计", sum(f.value for f in figures), href), figures)


def urgent(rows: AssignmentQuerySet, today: datetime.date) -> list[Assignment]:
    """The worst first, then those that have been so for longest; none that waits for
    the office. One query."""
    running = rows.filter(state__in=RUNNING).with_light(today)
    since = F("since").asc(nulls_last=True)
    return list(
        running.select_related("docket").order_by(F("rank"), since, "role", "pk")[:MOST]
    )
