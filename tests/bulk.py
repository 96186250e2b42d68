"""Whole years of dockets at once, past the acts: for counting and for speed only."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department, Directive, Meeting, MeetingKind
from meetings.models.records import RecordState
from tracker import figure_proof, tallying
from tracker.charging import keeping
from tracker.models import Assignment, Docket, DocketDirective
from tracker.recording import place_whole
from tracker.wholes import KEPT
from tracker.workflow import Duty, State

Counts = Mapping[str, Sequence[tuple[int, int, int]]]  # kind → (ordinal, items, done)


def make_year(
    counts: Counts, by: User, departments: Sequence[Department], year: int
) -> list[Docket]:
    """Meetings with their dockets: the first `done` of each closed, the rest in hand.

    Leads take turns; the next department supports.
    """
    closed: list[bool] = []
    directives: list[Directive] = []
    for order, (name, meetings) in enumerate(counts.items()):
        kind = MeetingKind.objects.create(name=name, order=order)
        for ordinal, items, done in meetings:
            meeting = _meeting(kind, ordinal, year)
            directives += [_directive(meeting, n) for n in range(items)]
            closed += [n < done for n in range(items)]
    Directive.objects.bulk_create(directives)
    dockets = Docket.objects.bulk_create(
        _docket(by, directive.meeting, serial)
        for serial, directive in enumerate(directives, 1)
    )
    DocketDirective.objects.bulk_create(
        DocketDirective(docket=docket, directive=directive, relation="origin")
        for docket, directive in zip(dockets, directives, strict=True)
    )
    turns = itertools.cycle(departments)
    parts = []
    for docket, is_closed in zip(dockets, closed, strict=True):
        lead, support = next(turns), next(turns)
        own = [_part(docket, lead, Duty.LEAD, is_closed)]
        if support != lead:
            own.append(_part(docket, support, Duty.SUPPORT, is_closed))
        place_whole(docket, own)
        tallying.place(docket, own, {})
        parts += own
    Assignment.objects.bulk_create(parts)
    Docket.objects.bulk_update(dockets, (*KEPT, "outcome"), batch_size=200)
    figure_proof.settle()
    keeping.rebuild()
    return list(dockets)


def _meeting(kind: MeetingKind, ordinal: int, year: int) -> Meeting:
    return Meeting.objects.create(
        title=f"澄湖区政府召开第{ordinal}次{kind}",
        kind=kind,
        ordinal=ordinal,
        organ="澄湖区政府",
        held_on=datetime.date(year, 1, 1) + ordinal * datetime.timedelta(20),
        year=year,
        state=RecordState.CONFIRMED,
    )


def _directive(meeting: Meeting, n: int) -> Directive:
    text = f"抓好第{n + 1}项工作。区有关部门要排出时间表,限期完成并报结果"
    return Directive(
        meeting=meeting, number=n + 1, order=n, text=text, state=RecordState.CONFIRMED
    )


def _docket(by: User, meeting: Meeting, serial: int) -> Docket:
    year = meeting.year
    return Docket(
        meeting=meeting,
        meeting_kind_id=meeting.kind_id,
        code=f"督〔{year}〕{serial:03d}号",
        year=year,
        serial=serial,
        title=f"第{serial}件",
        officer=by,
        charged_on=timezone.localdate(),
    )


def _part(
    docket: Docket, department: Department, duty: Duty, is_closed: bool
) -> Assignment:
    today = timezone.localdate()
    dates: dict[str, Any] = {"claimed_on": today, "closed_on": today}
    return Assignment(
        docket=docket,
        department=department,
        role=duty,
        state=State.CLOSED if is_closed else State.IN_HAND,
        charged_on=today,
        **(dates if is_closed else {}),
    )
