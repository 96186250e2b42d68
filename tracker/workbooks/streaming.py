"""Dockets in the order of a sheet, fetched a few hundred at a time as it is written.

The order is found from a few columns; what a row shows is read only when its turn
comes and forgotten after, so memory does not grow with the rows.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from django.db.models import F

from tracker import lights
from tracker.models import DocketDirective, Office

from .lines import Line, lines

if TYPE_CHECKING:
    from tracker.models.dockets import DocketQuerySet

AT_ONCE = 500
Order = Sequence[tuple[int, int]]  # of dockets: (pk, serial within its group)


def by_meeting(rows: DocketQuerySet, places: Mapping[int, int]) -> Order:
    """As the meetings stand in 汇总 and as they said it; serial within the meeting."""
    origins = DocketDirective.objects.filter(
        relation="origin", docket__in=rows.values("pk")
    ).values_list("docket_id", "directive__meeting_id", "directive__order")
    said = {docket: (meeting, order) for docket, meeting, order in origins}
    placed = []
    for pk, serial in rows.order_by().values_list("pk", "serial"):
        meeting, order = said.get(pk, (None, 0))
        place = len(places) if meeting is None else places.get(meeting, len(places))
        placed.append((place, order, serial, meeting, pk))
    placed.sort(key=lambda one: one[:3])
    serials: dict[int | None, int] = {}
    found = []
    for *_, meeting, pk in placed:
        serials[meeting] = serials.get(meeting, 0) + 1
        found.append((pk, serials[meeting]))
    return found


def by_urgency(rows: DocketQuerySet, before: int = 0) -> Order:
    """The worst light first, then by due date and code; numbered after `before`."""
    last = datetime.date.max
    asked = rows.order_by().values_list("pk", F("standing"), "due_on", "code")
    ordered = sorted(
        asked, key=lambda row: (lights.RANK.index(row[1]), row[2] or last, row[3])
    )
    return [(row[0], serial) for serial, row in enumerate(ordered, before + 1)]


def stream(
    rows: DocketQuerySet, order: Order, today: datetime.date, office: Office
) -> Iterator[Line]:
    """The lines of `rows` in this order; a fixed number of queries a few hundred."""
    for start in range(0, len(order), AT_ONCE):
        serials = dict(order[start : start + AT_ONCE])
        yield from lines(rows.filter(pk__in=list(serials)), serials, today, office)
