"""The first page: what does not move, five figures, departments, meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from tracker import boards, lights
from tracker import past as pasts
from tracker.links import past_row
from tracker.permissions import is_officer, needs, roles_of, sees_all
from tracker.roles import SEES_ALL, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MEETINGS = 60  # about a year of them; the others are in the list of meetings
CALLS = (lights.LATE, lights.SOON, lights.STILL, lights.WAITING)


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


@needs(*SEES_ALL)
def board(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    years = boards.years(user)
    year = _year(request, years)
    fields = boards.own_fields(user, timezone.localdate())
    asked = request.GET.get("leader")
    field = next((post for post in fields if str(post.pk) == asked), None)
    context = {
        "year": year,
        "years": years,
        "fields": fields,
        "field": field,
        "now": timezone.localtime(),
        **_figures(user, year, field.pk if field else None),
    }
    return render(request, "tracker/board.html", context)


def _year(request: HttpRequest, years: list[int]) -> int | None:
    """The year that was asked for, else the newest; None for all."""
    asked = request.GET.get("year", "")
    if asked.isdecimal() and int(asked) in years:
        return int(asked)
    return years[0] if years and asked != "all" else None


def _figures(user: User, year: int | None, field: int | None) -> dict[str, Any]:
    today = timezone.localdate()
    departments = boards.by_department(user, year, today, field)
    meetings = boards.by_meeting(user, year, today, field, MEETINGS + 1)
    return {
        # What every link of the board says of its figures beside their own words.
        "y": f"{year or ''}" + (f"&leader={field}" if field else ""),
        "departments": departments,
        "meetings": meetings[:MEETINGS],
        "older": len(meetings) > MEETINGS,
        "whole": boards.add_up(row.tally for row in departments),
        "calls": boards.calls(user, year, today, CALLS, field),
    }


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
