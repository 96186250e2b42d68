"""责任分解表 and 交办通知单: who has to do what of a meeting, and until when."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Min

from meetings.models import Department, Directive, Meeting
from tracker.models import Assignment, Docket, Office
from tracker.workflow import Duty, Kind, State

from .reach import contacts, holders, members

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# Assignments that no sheet lists: they were taken back or went elsewhere.
GONE = (State.WITHDRAWN, State.PASSED_ON, State.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Task:
    """One docket of the meeting; leader: post and who holds it today; contact: of
    its lead; members: of the task force that leads it."""

    number: int
    docket: Docket
    directive: Directive
    lead: Department | None
    responsible: Sequence[Department]
    support: Sequence[Department]
    leader: str = ""
    contact: str = ""
    members: str = ""


def tasks(meeting: Meeting, user: User) -> list[Task]:
    """The dockets of `meeting` that count, in the order of its directives."""
    found = (
        Docket.objects.visible_to(user)
        .counted()
        .filter(directives__relation="origin", directives__directive__meeting=meeting)
        .select_related("responsible_post")
        .prefetch_related("assignments__department", "directives__directive__parent")
    )
    dockets = [
        d for d in found if any(a.state not in GONE for a in d.assignments.all())
    ]
    dockets.sort(key=_place)
    leads = [docket.lead.department for docket in dockets if docket.lead]
    said = Said(
        contacts(leads),
        holders(d.responsible_post_id for d in dockets),
        members(leads),
    )
    return [_task(n, docket, said) for n, docket in enumerate(dockets, 1)]


def read_only(meeting: Meeting, user: User) -> list[Docket]:
    """阅知: below the sheet, in no count."""
    rows = Docket.objects.visible_to(user).filter(kind=Kind.INFORMATION)
    return list(
        rows.filter(
            directives__relation="origin", directives__directive__meeting=meeting
        ).order_by("year", "serial")
    )


@dataclass(frozen=True, slots=True)
class Said:
    """By id: whom one reaches in a department, who holds a post, who is a member."""

    reach: dict[int, str]
    held: dict[int, str]
    members: dict[int, str]


def _task(number: int, docket: Docket, said: Said) -> Task:
    parts = [a for a in docket.assignments.all() if a.state not in GONE]
    by_duty = {duty: [a.department for a in parts if a.role == duty] for duty in Duty}
    origin = docket.origin
    assert origin is not None  # every docket stands on one: `charging.docket`
    lead = docket.lead.department if docket.lead else None
    post = docket.responsible_post
    return Task(
        number,
        docket,
        origin,
        lead,
        by_duty[Duty.RESPONSIBLE],
        by_duty[Duty.SUPPORT],
        f"{post.title} {said.held.get(post.pk, '')}".strip() if post else "",
        said.reach.get(lead.pk, "") if lead else "",
        said.members.get(lead.pk, "") if lead else "",
    )


def _place(docket: Docket) -> tuple[int, int, int]:
    """Where its directive stands in the meeting: demands inside their item."""
    origin = docket.origin
    if origin is None:
        return (0, 0, docket.pk)
    item = origin.parent or origin
    return (item.order, origin.order, docket.pk)


@dataclass(frozen=True, slots=True)
class Notice:
    """One department's sheet; number: 督〔2026〕交7-3号, the same whenever printed."""

    number: str
    department: Department
    parts: Sequence[Assignment]
    date: datetime.date


def notices(meeting: Meeting, user: User) -> list[Notice]:
    """One sheet a department that this user sees, in the order of the register.

    The number needs no table: the meeting's place among the year's charged meetings
    and the department's place among those charged from it never change, for codes and
    assignments are only added.
    """
    every = Assignment.objects.filter(
        docket__directives__relation="origin",
        docket__directives__directive__meeting=meeting,
    )
    order = list(every.values("department").annotate(first=Min("pk")).order_by("first"))
    places = {row["department"]: n for n, row in enumerate(order, 1)}
    shown = Assignment.objects.visible_to(user).filter(pk__in=every.values("pk"))
    rows = (
        shown.exclude(state__in=GONE)
        .select_related("department", "docket__responsible_post")
        .prefetch_related(
            "docket__directives__directive", "docket__assignments__department"
        )
        .order_by("docket__year", "docket__serial")
    )
    mine: dict[Department, list[Assignment]] = {}
    for row in rows:
        mine.setdefault(row.department, []).append(row)
    word = f"{Office.present().code_word}〔{meeting.year}〕交{_place_in_year(meeting)}"
    made = [
        Notice(f"{word}-{places[d.pk]}号", d, parts, max(p.charged_on for p in parts))
        for d, parts in mine.items()
    ]
    return sorted(made, key=lambda n: (n.department.order, n.department.pk))


def _place_in_year(meeting: Meeting) -> int:
    """1 for the first meeting of the year that anything was docketed from."""
    firsts = (
        Docket.objects.filter(year=meeting.year, directives__relation="origin")
        .values("directives__directive__meeting")
        .annotate(first=Min("serial"))
        .order_by("first")
    )
    ids = [row["directives__directive__meeting"] for row in firsts]
    return ids.index(meeting.pk) + 1 if meeting.pk in ids else 0
