"""Dockets and decisions on a meeting as they stood on a past day, as recorded then."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from meetings.models import Department, Directive
from tracker import lights, past
from tracker.models import Dismissal, Docket, Standing
from tracker.workflow import Duty, State

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Part:
    """How one department stood; the fields are named as those of an Assignment.

    as_of: the day that `delay` counts to from `since`.
    """

    pk: int
    role: str
    state: str
    light: str
    department: Department
    department_id: int
    due_on: datetime.date | None
    since: datetime.date | None
    as_of: datetime.date


def dockets_then(
    user: User, day: datetime.date, directives: Collection[int]
) -> dict[int, Docket]:
    """Those that were charged by then, 阅知 included. One query."""
    rows = past.seen(past.charged(Docket.objects.visible_to(user), day), day)
    rows = rows.filter(directives__directive__in=directives).distinct()
    return rows.select_related("lead_department").in_bulk()


def parts_then(day: datetime.date, dockets: Collection[int]) -> dict[int, list[Part]]:
    """Docket → its parts that day. One query."""
    rows = Standing.objects.at(past.end_of(day)).filter(assignment__docket__in=dockets)
    rows = rows.exclude(state=State.PASSED_ON).with_light(day).order_by()
    found: dict[int, list[Part]] = defaultdict(list)
    for row in rows.select_related("department", "assignment"):
        found[row.assignment.docket_id].append(_part(row, day))
    return found


def _part(row: Standing, day: datetime.date) -> Part:
    light: str = vars(row)["light"]
    moved = row.last_progress_on or row.charged_on
    return Part(
        pk=row.assignment_id,
        role=row.role,
        state=row.state,
        light=light,
        department=row.department,
        department_id=row.department_id,
        due_on=row.due_on,
        since=lights.since(light, row.due_on, moved),
        as_of=day,
    )


def due_then(parts: Collection[Part]) -> datetime.date | None:
    """The date of a docket: its lead's."""
    return next((part.due_on for part in parts if part.role == Duty.LEAD), None)


def dismissed_by(day: datetime.date) -> QuerySet[Dismissal]:
    """Those in force that day."""
    moment = past.end_of(day)
    live = Q(revoked_at=None) | Q(revoked_at__gt=moment)
    return Dismissal.objects.filter(live, at__lte=moment)


def is_joined(directive: Directive, day: datetime.date) -> bool:
    """Whether one that stands on an earlier docket had joined it: that locked it."""
    locked = directive.locked_at
    return locked is None or locked <= past.end_of(day)
