"""年度结账: the years, one version as the office sees it, and its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from tracker.models import DepartmentScore, Settlement
from tracker.permissions import is_officer, needs, officer_required, sees_all
from tracker.roles import OF_DEPARTMENT, SEES_ALL, SENIOR
from tracker.settling import pages, proving, steps
from tracker.settling.forms import (
    CountForm,
    FreezeForm,
    ShowForm,
    StartForm,
    StepForm,
)
from tracker.views.years import shown

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@needs(*SEES_ALL, *OF_DEPARTMENT)
def settlement_list(request: HttpRequest) -> HttpResponse:
    """Every version that the reader may see; for a department its own scores."""
    user, today = cast("User", request.user), timezone.localdate()
    found = Settlement.objects.visible_to(user).defer("head")
    own = DepartmentScore.objects.none()
    if not sees_all(user):
        own = DepartmentScore.objects.visible_to(user).light()
        own = own.select_related("settlement").order_by(
            "-settlement__year", "-settlement__version", "order"
        )
    context = {"settlements": found, "scores": own, "is_officer": is_officer(user)}
    context["years"] = [today.year, today.year - 1]
    context["sees_all"] = sees_all(user)
    return render(request, "tracker/settlement_list.html", context)


@needs(*SEES_ALL)
def settlement_year(request: HttpRequest, year: int) -> HttpResponse:
    """The newest version; where there is none, what starts one."""
    made = Settlement.objects.filter(year=shown(year, [])).first()
    if made:
        return redirect(made)
    context = {"year": year, "is_officer": is_officer(request.user)}
    return render(request, "tracker/settlement_none.html", context)


@officer_required
def settlement_start(request: HttpRequest, year: int) -> HttpResponse:
    last = Settlement.objects.filter(year=shown(year, [])).first()
    sent = request.POST if request.method == "POST" else None
    form = StartForm(sent, year=year, last=last)
    if form.is_valid() and (made := form.save(cast("User", request.user))):
        messages.success(request, f"已统计{made}的草稿。")
        return redirect(made)
    context = {"form": form, "year": year, "last": last}
    return render(request, "tracker/settlement_start.html", context)


@needs(*SEES_ALL)
def settlement(request: HttpRequest, year: int, version: int) -> HttpResponse:
    made = get_object_or_404(Settlement, year=year, version=version)
    only_open = request.GET.get("objections") == "open"
    context = pages.office(made, cast("User", request.user), only_open)
    return render(request, "tracker/settlement.html", context)


@officer_required
def settlement_count(request: HttpRequest, year: int, version: int) -> HttpResponse:
    made = get_object_or_404(Settlement, year=year, version=version)
    first = {"cutoff": made.cutoff}
    form = CountForm(_sent(request), made=made, initial=first)
    return _step(request, form, "重新统计", "已重新统计。")


@needs(*SENIOR)
def settlement_show(request: HttpRequest, year: int, version: int) -> HttpResponse:
    made = get_object_or_404(Settlement, year=year, version=version)
    first = {"until": made.until or steps.usual_until(timezone.localdate())}
    form = ShowForm(_sent(request), made=made, initial=first)
    return _step(request, form, "公示给单位", "已公示,各单位看得到自己的得分。")


@needs(*SENIOR)
def settlement_freeze(request: HttpRequest, year: int, version: int) -> HttpResponse:
    made = get_object_or_404(Settlement, year=year, version=version)
    form = FreezeForm(_sent(request), made=made)
    return _step(request, form, "定稿", "已定稿。以后的更正另起一版。")


def _sent(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def _step(request: HttpRequest, form: StepForm, word: str, done: str) -> HttpResponse:
    """The form of a step on a page of its own; back to the account when it is done."""
    if form.is_valid() and form.save(cast("User", request.user)):
        messages.success(request, done)
        return redirect(form.made)
    context = {"form": form, "made": form.made, "word": word}
    context["later"] = pages.later_events(form.made)
    return render(request, "tracker/settlement_step.html", context)


@needs(*SEES_ALL)
def settlement_proof(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """Recomputed from what is frozen; and what today's data would give."""
    made = get_object_or_404(Settlement, year=year, version=version)
    moved, reasons = proving.live(made)
    context = {"made": made, "faults": proving.faults(made)}
    context |= {"moved": moved, "reasons": reasons}
    return render(request, "tracker/settlement_proof.html", context)
