"""加减分: the register of a year, proposing, deciding, taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from tracker.models import Merit
from tracker.permissions import is_officer, needs, officer_required
from tracker.roles import OF_DEPARTMENT, SEES_ALL, SENIOR
from tracker.settling import merits
from tracker.settling.merit_filters import MeritFilter
from tracker.settling.merit_forms import DecideForm, MeritForm, WithdrawForm
from tracker.views.years import shown

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PER_PAGE = 50


@needs(*SEES_ALL, *OF_DEPARTMENT)
def merit_list(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """Those of one year, newest first."""
    user, today = cast("User", request.user), timezone.localdate()
    rows = Merit.objects.visible_to(user)
    years = sorted({today.year, *rows.order_by().values_list("year", flat=True)})[::-1]
    year = shown(year, [today.year])
    own = rows.filter(year=year).with_gone().select_related("department", "docket")
    own = own.prefetch_related("attachments", "withdrawals")
    found = MeritFilter(request.GET, own, request=request)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {"filter": found, "page": page, "year": year, "years": years}
    context["merits"] = merits.fitted(page, user)
    context["is_officer"] = is_officer(user)
    return render(request, "tracker/merit_list.html", context)


@officer_required
def merit_add(request: HttpRequest, year: int) -> HttpResponse:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    first = {"on": timezone.localdate(), "year": year}
    form = MeritForm(*sent, initial=first)
    if form.is_valid() and (made := form.save(cast("User", request.user))):
        messages.success(request, "已登记,等另一位高级督查员审核后计入。")
        return redirect(made)
    context = {"form": form, "year": year}
    return render(request, "tracker/merit_add.html", context)


@needs(*SENIOR)
def merit_decide(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Merit.objects.select_related("department", "docket")
    row = get_object_or_404(rows, pk=pk)
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.save(row, cast("User", request.user)):
        messages.success(request, "已审核。")
        return redirect(row)
    why = merits.refusal(row, cast("User", request.user))
    context = {"form": form, "row": row, "why": why}
    return render(request, "tracker/merit_decide.html", context)


@officer_required
def merit_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Merit.objects.select_related("department"), pk=pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.save(row, cast("User", request.user)):
        messages.success(request, "已提出撤回,等另一位高级督查员审核后不再计入。")
        return redirect(row)
    question = f"撤回{row.department}的{row.get_kind_display()}“{row.item}”?"
    context = {"form": form, "question": question, "row": row}
    return render(request, "tracker/merit_withdraw.html", context)
