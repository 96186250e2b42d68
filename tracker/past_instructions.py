"""Instructions as they stood at the end of a past day, as recorded by then.

One waits where neither it nor all its answers were taken back, while the part that owed
the answer was open that day: its own, or the one that it was passed on from since.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from . import past
from .models import Event, Standing
from .models.replies import InstructionReply
from .workflow import OPEN, Duty, Verb

if TYPE_CHECKING:
    from .models.instructions import InstructionQuerySet

RELEASED = (Verb.RELEASE, Verb.DECLINE)  # what becomes of a report that waited
BEFORE = "assignment__passed_to"


def given(rows: InstructionQuerySet, day: datetime.date) -> InstructionQuerySet:
    """Written down by then; annotate answered_then, and body_then: the department that
    owed the answer, none where it had ended or the office owes it."""
    moment = past.end_of(day)
    found: dict[str, Any] = {
        "answered_then": Exists(_answers(moment)),
        "body_then": Coalesce(*(_owing(moment, of) for of in OWING)),
    }
    return rows.filter(recorded_at__lte=moment).annotate(**found)


def in_state(
    rows: InstructionQuerySet, state: str, day: datetime.date
) -> InstructionQuerySet:
    """As `InstructionQuerySet.in_state`; after `given`."""
    gone = Q(revoked_at__lte=past.end_of(day))
    if state == "revoked":
        return rows.filter(gone)
    if state == "answered":
        return rows.exclude(gone).filter(Q(answered_then=True))
    waits = Q(meeting__isnull=False) | Q(body_then__isnull=False)
    rows = rows.exclude(gone).filter(Q(answered_then=False))
    return rows.filter(waits if state == "open" else ~waits)


# Whose standing it is that says whether the answer is owed.
OWING = (
    Q(assignment=OuterRef("assignment")),
    Q(**{BEFORE: OuterRef("assignment")}),
    Q(**{f"{BEFORE}__passed_to": OuterRef("assignment")}),
    Q(assignment__docket=OuterRef("docket")) & ~Q(role__in=set(Duty) - {Duty.LEAD}),
)


def _owing(moment: datetime.datetime, of: Q) -> Subquery:
    rows = Standing.objects.at(moment).filter(of, state__in=OPEN).order_by()
    return Subquery(rows.values("department")[:1])


def _answers(moment: datetime.datetime) -> Any:
    """Those of one instruction that settled it by then; one that a report carries, once
    that was released."""
    settled = InstructionReply.objects.filter(
        instruction=OuterRef("pk"), settles=True, recorded_at__lte=moment
    ).exclude(revoked_at__lte=moment)
    became: Any = Event.objects.filter(
        assignment=OuterRef("report__assignment"),
        seq__gt=OuterRef("report__event__seq"),
        verb__in=RELEASED,
        recorded_at__lte=moment,
    ).exclude(corrected_by__recorded_at__lte=moment)
    became = became.order_by("seq").values("verb")[:1]
    waited = Q(report__event__after__has_key="pending")
    told = Q(report=None) | ~waited | Q(became=Verb.RELEASE)
    return settled.annotate(became=Subquery(became)).filter(told)
