"""评分: one table of a year's parts, saved per row."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from meetings.paging import page_of
from tracker.models import Assignment
from tracker.permissions import needs
from tracker.roles import DEPARTMENT, SEES_ALL
from tracker.settling import mark_forms, marks
from tracker.settling.mark_filters import MarkFilter
from tracker.settling.mark_forms import MarkForm
from tracker.views.years import shown

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PER_PAGE = 30


@needs(*SEES_ALL, *DEPARTMENT)
def mark_list(request: HttpRequest, year: int | None = None) -> HttpResponse:
    user, today = cast("User", request.user), timezone.localdate()
    year = shown(year, [today.year])
    found = MarkFilter(request.GET, marks.listed(year, user), request=request)
    page = page_of(found.qs, PER_PAGE, request)
    context = {"filter": found, "page": page, "year": year}
    context["years"] = [today.year, today.year - 1]
    context["rows"] = mark_forms.rows(page, user)
    context |= {"back": request.get_full_path(), "columns": mark_forms.shown_to(user)}
    return render(request, "tracker/mark_list.html", context)


@needs(*SEES_ALL, *DEPARTMENT)
@require_POST
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Save one row: the row alone for htmx, else back to the table."""
    user = cast("User", request.user)
    rows = Assignment.objects.select_related("docket__lead_department", "department")
    part = get_object_or_404(rows, pk=pk)
    given = marks.history([part]).get(part.pk, [])
    form = MarkForm(request.POST, part=part, user=user, given=given)
    if not form.judges:
        raise PermissionDenied
    saved = form.is_valid() and form.save()
    if request.headers.get("HX-Request"):
        fresh = MarkForm(part=part, user=user, given=form.given) if saved else form
        context = {"form": fresh, "saved": saved, "back": _back(request)}
        return render(request, "tracker/_mark_row.html", context)
    return _plainly(request, form, saved)


def _plainly(request: HttpRequest, form: MarkForm, saved: bool) -> HttpResponse:
    """Without JavaScript: a refused row on a page of its own, with what was typed."""
    if not saved:
        context = {"form": form, "back": _back(request)}
        context["columns"] = mark_forms.shown_to(form.user)
        return render(request, "tracker/mark.html", context)
    messages.success(request, f"已保存:{form.part}。")
    return redirect(f"{_back(request)}#row-m{form.part.pk}")


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("back", "")
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return wanted if own else reverse("mark-list")
