"""Field inspections: the list, one on a docket, its follow-up, taking one back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from meetings.paging import page_of
from tracker import inspection_cards
from tracker.inspection_filters import InspectionFilter
from tracker.inspection_forms import DoneForm, InspectionForm, TakeBackForm
from tracker.models import Docket, Inspection
from tracker.permissions import needs, officer_required
from tracker.roles import OF_DEPARTMENT, SEES_ALL

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PER_PAGE = 30


@needs(*SEES_ALL, *OF_DEPARTMENT)
def inspection_list(request: HttpRequest) -> HttpResponse:
    """Open follow-ups first, by their day."""
    user = cast("User", request.user)
    rows = Inspection.objects.visible_to(user).open_first()
    found = InspectionFilter(request.GET, rows, request=request)
    page = page_of(inspection_cards.with_parts(found.qs), PER_PAGE, request)
    shown = inspection_cards.fitted(list(page), user)
    context = {"filter": found, "page": page, "inspections": shown}
    return render(request, "tracker/inspection_list.html", context)


@officer_required
def inspect(request: HttpRequest, pk: int) -> HttpResponse:
    docket = get_object_or_404(Docket, pk=pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    first = {"on": timezone.localdate(), "kind": request.GET.get("kind", "field")}
    form = InspectionForm(*sent, docket=docket, initial=first)
    if form.is_valid():
        made = form.save(cast("User", request.user))
        messages.success(request, f"已登记{made.get_kind_display()}。")
        return redirect(made)
    context = {"form": form, "docket": docket}
    return render(request, "tracker/inspect.html", context)


@officer_required
def inspection_done(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Inspection.objects.select_related("docket"), pk=pk)
    first = {"on": timezone.localdate()}
    form = DoneForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid() and form.save(row, cast("User", request.user)):
        messages.success(request, "已登记整改完成。")
        return redirect(row)
    return render(request, "tracker/inspection_done.html", {"form": form, "row": row})


@officer_required
def inspection_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Inspection, pk=pk)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.save(row, cast("User", request.user)):
        messages.success(request, "已更正,原来那一次划去,不再计入。")
        return redirect(row)
    question = f"收回这次{row.get_kind_display()}的登记?"
    context = {"form": form, "question": question, "row": row}
    context["back"] = row.get_absolute_url()
    return render(request, "tracker/revoke.html", context)
