"""The days of dockets as they were at the end of a past day, as recorded by then.

What no part has changed since is what the docket keeps; of the others `Standing` says
the due date and the last progress, and the events when it was claimed and struck off.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import (
    BooleanField,
    Case,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from . import past
from .models import Event, Standing
from .workflow import Duty, Kind, State

if TYPE_CHECKING:
    from .models.dockets import DocketQuerySet
    from .models.standings import StandingQuerySet


def lead_due(day: datetime.date) -> Subquery:
    """The due date of a docket that day: its lead's."""
    return Subquery(_lead(day).values("due_on")[:1])


def with_moved(rows: DocketQuerySet, day: datetime.date) -> DocketQuerySet:
    """Annotate moved_then: the lead's last progress."""
    then = Subquery(_lead(day).values("last_progress_on")[:1])
    return rows.annotate(moved_then=_then(day, F("progress_on"), then, DateField()))


def with_closed(rows: DocketQuerySet, day: datetime.date) -> DocketQuerySet:
    """Annotate closed_then: the last day on which one of its parts was struck off."""
    own = _told(past.parts(day).filter(state=State.CLOSED), "closed_on", day)
    then = Subquery(own.order_by(F("told").desc()).values("told")[:1])
    return rows.annotate(closed_then=_then(day, F("closed_on"), then, DateField()))


def with_punctuality(rows: DocketQuerySet, day: datetime.date) -> DocketQuerySet:
    """Annotate is_due and in_time, as `DocketQuerySet.with_punctuality` does now: the
    due date of that day had come, and the claim accepted by then was in time."""
    due = Q(due_on__lte=day, kind=Kind.ACTION)
    claimed = _told(_lead(day).filter(state=State.CLOSED), "claimed_on", day)
    found: dict[str, Any] = {
        "is_due": _yes(day, due, _lead(day).filter(due)),
        "in_time": _yes(day, Q(on_time=True), claimed.filter(told__lte=F("due_on"))),
    }
    return rows.annotate(**found)


def with_closing(rows: StandingQuerySet, day: datetime.date) -> StandingQuerySet:
    """Annotate closed_then and claimed_then: the days of a part, as told by then."""
    rows = _told(rows, "closed_on", day, "closed_then")
    found: StandingQuerySet = _told(rows, "claimed_on", day, "claimed_then")
    return found


def closed_within(
    day: datetime.date, first: datetime.date | None, last: datetime.date | None
) -> StandingQuerySet:
    """Parts that stood closed that day, struck off in these days."""
    rows = Standing.objects.counted().at(past.end_of(day)).filter(state=State.CLOSED)
    found: StandingQuerySet = _told(rows.order_by(), "closed_on", day)
    for end, limit in (("gte", first), ("lte", last)):
        found = found.filter(Q(**{f"told__{end}": limit})) if limit else found
    return found


def _lead(day: datetime.date) -> StandingQuerySet:
    """Of the deciding parts what is not the other role: asked for its own by name,
    SQLite would read every lead's for each docket."""
    return past.parts(day).exclude(role=Duty.RESPONSIBLE).order_by()


def _yes(day: datetime.date, now: Q, then: StandingQuerySet) -> Case:
    kept = Case(When(now, then=Value(True)), default=Value(False))
    return _then(day, kept, Exists(then), BooleanField())


def _then(day: datetime.date, now: Any, then: Any, field: Any) -> Case:
    changed = Q(pk__in=past.changed(day))
    return Case(When(changed, then=then), default=now, output_field=field)


def _told(
    rows: StandingQuerySet, name: str, day: datetime.date, to: str = "told"
) -> Any:
    """Annotate `to`: this day of the part, as the last event by then left it; what
    stands still has it as the part does."""
    events = Event.objects.filter(
        assignment=OuterRef("assignment"),
        recorded_at__lte=past.end_of(day),
        after__has_key=name,
    ).order_by("-seq")
    left = Cast(KeyTextTransform(name, "after"), DateField())
    then = Subquery(events.values(left=left)[:1])
    own = When(until=None, then=F(f"assignment__{name}"))
    told = Case(own, default=then, output_field=DateField())
    return rows.annotate(**{to: told})
