"""Directives of a meeting, each with its docket, its dismissal, or nothing yet."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from meetings.models import Directive, Meeting, Restatement, Verdict
from meetings.record import Quote, quotes_of, with_quotes
from meetings.retold import restating
from tracker.models import Dismissal, Docket, DocketDirective, Report

from .cutting import opening
from .parts import Group, dockets, groups, told

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Relation = DocketDirective.Relation


@dataclass(slots=True)
class Row:
    """One directive: its docket with `standing`, or a dismissal, or undecided.

    relation restated or merged: the docket stands on another directive and is
    counted there (design §4.8). told: the newest that its lead reported. said: what it
    says again; later: where it was said again.
    """

    directive: Directive
    docket: Docket | None = None
    relation: str = ""
    dismissal: Dismissal | None = None
    told: Report | None = None
    said: Restatement | None = None
    later: Sequence[Restatement] = ()
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
    def groups(self) -> list[Group]:
        return groups(self.docket.assignments.all()) if self.docket else []

    @property
    def quotes(self) -> list[Quote]:
        return quotes_of(self.directive)


def rows(meeting: Meeting, user: User, today: datetime.date) -> list[Row]:
    """Confirmed directives in reading order, demands under their item. The queries
    do not grow with them."""
    found = Directive.objects.confirmed().filter(meeting=meeting)
    directives = list(found.order_by("order", "pk").prefetch_related(with_quotes()))
    ids = [directive.pk for directive in directives]
    links = DocketDirective.objects.filter(directive__in=ids).in_bulk(
        field_name="directive_id"
    )
    charged = dockets(user, today, ids)
    leads = {d.pk: d.lead.pk for d in charged.values() if d.lead}
    reports = told(leads.values())
    gone = Dismissal.objects.filter(directive__in=ids, revoked_at=None)
    dismissed = {row.directive_id: row for row in gone}
    said, later = restating.of([meeting]), restating.later([meeting])
    made: dict[int, Row] = {}
    for directive in directives:
        row = made[directive.pk] = Row(directive, later=later.get(directive.pk, ()))
        if link := links.get(directive.pk):
            row.docket, row.relation = charged.get(link.docket_id), link.relation
            row.told = reports.get(leads.get(link.docket_id, 0))
        row.dismissal = dismissed.get(directive.pk)
        again = said.get(directive.pk)
        row.said = again if again and again.state == Verdict.KEPT else None
    return _nested(made)


def _nested(made: dict[int, Row]) -> list[Row]:
    top: list[Row] = []
    for row in made.values():
        parent = made.get(row.directive.parent_id or 0)
        (parent.demands if parent else top).append(row)
    return top
