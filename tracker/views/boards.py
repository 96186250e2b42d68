"""The first page: what does not move, five figures, departments, meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tracker import boards, lights, navigation, todo
from tracker import past as pasts
from tracker.links import past_row
from tracker.models import Office
from tracker.permissions import is_officer, needs, roles_of, sees_all
from tracker.roles import SEES_ALL, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MEETINGS = 60  # about a year of them; the others are in the list of meetings
CALLS = (lights.LATE, lights.SOON, lights.STILL, lights.WAITING)


def home(request: HttpRequest) -> HttpResponse:
    """Each reader's own page: the log, the board, the tasks or the administration."""
    held = roles_of(request.user)
    if held <= {Role.AUDITOR} and held:
        return redirect("log")
    if held & {Role.ADMIN, Role.SECURITY} and not sees_all(request.user):
        return redirect("admin:index")
    return redirect("board" if sees_all(request.user) else "assignment-list")


def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers; for a monitor, without log-in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


healthz.login_required = False  # type: ignore[attr-defined]


@needs(*SEES_ALL)
def board(request: HttpRequest) -> HttpResponse:
    user, today = cast("User", request.user), timezone.localdate()
    years = boards.years(user)
    year = _asked(request.GET.get("year", ""), years)
    departments = boards.by_department(user, year, today)
    meetings = boards.by_meeting(user, year, today)
    context = {
        "year": year,
        "years": years,
        "departments": departments,
        "meetings": meetings[:MEETINGS],
        "held": len(meetings),
        "whole": boards.add_up(row.tally for row in departments),
        "calls": boards.calls(user, year, today, CALLS),
        "office": Office.present(),
        "now": timezone.localtime(),
    }
    return render(request, "tracker/board.html", context | _waiting(request))


def _waiting(request: HttpRequest) -> dict[str, Any]:
    """What waits for an officer, list by list; nobody else is asked to act."""
    if not is_officer(request.user):
        return {}
    tabs = todo.tabs(cast("User", request.user), timezone.localdate())
    return {"tabs": tabs, "undecided": navigation.counts(request)["undecided"]}


def _asked(text: str, years: list[int]) -> int | None:
    """The year that was asked for, the newest without one; None for all."""
    if text.isdecimal() and int(text) in years:
        return int(text)
    return years[0] if years and text != "all" else None


@needs(*SEES_ALL)
def past(request: HttpRequest) -> HttpResponse:
    """How departments stood at the end of ?on=, by what was recorded by then."""
    today = timezone.localdate()
    day, why = pasts.asked(request.GET.get("on", ""), today)
    rows = pasts.by_department(day)
    context = {
        "day": day,
        "why": why,
        "ends": pasts.ends(today),
        "rows": [past_row(row, day) for row in rows],
        "total": past_row(pasts.add_up(rows), day),
    }
    return render(request, "tracker/past.html", context)
