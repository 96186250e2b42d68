"""One department: what it owes, what it has done, its year, its people."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from meetings.models import Department
from tracker import departments, past
from tracker.permissions import needs, sees_department
from tracker.roles import OF_DEPARTMENT, SEES_ALL

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@needs(*SEES_ALL, *OF_DEPARTMENT)
def department(request: HttpRequest, pk: int) -> HttpResponse:
    """?year= for the twelve months, ?on= a past day; a department sees its own."""
    user, asked = cast("User", request.user), request.GET.get("year", "")
    if not sees_department(user, pk):
        raise Http404
    rows = Department.objects.select_related("successor", "leader_in_charge")
    body = get_object_or_404(rows.prefetch_related("aliases"), pk=pk)
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else None
    today = timezone.localdate()
    on, why = past.asked(request.GET.get("on", ""), today)
    if on is None:
        page = departments.page(body, user, today, year)
    else:
        page = departments.page_then(body, user, today, on, year)
    context = {"page": page, "on": on, "why": why, "ends": past.ends(today)}
    return render(request, "tracker/department.html", context)
