"""One function a board, rows out. 件 counts dockets, each by its lead (design §4.1).

Every figure here is a count of `Docket.objects.counted()` with a filter that
DocketFilter knows, so a click on it lists exactly what it counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, OuterRef, Q

from meetings.models import Department, Meeting, Post

from . import lights
from .bodies.names import named_then
from .models import Assignment, Docket
from .models.transfers import duty_then
from .permissions import roles_of
from .rates import Rate
from .roles import Role
from .workflow import Duty, Kind

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models.dockets import DocketQuerySet


@dataclass(slots=True)
class Tally:
    """How many dockets stand how; the lights do not overlap, so they add up to all."""

    total: int = 0
    by_light: dict[str, int] = field(default_factory=dict)
    outside: int = 0  # of the rate: ended otherwise, on hold, standing
    due: int = 0  # due by the cut-off, neither on hold nor ended otherwise
    on_time: int = 0  # … and closed on time (§4.4)

    def add(self, row: dict[str, Any]) -> None:
        light, count = row["standing"], row["count"]
        self.total += count
        self.by_light[light] = self.by_light.get(light, 0) + count
        left_out = light in (lights.ENDED, lights.HOLD)
        if left_out or row["kind"] == Kind.STANDING:
            self.outside += count
        if row["is_due"] and not left_out:
            self.due += count
            self.on_time += count * row["on_time"]

    def __getattr__(self, light: str) -> int:
        """tally.late, tally.done …: the count of one light."""
        if light in lights.RANK:
            return self.by_light.get(light, 0)
        raise AttributeError(light)

    @property
    def in_hand(self) -> int:
        """Open and not waiting for verification."""
        return sum(
            self.by_light.get(light, 0)
            for light in (lights.LATE, lights.STILL, lights.SOON, lights.OK)
        )

    @property
    def rest(self) -> int:
        """On hold or ended without being closed."""
        return sum(self.by_light.get(light, 0) for light in (lights.HOLD, lights.ENDED))

    @property
    def rate(self) -> Rate:
        """办结率 = closed ÷ (all - ended otherwise - on hold - standing)."""
        return Rate(self.by_light.get(lights.DONE, 0), self.total - self.outside)

    @property
    def on_time_rate(self) -> Rate:
        """按期率 = closed on time ÷ (due by the cut-off - on hold)."""
        return Rate(self.on_time, self.due)


def add_up(tallies: Iterable[Tally]) -> Tally:
    """The sum of several: what a table's last row shows."""
    whole = Tally()
    for tally in tallies:
        whole.total += tally.total
        whole.outside += tally.outside
        whole.due += tally.due
        whole.on_time += tally.on_time
        for light, count in tally.by_light.items():
            whole.by_light[light] = whole.by_light.get(light, 0) + count
    return whole


def counted(
    user: User, year: int | None, today: datetime.date, field: int | None = None
) -> DocketQuerySet:
    """What figures count, with standing, is_due.

    field: the post of a leader whose departments alone are meant.
    """
    rows = Docket.objects.visible_to(user).counted()
    if year is not None:
        rows = rows.of_year(year)
    if field is not None:
        rows = rows.in_field(field)
    return rows.with_standing(today).with_punctuality(today)


def tallies(rows: DocketQuerySet, key: str) -> dict[int | None, Tally]:
    """One Tally for each value of `key`: lead_department_id, meeting_id. One query."""
    found: dict[int | None, Tally] = {}
    names = (key, "kind", "standing", "is_due", "on_time")
    for row in rows.order_by().values(*names).annotate(count=Count("pk")):
        found.setdefault(row[key], Tally()).add(row)
    return found


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
    """Departments that take part, in protocol order. Three queries."""
    leads = tallies(counted(user, year, today, field), "lead_department_id")
    parts = Assignment.objects.visible_to(user).counted()
    if year is not None:
        parts = parts.filter(docket__year=year)
    if field is not None:
        own = Department.objects.answering_to(field)
        parts = parts.filter(department__in=own.values("pk"))
    others = {
        (row["department_id"], row["duty_then"]): row["count"]
        for row in parts.annotate(duty_then=duty_then())
        .filter(duty_then__in=(Duty.RESPONSIBLE, Duty.SUPPORT))
        .order_by()
        .values("department_id", "duty_then")
        .annotate(count=Count("pk"))
    }
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
    rows = counted(user, year, today, field).with_meeting()
    if newest is not None:
        own = _unindexed(user, year, today, field).with_meeting()
        with_any = Exists(own.filter(Q(meeting_id=OuterRef("pk"))))
        last = Meeting.objects.filter(with_any)[:newest].values_list("pk", flat=True)
        rows = rows.filter(Q(meeting_id__in=list(last)))
    found = tallies(rows, "meeting_id")
    meetings = Meeting.objects.filter(pk__in=[pk for pk in found if pk])
    return [
        MeetingRow(meeting, found[meeting.pk])
        for meeting in meetings.select_related("kind")
    ]


def _unindexed(
    user: User, year: int | None, today: datetime.date, field: int | None
) -> DocketQuerySet:
    """As `counted`, but SQLite doesn't look a year's dockets up for each meeting: it
    takes the index of years for a short way, which it is not."""
    rows = counted(user, None, today, field)
    return rows if year is None else rows.alias(of=F("year") + 0).filter(of=year)


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
