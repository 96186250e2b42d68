"""减负: what each department was asked in a month, before it is asked for more."""

from __future__ import annotations

import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from meetings.models import Department
from tracker import burden as burdens
from tracker.burden_figures import figures
from tracker.permissions import needs
from tracker.questions import questions
from tracker.rhythm import month_end
from tracker.roles import SEES_ALL

PER_PAGE = 100


@needs(*SEES_ALL)
def burden(request: HttpRequest) -> HttpResponse:
    """Departments of one month, and their requests in the months before."""
    today = timezone.localdate()
    month = _month(request, today)
    rows = burdens.table(month, today)
    context = {
        "month": month,
        "months": burdens.months(today),
        "rows": [(row, figures(row, month, today)) for row in rows],
        "total": figures(burdens.add_up(rows), month, today),
        "questions": questions(),
    }
    return render(request, "tracker/burden.html", context)


@needs(*SEES_ALL)
def of_department(request: HttpRequest, pk: int) -> HttpResponse:
    """The acts behind the figures of one department and month."""
    department, today = get_object_or_404(Department, pk=pk), timezone.localdate()
    month, what = _month(request, today), request.GET.get("what", "")
    rows = burdens.acts(month, month_end(month), [pk])
    if what in burdens.GROUPS:
        rows = rows.filter(verb__in=burdens.GROUPS[what])
    rows = rows.select_related("docket").order_by("-happened_on", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"department": department, "month": month, "page": page}
    load = burdens.loads([month], today, [pk]).get(pk, {}).get(month)
    context |= {"load": load, "groups": burdens.GROUPS}
    return render(request, "tracker/burden_department.html", context | {"what": what})


def _month(request: HttpRequest, today: datetime.date) -> datetime.date:
    """?month=2026-11, else the present one; none is to come."""
    try:
        asked = datetime.date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        asked = today
    return min(asked, today).replace(day=1)
