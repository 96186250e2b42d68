"""Directives of a meeting, each with its docket, its dismissal, or nothing yet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from meetings.models import Directive, Meeting, Restatement, Verdict
from meetings.record import Quote, quotes_of, with_quotes
from meetings.retold import restating
from tracker.models import Dismissal, Docket, DocketDirective, Report
from tracker.workflow import Duty

from . import then
from .cutting import opening
from .parts import Group, dockets_now, groups, told

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Relation = DocketDirective.Relation


@dataclass(slots=True)
class Row:
    """One directive: its docket with `standing`, or a dismissal, or undecided.

    relation restated or merged: the docket stands on another directive and is
    counted there (design §4.8). told: the newest that its lead reported. said: what it
    says again; later: where it was said again. parts: those of the docket, now or as
    they stood at the end of `on`.
    """

    directive: Directive
    docket: Docket | None = None
    relation: str = ""
    dismissal: Dismissal | None = None
    told: Report | None = None
    said: Restatement | None = None
    later: Sequence[Restatement] = ()
    parts: Sequence[Any] = ()
    on: datetime.date | None = None
    demands: list[Row] = field(default_factory=list)

    @property
    def is_own(self) -> bool:
        """Whether its docket was charged for it and counts here."""
        return self.docket is not None and self.relation == Relation.ORIGIN

    @property
    def is_decided(self) -> bool:
        own = self.docket is not None or self.dismissal is not None
        return own or (bool(self.demands) and all(d.is_decided for d in self.demands))

    @property
    def is_split(self) -> bool:
        """Whether its demands were decided one by one: each has a line of its own."""
        return any(d.docket or d.dismissal for d in self.demands)

    @property
    def opening(self) -> str:
        """Its text; without the demands where they stand below."""
        demands = [d.directive.text for d in self.demands] if self.is_split else []
        return opening(self.directive.text, demands) or self.directive.text

    @property
    def due(self) -> datetime.date | None:
        """The date of its docket."""
        if self.docket is None:
            return None
        return then.due_then(self.parts) if self.on else self.docket.due_on

    @property
    def moves(self) -> int:
        """How often that date was moved; of a past day that is not kept."""
        return 0 if self.on or self.docket is None else self.docket.moves

    @property
    def next(self) -> Docket | None:
        """What took its docket's place; of a past day that is not told."""
        return None if self.on or self.docket is None else self.docket.superseded_by

    @property
    def groups(self) -> list[Group]:
        return groups(self.parts)

    @property
    def quotes(self) -> list[Quote]:
        return quotes_of(self.directive)


@dataclass(frozen=True, slots=True)
class _Stand:
    """What became of directives, now or by a past day: by docket, by directive."""

    dockets: dict[int, Docket]
    parts: Mapping[int, Sequence[Any]]
    dismissed: dict[int, Dismissal]


def _now(user: User, today: datetime.date, ids: list[int]) -> _Stand:
    charged = dockets_now(user, today, ids)
    parts = {pk: list(docket.assignments.all()) for pk, docket in charged.items()}
    gone = Dismissal.objects.filter(directive__in=ids, revoked_at=None)
    return _Stand(charged, parts, {row.directive_id: row for row in gone})


def _then(user: User, day: datetime.date, ids: list[int]) -> _Stand:
    charged = then.dockets_then(user, day, ids)
    gone = then.dismissed_by(day).filter(directive__in=ids)
    dismissed = {row.directive_id: row for row in gone}
    return _Stand(charged, then.parts_then(day, charged), dismissed)


def rows(
    meeting: Meeting, user: User, today: datetime.date, on: datetime.date | None = None
) -> list[Row]:
    """Confirmed directives in reading order, demands under their item; on: a past day
    that they are shown as of. The queries do not grow with them."""
    found = Directive.objects.confirmed().filter(meeting=meeting)
    directives = list(found.order_by("order", "pk").prefetch_related(with_quotes()))
    ids = [directive.pk for directive in directives]
    links = DocketDirective.objects.filter(directive__in=ids).in_bulk(
        field_name="directive_id"
    )
    stand = _then(user, on, ids) if on else _now(user, today, ids)
    leads = {pk: lead for pk, parts in stand.parts.items() if (lead := _lead(parts))}
    reports = told(leads.values(), on)
    said, later = restating.of([meeting]), restating.later([meeting])
    made: dict[int, Row] = {}
    for directive in directives:
        row = made[directive.pk] = Row(directive, on=on)
        row.later = [link for link in later.get(directive.pk, ()) if _said(link, on)]
        link = links.get(directive.pk)
        if link and (on is None or _is_joined(link, directive, on)):
            row.docket, row.relation = stand.dockets.get(link.docket_id), link.relation
            row.parts = stand.parts.get(link.docket_id, ())
            row.told = reports.get(leads.get(link.docket_id, 0))
        row.dismissal = stand.dismissed.get(directive.pk)
        again = said.get(directive.pk)
        row.said = again if again and again.state == Verdict.KEPT else None
    return _nested(made)


def _lead(parts: Sequence[Any]) -> int | None:
    leads = (part.pk for part in parts if part.role == Duty.LEAD)
    return next((pk for pk in leads), None)


def _said(link: Restatement, on: datetime.date | None) -> bool:
    """Whether the meeting that says it again had been held."""
    held = link.directive.meeting.held_on
    return on is None or held is None or held <= on


def _is_joined(link: DocketDirective, directive: Directive, on: datetime.date) -> bool:
    return link.relation == Relation.ORIGIN or then.is_joined(directive, on)


def _nested(made: dict[int, Row]) -> list[Row]:
    top: list[Row] = []
    for row in made.values():
        parent = made.get(row.directive.parent_id or 0)
        (parent.demands if parent else top).append(row)
    return top
