"""The parts of a matrix as they stood on a past day, as the office knew it then."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Max

from tracker import past
from tracker.models import Report, Standing
from tracker.workflow import State


def past_parts(dockets: list[int], day: datetime.date) -> Iterator[dict[str, Any]]:
    """As the parts of the present matrix: with pk, light and last_report_on."""
    moment = past.end_of(day)
    told = dict(
        Report.objects.counting()
        .filter(assignment__docket__in=dockets, event__recorded_at__lte=moment)
        .order_by()
        .values_list("assignment")
        .annotate(last=Max("event__happened_on"))
    )
    rows = Standing.objects.at(moment).filter(assignment__docket__in=dockets)
    rows = rows.exclude(state=State.PASSED_ON).with_light(day).order_by()
    names: Any = ("assignment_id", "department_id", "role", "light")
    for row in rows.values(*names, docket_id=F("assignment__docket_id")):
        part = row.pop("assignment_id")
        yield {**row, "pk": part, "last_report_on": told.get(part)}
