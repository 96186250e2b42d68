"""The tables of departments and of meetings, now or as of a past day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from meetings.models import Department, Meeting
from tracker import boards, past, past_days
from tracker.boards import DepartmentRow, MeetingRow, Tally
from tracker.bodies.names import named_then
from tracker.models import Docket
from tracker.workflow import Duty

from . import counts
from .scope import Scope

RATE = "rate"


def by_department(scope: Scope, sort: str = "") -> list[DepartmentRow]:
    """In protocol order; by rate, the lowest first, where that is asked for."""
    if scope.on is None:
        rows = boards.by_department(scope.user, scope.year, scope.today, scope.field)
    else:
        rows = list(_past_departments(scope))
    return by_rate(rows) if sort == RATE else rows


def by_rate(rows: Iterable[DepartmentRow]) -> list[DepartmentRow]:
    """Where there is nothing to count comes last; equal ones stay as they were."""

    def key(row: DepartmentRow) -> tuple[bool, float]:
        rate = row.tally.rate
        return not rate.whole, rate.part / (rate.whole or 1)

    return sorted(rows, key=key)


def _past_departments(scope: Scope) -> Iterable[DepartmentRow]:
    leads, duties = scope.by_lead(), _duties(scope)
    ids = {pk for pk in leads if pk is not None} | {pk for pk, _ in duties}
    for body in named_then(Department.objects.filter(pk__in=ids), scope.year):
        yield DepartmentRow(
            body,
            leads.get(body.pk, Tally()),
            duties[body.pk, Duty.RESPONSIBLE],
            duties[body.pk, Duty.SUPPORT],
        )


def _duties(scope: Scope) -> Counter[tuple[int, str]]:
    """件次 of that day by department and role, leads left out."""
    takes, found = scope.takes(), Counter[tuple[int, str]]()
    for (body, year, role), count in counts.of_day(scope.day).parts.items():
        if takes(body, year):
            found[body, role] += count
    return found


def by_meeting(scope: Scope, newest: int) -> list[MeetingRow]:
    """Newest first; at most `newest` of them."""
    if scope.on is None:
        more = (scope.today, scope.field, newest)
        return boards.by_meeting(scope.user, scope.year, *more)
    dockets = Docket.objects.all()
    if scope.year is not None:
        dockets = dockets.alias(of=F("year") + 0).filter(of=scope.year)
    own = dockets.filter(Q(meeting_id=OuterRef("pk")))
    known = Meeting.objects.filter(Exists(own)).exclude(held_on__gt=scope.on)
    last = list(known.values_list("pk", flat=True)[:newest])
    found = of_meetings_then(scope, scope.on, last)
    meetings = Meeting.objects.filter(pk__in=found).select_related("kind")
    return [MeetingRow(meeting, found[meeting.pk]) for meeting in meetings]


def of_meetings_then(
    scope: Scope, day: datetime.date, meetings: list[int]
) -> dict[int, Tally]:
    """Of those that had dockets at the end of that day. One query."""
    found: dict[int, Tally] = {}
    rows = scope.dockets_then(day).filter(Q(meeting_id__in=meetings)).order_by()
    rows = past_days.with_punctuality(rows, day)
    names: Any = ("meeting_id", "kind", "standing", "is_due", "in_time")
    for pk, kind, light, is_due, in_time in rows.values_list(*names):
        if light in past.COUNTED:
            tally = found.setdefault(pk, Tally())
            tally.show(light, 1, kind, is_due, is_due and in_time)
    return found
