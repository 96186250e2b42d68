"""The open parts of a body, and how one of them goes over to who carries on."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tracker.acts import act
from tracker.models import Assignment, Docket, Event
from tracker.models.assignments import AssignmentQuerySet
from tracker.recording import Words
from tracker.workflow import OPEN, State, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def open_parts(body: Department) -> AssignmentQuerySet:
    """In the order of their dockets, with light."""
    rows = Assignment.objects.open().filter(department=body)
    rows = rows.with_light(timezone.localdate())
    return rows.select_related("docket", "department").order_by("docket", "pk")


def open_list(department: int) -> str:
    """The address of the list of a body's open parts."""
    states = "".join(f"&state={state}" for state in State if state in OPEN)
    return f"{reverse('assignment-list')}?department={department}{states}"


def fingerprint(parts: Iterable[Assignment]) -> str:
    """Changes when a part comes, goes, or anybody acts on its docket."""
    words = ",".join(f"{part.pk}:{part.docket.last_seq}" for part in parts)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def locked(body: Department) -> list[Assignment]:
    """The open parts, their dockets locked in one order: nobody waits in a circle."""
    ids = open_parts(body).values("docket")
    list(Docket.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    return list(open_parts(body))


def hand_over(
    part: Assignment, to: Department, on: datetime.date, why: str, by: User, batch: str
) -> Event:
    """移交: the part ends, and `to` carries on with it.

    on: since when; the event stands on the day of the last step, where that was later.
    """
    last = part.last_move
    day = max(on, last.happened_on) if last else on
    words = Words(
        text=why, department=to, happened_on=day, effective_on=on, batch=batch
    )
    return act(part, Verb.HAND_OVER, by, words)
