"""A superior's requirement with what became of each of its points."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from meetings.models import Passage, PointAnswer, Relay, RelayedPoint

from .dockets import dockets_of
from .rows import Answered, PointRow, RelayRow

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def rows_of(
    relays: Sequence[Relay], user: User, today: datetime.date, full: bool = False
) -> list[RelayRow]:
    """Each with its points in order. full: the dockets with what a page of them shows.

    A fixed number of queries, however many there are.
    """
    told = Prefetch("answers", PointAnswer.objects.standing().told())
    points = RelayedPoint.objects.kept().filter(relay__in=[r.pk for r in relays])
    found: dict[int, list[PointRow]] = {relay.pk: [] for relay in relays}
    below = list(points.prefetch_related(told, *_quoted(full)))
    answers = [one for point in below for one in point.answers.all()]
    dockets = dockets_of([one.directive for one in answers], user, today, full)
    for point in below:
        rows = [
            Answered(one, dockets.get(one.directive_id, []))
            for one in point.answers.all()
        ]
        found[point.relay_id].append(PointRow(point, rows))
    return [RelayRow(relay, found[relay.pk]) for relay in relays]


def _quoted(full: bool) -> Iterable[Prefetch[str]]:
    if full:
        yield Prefetch("passages", Passage.objects.quoted())
