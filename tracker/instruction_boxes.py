"""Where a page shows the instructions on one thing, and where a leader writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from meetings.models import Meeting

from . import requirements
from .instruction_cards import cards
from .models import Assignment, Docket, Instruction
from .permissions import roles_of
from .roles import OFFICE, Role
from .workflow import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(slots=True)
class Box:
    """url: where a new one is sent, "" where this reader writes none; seq: the
    docket's last event; writes: as a leader, with one field on the page, which label
    names."""

    cards: list[Instruction] = field(default_factory=list)
    url: str = ""
    seq: int | None = None
    writes: bool = False
    label: str = ""


def of_docket(docket: Docket, user: User) -> Box:
    about = Q(docket=docket) | Q(assignment__docket=docket)
    box = Box(cards(Instruction.objects.filter(about), user), seq=docket.last_seq)
    lead = docket.lead
    if lead and _may_write(lead, user):
        box.url = reverse("docket-instruct", args=[docket.pk])
        box.label = "写批示(全件,由牵头单位答复)"
        box.writes = Role.LEADER in roles_of(user)
    return box


def of_assignment(part: Assignment, user: User) -> Box:
    about = Q(docket=part.docket_id) | Q(assignment=part)
    box = Box(cards(Instruction.objects.filter(about), user), seq=part.docket.last_seq)
    if _may_write(part, user):
        box.url = reverse("act", args=[part.pk, Verb.INSTRUCT])
        box.label = f"写批示(给{part.department})"
        box.writes = Role.LEADER in roles_of(user)
    return box


def of_meeting(meeting: Meeting, user: User) -> Box:
    box = Box(cards(Instruction.objects.filter(meeting=meeting), user))
    held = roles_of(user)
    if held & (OFFICE | {Role.LEADER}):
        box.url = reverse("meeting-instruct", args=[meeting.pk])
        box.label = "写批示(由督查室答复)"
        box.writes = Role.LEADER in held
    return box


def _may_write(part: Assignment, user: User) -> bool:
    return not requirements.refusal(part, Verb.INSTRUCT, user)
