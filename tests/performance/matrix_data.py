"""A meeting as large as can be: dockets × departments, one cell in twenty filled."""

from __future__ import annotations

import random
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department, Directive, Meeting, MeetingKind
from meetings.models.records import RecordState
from tracker import figure_proof, tallying
from tracker.models import Assignment, Docket, DocketDirective
from tracker.recording import place_whole
from tracker.wholes import KEPT
from tracker.workflow import Duty, State

SHARE = 0.05
TODAY = timezone.localdate


def make_departments(count: int) -> list[Department]:
    return Department.objects.bulk_create(
        Department(name=f"澄湖区第{n}局", order=n) for n in range(1, count + 1)
    )


def make_matrix(by: User, dockets: int, departments: int, seed: int = 7) -> Meeting:
    """Leads take turns, so that every department has a column; others are drawn."""
    chance = random.Random(seed)
    bodies = make_departments(departments)
    kind = MeetingKind.objects.get_or_create(name="常务会议")[0]
    meeting = Meeting.objects.create(
        title="澄湖区政府第九次常务会议",
        kind=kind,
        held_on=TODAY(),
        year=TODAY().year,
        state=RecordState.CONFIRMED,
    )
    made = _dockets(by, meeting, dockets)
    parts = []
    for place, docket in enumerate(made):
        lead = place % departments
        others = [
            n for n in range(departments) if n != lead and chance.random() < SHARE
        ]
        own = [_part(docket, bodies[lead], Duty.LEAD, chance)]
        own += [_part(docket, bodies[n], Duty.RESPONSIBLE, chance) for n in others]
        place_whole(docket, own)
        tallying.place(docket, own, {})
        parts += own
    Assignment.objects.bulk_create(parts)
    Docket.objects.bulk_update(made, KEPT, batch_size=200)
    figure_proof.settle()
    return meeting


def _dockets(by: User, meeting: Meeting, count: int) -> list[Docket]:
    directives = Directive.objects.bulk_create(
        Directive(
            meeting=meeting,
            number=n,
            order=n,
            text=f"抓好第{n}项工作",
            state=RecordState.CONFIRMED,
        )
        for n in range(1, count + 1)
    )
    made = Docket.objects.bulk_create(
        Docket(
            meeting=meeting,
            meeting_kind_id=meeting.kind_id,
            code=f"督〔{TODAY().year}〕{n:03d}号",
            year=TODAY().year,
            serial=n,
            title=f"第{n}项工作的落实",
            officer=by,
            charged_on=TODAY(),
        )
        for n in range(1, count + 1)
    )
    DocketDirective.objects.bulk_create(
        DocketDirective(docket=docket, directive=directive, relation="origin")
        for docket, directive in zip(made, directives, strict=True)
    )
    return list(made)


def _part(docket: Docket, body: Department, duty: Duty, chance: Any) -> Assignment:
    told = TODAY() if chance.random() < 0.7 else None
    return Assignment(
        docket=docket,
        department=body,
        role=duty,
        state=chance.choice([State.IN_HAND, State.UNSIGNED, State.CLAIMED]),
        charged_on=TODAY(),
        last_report_on=told,
    )
