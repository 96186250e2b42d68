"""One function a board, rows out. 件 counts dockets, each by its lead (design §4.1).

Every figure here is a count of `Docket.objects.counted()` with a filter that
DocketFilter knows, so a click on it lists exactly what it counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from meetings.models import Department, Meeting, Post

from . import counting
from .bodies.names import named_then
from .models import Docket
from .permissions import roles_of
from .roles import Role
from .tallies import Tally, add_up
from .workflow import Duty

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models.dockets import DocketQuerySet

__all__ = [
    "DepartmentRow",
    "MeetingRow",
    "Tally",
    "add_up",
    "by_department",
    "by_lead",
    "by_meeting",
    "counted",
    "own_fields",
    "tallies",
    "years",
]


def counted(
    user: User, year: int | None, today: datetime.date, field: int | None = None
) -> DocketQuerySet:
    """What figures count, with standing, is_due.

    field: the post of a leader whose departments alone are meant.
    """
    rows = counting.rows_of(user, year, field)
    return rows.with_standing(today).with_punctuality(today)


def tallies(rows: DocketQuerySet, key: str) -> dict[int | None, Tally]:
    """One Tally for each value of `key`: lead_department_id, meeting_id. One query."""
    return {value: tally for (value,), tally in counting.tallies(rows, key).items()}


def by_lead(
    user: User, year: int | None, today: datetime.date, field: int | None = None
) -> dict[int | None, Tally]:
    """One Tally for each lead department. Three queries."""
    leads: dict[int | None, Tally] = {}
    for (lead, _), tally in counting.places(user, year, today, field).items():
        leads[lead] = add_up([leads.get(lead, Tally()), tally])
    return leads


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """件 as lead in `tally`; responsible and support are 件次, never added to it."""

    department: Department
    tally: Tally
    responsible: int
    support: int


def by_department(
    user: User, year: int | None, today: datetime.date, field: int | None = None
) -> list[DepartmentRow]:
    """Departments that take part, in protocol order. Five queries."""
    leads = by_lead(user, year, today, field)
    others = counting.parts(user, year, field)
    ids = {pk for pk in leads if pk is not None} | {pk for pk, _ in others}
    return [
        DepartmentRow(
            department,
            leads.get(department.pk, Tally()),
            others.get((department.pk, Duty.RESPONSIBLE), 0),
            others.get((department.pk, Duty.SUPPORT), 0),
        )
        for department in named_then(Department.objects.filter(pk__in=ids), year)
    ]


@dataclass(frozen=True, slots=True)
class MeetingRow:
    meeting: Meeting
    tally: Tally


def by_meeting(
    user: User,
    year: int | None,
    today: datetime.date,
    field: int | None = None,
    newest: int | None = None,
) -> list[MeetingRow]:
    """Meetings with dockets, newest first; at most `newest` of them. Three queries."""
    if newest is not None:
        own = counting.rows_of(user, year, field).filter(meeting=OuterRef("pk"))
        last = Meeting.objects.filter(Exists(own))[:newest].values_list("pk", flat=True)
        return of_meetings(user, year, today, list(last), field)
    return _meeting_rows(counted(user, year, today, field))


def of_meetings(
    user: User,
    year: int | None,
    today: datetime.date,
    meetings: Sequence[int],
    field: int | None = None,
) -> list[MeetingRow]:
    """Of these meetings those with dockets, newest first. Two queries."""
    rows = counting.unindexed(user, year, field).filter(meeting__in=meetings)
    return _meeting_rows(rows.with_standing(today).with_punctuality(today))


def _meeting_rows(rows: DocketQuerySet) -> list[MeetingRow]:
    found = tallies(rows, "meeting_id")
    meetings = Meeting.objects.filter(pk__in=[pk for pk in found if pk])
    return [
        MeetingRow(meeting, found[meeting.pk])
        for meeting in meetings.select_related("kind")
    ]


def years(user: User) -> list[int]:
    """Record years with dockets, newest first."""
    rows = Docket.objects.visible_to(user).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def own_fields(user: User, today: datetime.date) -> list[Post]:
    """The posts that this leader holds and that departments answer to."""
    if Role.LEADER not in roles_of(user):
        return []
    held = user.memberships.current(today).filter(role=Role.LEADER)
    posts = Post.objects.filter(pk__in=held.values("post"))
    return list(posts.filter(departments_in_charge__isnull=False).distinct())
