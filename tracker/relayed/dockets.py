"""Which dockets a directive stands in: its own, its item's, or those of its demands.

A docket stands on an item or on one of its demands, never on both, so that what is
linked to the one is followed under the other.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db.models import Q

from meetings.models import Directive, PointAnswer
from tracker.models import Docket, DocketDirective

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def dockets_of(
    directives: Sequence[Directive], user: User, today: datetime.date, full: bool
) -> dict[int, list[Docket]]:
    """Directive id → dockets that count (no 阅知), with `standing` and the lead."""
    ids = {one.pk for one in directives}
    items = {one.parent_id for one in directives if one.parent_id}
    links = list(
        DocketDirective.objects.filter(
            Q(directive__in=ids | items) | Q(directive__parent__in=ids)
        ).values_list("docket", "directive", "directive__parent")
    )
    rows = Docket.objects.visible_to(user).counted().with_standing(today)
    rows = rows.filter(pk__in={docket for docket, _, _ in links})
    shown = (rows.for_list(today) if full else rows).in_bulk()
    return {
        one.pk: distinct(
            shown[docket]
            for docket, said, parent in links
            if docket in shown and (one.pk in (said, parent) or one.parent_id == said)
        )
        for one in directives
    }


def distinct(dockets: Iterable[Docket]) -> list[Docket]:
    """Each once, by its code."""
    found = {one.pk: one for one in dockets}
    return sorted(found.values(), key=lambda one: (one.year, one.serial))


def answers_of(docket: Docket) -> list[PointAnswer]:
    """What a docket answers, by the directives that it stands on; each point once."""
    rows = [link.directive for link in docket.directives.all()]
    ids = {row.pk for row in rows}
    items = {row.parent_id for row in rows if row.parent_id}
    here = Q(directive__in=ids | items) | Q(directive__parent__in=ids)
    told = PointAnswer.objects.counted().filter(here).told()
    return list({one.point_id: one for one in told}.values())
