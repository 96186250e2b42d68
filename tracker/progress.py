"""A meeting with what became of each of its directives."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from meetings.models import Directive, Meeting

from .models import Dismissal, Docket, DocketDirective

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(slots=True)
class Row:
    """One directive: its docket with `standing`, or a dismissal, or undecided.

    relation restated or merged: the docket stands on another directive and is
    counted there (design §4.8).
    """

    directive: Directive
    docket: Docket | None = None
    relation: str = ""
    dismissal: Dismissal | None = None
    demands: list[Row] = field(default_factory=list)

    @property
    def is_decided(self) -> bool:
        own = self.docket is not None or self.dismissal is not None
        return own or (bool(self.demands) and all(d.is_decided for d in self.demands))


def of_meeting(meeting: Meeting, user: User, today: datetime.date) -> list[Row]:
    """Confirmed directives in reading order, demands under their item. Five queries."""
    directives = list(
        Directive.objects.confirmed().filter(meeting=meeting).order_by("order", "pk")
    )
    ids = [d.pk for d in directives]
    links = DocketDirective.objects.filter(directive__in=ids)
    by_directive = {link.directive_id: link for link in links}
    dockets = Docket.objects.visible_to(user).with_standing(today)
    rows = (
        dockets.filter(directives__directive__in=ids)
        .select_related("lead_department")
        .distinct()
    )
    shown = rows.for_list(today).in_bulk()
    dismissed = {
        d.directive_id: d
        for d in Dismissal.objects.filter(directive__in=ids, revoked_at=None)
    }
    found: dict[int, Row] = {}
    top: list[Row] = []
    for directive in directives:
        link = by_directive.get(directive.pk)
        row = Row(
            directive,
            shown.get(link.docket_id) if link else None,
            link.relation if link else "",
            dismissed.get(directive.pk),
        )
        found[directive.pk] = row
        parent = found.get(directive.parent_id or 0)
        (parent.demands if parent else top).append(row)
    return top
