"""How the dockets of a scope stood at the end of its last day, as recorded by then."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from meetings.models import Meeting
from tracker import boards, past
from tracker.filters import NO_KIND
from tracker.lights import LATE, RANK, STILL
from tracker.models import Docket, DocketDirective, Standing
from tracker.workbooks.reconciling import differences
from tracker.workflow import Duty

from .figures import Figures, Item, Lag
from .scope import Scope

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.dockets import DocketQuerySet

DECIDING = (Duty.LEAD, Duty.RESPONSIBLE)


def gather(user: User, scope: Scope) -> Figures:
    """In four queries, however many dockets."""
    dockets = _dockets(user, scope)
    parts = _parts(dockets, scope.cutoff)
    origins = _origins(dockets)
    places = {meeting for meeting, _ in origins.values()}
    meetings = Meeting.objects.filter(pk__in=places).select_related("kind")
    rows = dockets.order_by("serial").values_list("pk", "code", "title", "kind")
    items = []
    for pk, code, title, kind in rows:
        if pk in parts:  # charged by that day
            meeting, number = origins.get(pk, (None, None))
            lags = _lags(parts[pk], scope.cutoff)
            light = _worst(parts[pk])
            items.append(Item(code, title, kind, light, meeting, number, lags))
    return Figures(items, {meeting.pk: meeting for meeting in meetings})


def against_boards(user: User, scope: Scope, figures: Figures) -> list[str]:
    """Where the boards of that day say otherwise."""
    shown = _shown(_dockets(user, scope), scope.cutoff)
    return differences("通报", figures.whole, "总览", shown)


def _shown(dockets: DocketQuerySet, day: datetime.date) -> boards.Tally:
    """What the boards count of these dockets, now or as of a past day."""
    shown = boards.Tally()
    if day == timezone.localdate():
        shown = boards.add_up(boards.tallies(dockets, "lead_department_id").values())
        shown.due = shown.on_time = 0  # a bulletin says nothing of these
        return shown
    rows = past.as_of(Docket.objects.filter(pk__in=dockets.values("pk")), day)
    names: Any = ("standing", "kind")
    lights = rows.order_by().values_list(*names)
    for light, kind, count in lights.annotate(count=Count("pk")):
        shown.show(light, count, kind)
    return shown


def _dockets(user: User, scope: Scope) -> DocketQuerySet:
    rows = boards.counted(user, scope.year, scope.cutoff)
    if not (scope.kinds or scope.since or scope.until):
        return rows
    origins = DocketDirective.objects.filter(relation="origin")
    if scope.kinds:
        named = Q(directive__meeting__kind__name__in=scope.kinds)
        if NO_KIND in scope.kinds:
            named |= Q(directive__meeting__kind=None)
        origins = origins.filter(named)
    if scope.since:
        origins = origins.filter(directive__meeting__held_on__gte=scope.since)
    if scope.until:
        origins = origins.filter(directive__meeting__held_on__lte=scope.until)
    return rows.filter(pk__in=origins.values("docket_id"))


def _parts(dockets: DocketQuerySet, day: datetime.date) -> dict[int, list[Standing]]:
    """The deciding parts of each docket that there was at the end of that day."""
    rows = Standing.objects.counted().at(past.end_of(day)).with_light(day)
    rows = rows.filter(role__in=DECIDING, assignment__docket__in=dockets.values("pk"))
    found: dict[int, list[Standing]] = {}
    for part in rows.select_related("assignment", "department").order_by("pk"):
        found.setdefault(part.assignment.docket_id, []).append(part)
    return found


def _origins(dockets: DocketQuerySet) -> dict[int, tuple[int, int | None]]:
    links: QuerySet[DocketDirective] = DocketDirective.objects.filter(
        relation="origin", docket__in=dockets.values("pk")
    )
    number = Coalesce("directive__number", "directive__parent__number")
    rows = links.values_list("docket_id", "directive__meeting_id", number)
    return {docket: (meeting, which) for docket, meeting, which in rows}


def _worst(parts: list[Standing]) -> str:
    """The light of a docket is the worst of its deciding parts (design §4.3)."""
    return min((_light(part) for part in parts), key=RANK.index)


def _light(part: Standing) -> str:
    return str(getattr(part, "light", ""))


def _lags(parts: list[Standing], day: datetime.date) -> tuple[Lag, ...]:
    found = []
    for part in parts:
        moved = part.last_progress_on or part.charged_on
        since = {LATE: part.due_on, STILL: moved}.get(_light(part))
        if since:
            name = part.department.name
            found.append(Lag(name, _light(part), (day - since).days))
    return tuple(found)
