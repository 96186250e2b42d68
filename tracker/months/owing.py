"""Reports that a month owed and did not get, as it was known at its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from django.db.models import Q

from tracker import calendar, obligations, workflow
from tracker.models import Assignment, CalendarDay, Event, Standing
from tracker.recording import facts_from

from .lines import Line
from .windows import Window


def unreported(window: Window) -> Iterator[Line]:
    """Three queries, and arithmetic over the events of what was running."""
    parts: dict[int, list[Assignment]] = {}
    for part in _running(window):
        parts.setdefault(part.docket_id, []).append(part)
    events = Event.objects.filter(docket__in=parts, recorded_at__lte=window.until)
    rows = events.select_related("corrects").order_by("docket", "seq")
    changes = CalendarDay.objects.changes()
    for docket, told in groupby(rows, attrgetter("docket_id")):
        known = list(told)
        for part in parts[docket]:
            facts = facts_from(known, part.pk)
            found = obligations.obligations(
                facts,
                lambda day: calendar.working_day_from(day, changes),
                window.last,
            )
            yield from (_line(part, one) for one in found if _missed(one, window))


def _running(window: Window) -> Iterator[Assignment]:
    """Parts whose clock ran at some time of the month."""
    then = Standing.objects.filter(since__lte=window.until, state__in=workflow.RUNNING)
    then = then.filter(Q(until=None) | Q(until__gt=window.since))
    rows = Assignment.objects.filter(pk__in=then.values("assignment"))
    yield from rows.select_related("docket", "department").order_by("pk")


def _missed(one: obligations.Obligation, window: Window) -> bool:
    return one.met_by is None and window.after < one.last_day <= window.last


def _line(part: Assignment, one: obligations.Obligation) -> Line:
    return Line(
        kind="unreported",
        docket=part.docket_id,
        part=part.pk,
        code=part.docket.code,
        title=part.docket.title,
        body=part.department.name,
        duty=part.get_role_display(),
        on=one.due_on.isoformat(),
        what="催办要求的反馈" if one.asked else "按频次的反馈",
    )
