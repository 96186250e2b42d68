"""What a department owes now: open parts by duty and light, the most urgent by name."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    """rows: its parts. One query, which reads an index alone."""
    office = Office.present()
    light = lights.going_light(today, office.soon_days, office.still_days)
    found = rows.filter(stage__gt="").order_by().values_list("role", light)
    counts = {(role, tone): n for role, tone, n in found.annotate(n=Count("pk"))}
    return [_line(duty, counts, department) for duty in Duty]


def overdue(lines: list[Line]) -> int:
    """Of lead and responsible parts."""
    own = (line.figures for line in lines if line.duty != Duty.SUPPORT)
    return sum(figures[SHOWN.index(lights.LATE)].value for figures in own)


def _line(duty: Duty, counts: dict[tuple[str, str], int], department: int) -> Line:
    words = Office.present().light_words
    figures = []
    for light in SHOWN:
        href = links.parts(department, role=duty.value, light=light)
        tone = light if light in lights.SYMBOLS and light != lights.OK else ""
        figures.append(Figure(words[light], counts.get((duty, light), 0), href, tone))
    href = links.parts(department, role=duty.value, state=STATES)
    return Line(duty, Figure("合计", sum(f.value for f in figures), href), figures)


def urgent(rows: AssignmentQuerySet, today: datetime.date) -> list[Assignment]:
    """The worst first, then those that have been so for longest; none that waits for
    the office. rows: its parts. Two queries, three where few are overdue."""
    # Both words for what goes on, so that the index of one body is found.
    late = rows.filter(lights.overdue(today), stage__gt="")
    late = late.order_by("goes_due", "role", "pk")
    keys = list(late.values_list("pk", flat=True)[:MOST])
    shown = Assignment.objects.select_related("docket").with_light(today)
    order = (F("rank"), F("since").asc(nulls_last=True), "role", "pk")
    if len(keys) < MOST:
        running = rows.counted().filter(state__in=RUNNING).with_light(today)
        keys = list(running.order_by(*order).values_list("pk", flat=True)[:MOST])
    return list(shown.filter(pk__in=keys).order_by(*order))
