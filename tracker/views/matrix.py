"""The matrices of a meeting and of a year, and the evidence behind a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department, Meeting
from tracker import dossier, past
from tracker.matrix import months, of_meeting, of_month, of_year, rows_of
from tracker.matrix.year import LOOKS, MEANINGS
from tracker.overview import BeingCounted
from tracker.permissions import is_officer, needs
from tracker.roles import SEES_ALL

from . import scopes
from .years import shown

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@needs(*SEES_ALL)
def meeting_matrix(request: HttpRequest, pk: int) -> HttpResponse:
    user, today = cast("User", request.user), timezone.localdate()
    meetings = Meeting.objects.confirmed().select_related("kind")
    meeting = get_object_or_404(meetings, pk=pk)
    on, why = past.asked(request.GET.get("on", ""), today)
    context = {
        "meeting": meeting,
        "matrix": of_meeting(meeting, user, today, on),
        "may_charge": is_officer(user),
        "on": on,
        "why": why,
        "ends": past.ends(today),
    }
    return render(request, "tracker/meeting_matrix.html", context)


@needs(*SEES_ALL)
def year_matrix(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """Without a year the newest that has dockets."""
    found = scopes.of_year(request, year)
    scope = found.scope
    try:
        rows = of_year(scope.one_year, scope.today, scope.on)
    except BeingCounted:
        return scopes.counting(request, found)
    context = {
        "asked": found,
        "here": "matrix",
        "scope": scope,
        "rows": rows,
        "months": range(1, months.MONTHS + 1),
        "signs": SIGNS,
        "now": timezone.localtime(),
    }
    return render(request, "tracker/year_matrix.html", context)


PER_PAGE = 200  # parts of a month
SIGNS = [(LOOKS[sign], *words) for sign, words in MEANINGS.items()]


@needs(*SEES_ALL)
def month(
    request: HttpRequest, year: int, department: int, month: int, beside: bool = False
) -> HttpResponse:
    """The parts behind a cell of the year: a page, or for htmx what stands beside."""
    if beside and not request.headers.get("HX-Request"):
        own = reverse("matrix-month", args=[year, department, month])
        return redirect(own + _day(request))
    if not 1 <= month <= months.MONTHS:
        raise Http404
    body = get_object_or_404(Department, pk=department)
    today = timezone.localdate()
    on, _ = past.asked(request.GET.get("on", ""), today)
    when = months.Year(shown(year, ()), on or today)
    groups = of_month(cast("User", request.user), when, body.pk, month, on)
    context = {"year": year, "month": month, "department": body, "groups": groups}
    context |= {"on": on, "beside": beside, **_page(request, groups)}
    name = "_month_evidence" if beside else "matrix_month"
    return render(request, f"tracker/{name}.html", context)


def _page(request: HttpRequest, groups: list[tuple[str, list[int]]]) -> dict[str, Any]:
    keys = [pk for _, own in groups for pk in own]
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("page"))
    return {"page": page, "rows": rows_of(groups, list(page))}


def _day(request: HttpRequest) -> str:
    """What keeps the past day that was asked for."""
    return past.query(past.asked(request.GET.get("on", ""), timezone.localdate())[0])


@needs(*SEES_ALL)
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands beside the matrix of a meeting; the part's own page without htmx."""
    user, today = cast("User", request.user), timezone.localdate()
    row = get_object_or_404(dossier.visible(user, today), pk=pk)
    if not request.headers.get("HX-Request"):
        return redirect(reverse("assignment", args=[row.pk]) + _day(request))
    return render(request, "tracker/_evidence.html", {"row": row})
