"""The departments of a docket in the margin: lead first, then by duty and light."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Prefetch

from tracker import lights, past
from tracker.models import Assignment, Docket, Report
from tracker.workflow import Duty, State

if TYPE_CHECKING:
    from django.contrib.auth.models import User

DUTIES = (Duty.LEAD, Duty.RESPONSIBLE, Duty.SUPPORT)


@dataclass(frozen=True, slots=True)
class Group:
    """Departments of one duty that stand alike, in protocol order."""

    duty: Duty
    light: str
    parts: list[Assignment]


def groups(parts: Iterable[Any]) -> list[Group]:
    """Worst light first within a duty; what was passed on is left to who has it."""
    found: dict[tuple[Duty, str], list[Any]] = {}
    for part in parts:
        if part.state != State.PASSED_ON:
            found.setdefault((Duty(part.role), part.light), []).append(part)
    return [
        Group(duty, light, sorted(found[duty, light], key=_protocol))
        for duty in DUTIES
        for light in lights.RANK
        if (duty, light) in found
    ]


def _protocol(part: Assignment) -> tuple[int, int]:
    return part.department.order, part.department_id


def dockets_now(
    user: User, today: datetime.date, directives: Collection[int]
) -> dict[int, Docket]:
    """Those on these directives, with `standing` and their parts. Two queries."""
    parts = Assignment.objects.with_light(today).select_related("department")
    rows = Docket.objects.visible_to(user).with_standing(today)
    rows = rows.filter(directives__directive__in=directives).distinct()
    return (
        rows.select_related("lead_department", "superseded_by")
        .prefetch_related(Prefetch("assignments", parts))
        .in_bulk()
    )


def told(
    assignments: Collection[int], on: datetime.date | None = None
) -> dict[int, Report]:
    """Part → the newest that it told, its words included; on: by that day. One
    query."""
    rows = Report.objects.counting().filter(assignment__in=assignments)
    rows = rows.filter(event__recorded_at__lte=past.end_of(on)) if on else rows
    newest = rows.order_by().values("assignment").annotate(last=Max("pk"))
    last = Report.objects.filter(pk__in=newest.values("last"))
    return {row.assignment_id: row for row in last.select_related("event")}
