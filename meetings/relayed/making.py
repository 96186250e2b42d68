"""Points as they were told → rows of the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from meetings.edits import Sheet
from meetings.models import Passage, Relay, RelayedPoint, Source
from meetings.models.records import Origin
from meetings.rows import fit, small

from .saying import Saying
from .told import Point, Points


def columns(found: Points, said: Saying) -> dict[str, Any]:
    return {
        "title": said.title(found.told or len(found.points)),
        "speaker": said.speaker,
        "post": said.post,
        "occasion": said.occasion,
        "given_on": said.given_on,
    }


def relay_row(found: Points, values: Mapping[str, Any], source: Source | None) -> Relay:
    return Relay(
        **fit(Relay, **values),
        told=small(found.told),
        source=source,
        reading_id=source.reading_id if source else None,
        origin=Origin.READ if source else Origin.TYPED,
    )


def add_points(
    sheet: Sheet, relay: Relay, points: tuple[Point, ...], source: Source | None
) -> None:
    for order, one in enumerate(points):
        row = RelayedPoint(
            relay=relay, order=order, number=small(one.number), text=one.text
        )
        sheet.make(row)
        ranges = one.ranges if source else ()
        for n, (start, end) in enumerate(ranges):
            sheet.make(Passage(source=source, start=start, end=end, order=n, point=row))
