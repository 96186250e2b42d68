"""The first page of each reader, and the boards: overview, departments, meetings."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from tracker import boards, overview
from tracker.models import Notice
from tracker.overview import Scope
from tracker.permissions import is_officer, needs, roles_of, sees_all
from tracker.roles import LEADER, SEES_ALL, SENIOR, Role

from .scopes import Asked, asked, counting

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MEETINGS = 60  # about a year of them; the others are in the list of meetings
EVERY = "&kind=action&kind=standing"
View = Callable[[HttpRequest], HttpResponse]
HEARS = LEADER | SENIOR  # to whom a talk is proposed


def home(request: HttpRequest) -> HttpResponse:
    """Each reader's own page: what to do today, the board (a leader's own field
    first), the tasks, the log or the administration."""
    held = roles_of(request.user)
    if held <= {Role.AUDITOR} and held:
        return redirect("log")
    if held & {Role.ADMIN, Role.SECURITY} and not sees_all(request.user):
        return redirect("admin:index")
    if is_officer(request.user):
        return redirect("today")
    if fields := boards.own_fields(cast("User", request.user), timezone.localdate()):
        return redirect(f"{reverse('board')}?leader={fields[0].pk}")
    return redirect("board" if sees_all(request.user) else "assignment-list")


def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers; for a monitor, without log-in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


healthz.login_required = False  # type: ignore[attr-defined]


def waits(view: View) -> View:
    """A past day that the worker still counts is told as such."""

    @wraps(view)
    def inner(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except overview.BeingCounted:
            return counting(request, asked(request))

    return inner


@needs(*SEES_ALL)
@waits
def board(request: HttpRequest) -> HttpResponse:
    """One screen: what does not move, then five figures with their change."""
    found = asked(request)
    context = {**_front(found.scope), "talks": 0}
    if roles_of(request.user) & HEARS and found.scope.on is None:
        context["talks"] = Notice.objects.proposals().count()
    return render(request, "tracker/board.html", _page(request, found, **context))


def _front(scope: Scope) -> dict[str, Any]:
    before = _before(scope)  # asked for even where the day itself is waited for
    leads = scope.by_lead()
    whole = boards.add_up(leads.values())
    found = overview.running(scope)
    return {
        "calls": [*overview.calls(found, scope), overview.instructed(scope)],
        "departments": overview.slowest(leads, scope),
        "meetings": overview.slowest_meetings(found, scope),
        "figures": overview.figures(whole, before, scope),
        "whole": whole,
        "compared": scope.page(on=scope.before),
        "departments_url": scope.page("board-departments"),
        "meetings_url": scope.page("board-meetings"),
    }


def _before(scope: Scope) -> boards.Tally | None:
    """None where that day is still being counted."""
    try:
        return boards.add_up(scope.by_lead_on(scope.before).values())
    except overview.BeingCounted:
        return None


@needs(*SEES_ALL)
@waits
def board_departments(request: HttpRequest) -> HttpResponse:
    """In protocol order; ?sort=rate by rate."""
    found, sort = asked(request), request.GET.get("sort", "")
    rows = overview.by_department(found.scope, sort)
    whole = boards.add_up(row.tally for row in rows)
    context = _page(request, found, departments=rows, whole=whole, sort=sort)
    return render(request, "tracker/board_departments.html", context)


@needs(*SEES_ALL)
def board_meetings(request: HttpRequest) -> HttpResponse:
    found = asked(request)
    rows = overview.by_meeting(found.scope, MEETINGS + 1)
    context = {"meetings": rows[:MEETINGS], "older": len(rows) > MEETINGS}
    page = _page(request, found, **context)
    return render(request, "tracker/board_meetings.html", page)


def _page(request: HttpRequest, found: Asked, **more: Any) -> dict[str, Any]:
    """What the head of every board shows, and what its links say of its scope."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    scope = found.scope
    return {
        "asked": found,
        "scope": scope,
        "here": here,
        "now": timezone.localtime(),
        "y": scope.list().partition("?")[2],
        # A list shows 阅知 too; of a past day it has only what counted.
        "every": "" if scope.on else EVERY,
        "parts_of": "&role=" if scope.on else f"{EVERY}&counted=",
        **more,
    }
