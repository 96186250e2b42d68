"""A body gets another name, or goes into another that carries on."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meetings.models import Department
from tracker.bodies import closing, parts, succession
from tracker.bodies.forms import MergeForm, RenameForm
from tracker.bodies.preview import going
from tracker.models import BodyChange, Event
from tracker.permissions import needs, officer_required
from tracker.roles import SEES_ALL
from tracker.workflow import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@officer_required
def department_succeed(request: HttpRequest, pk: int) -> HttpResponse:
    """The two forms; with ?into= what merging would hand over; POST does it."""
    body = get_object_or_404(Department.objects.select_related("successor"), pk=pk)
    asked = request.POST if request.method == "POST" else request.GET
    form = MergeForm(asked if "into" in asked else None, body=body)
    if request.method == "POST" and form.is_valid():
        user, seen = cast("User", request.user), request.POST.get("seen")
        try:
            done = succession.merge(body, **form.cleaned_data, by=user, seen=seen)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{done.name}已并入{done.successor}。")
            return redirect("body-change", done.pk)
    return _show(request, body, form, RenameForm(body=body, auto_id="r_%s"))


def _show(
    request: HttpRequest, body: Department, form: MergeForm, naming: RenameForm
) -> HttpResponse:
    context: dict[str, Any] = {"body": body, "form": form, "naming": naming}
    changes = BodyChange.objects.filter(department=body)
    context["changes"] = changes.select_related("successor", "by")
    context["ended"] = changes.exclude(kind=BodyChange.Kind.RENAME).first()
    if form.is_bound and {"into", "on"} <= _cleaned(form).keys():
        context |= _preview(body, **form.cleaned_data)
    return render(request, "tracker/succeed.html", context)


def _cleaned(form: MergeForm) -> dict[str, Any]:
    form.is_valid()
    return form.cleaned_data


def _preview(
    body: Department, into: Department, on: datetime.date, note: str = ""
) -> dict[str, Any]:
    """What merging would hand over, and what would end."""
    rows, last = list(parts.open_parts(body)), on - closing.DAY
    return {
        "going": going(rows, into),
        "seen": parts.fingerprint(rows),
        "memberships": closing.memberships(body, last),
        "tenures": closing.tenures(body, last),
    }


@officer_required
@require_POST
def department_rename(request: HttpRequest, pk: int) -> HttpResponse:
    body = get_object_or_404(Department, pk=pk)
    naming = RenameForm(request.POST, body=body, auto_id="r_%s")
    if naming.is_valid():
        user = cast("User", request.user)
        try:
            done = succession.rename(body, **naming.cleaned_data, by=user)
        except ValidationError as error:
            naming.add_error(None, error)
        else:
            messages.success(request, f"已更名,“{done.name}”成为别名。")
            return redirect("body-change", done.pk)
    body.refresh_from_db()
    return _show(request, body, MergeForm(body=body), naming)


@needs(*SEES_ALL)
def body_change(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt: what went where."""
    rows = BodyChange.objects.select_related("department", "successor", "by")
    done = get_object_or_404(rows, pk=pk)
    handed = Event.objects.filter(batch=done.batch).exclude(batch="")
    handed = handed.filter(verb__in=(Verb.HAND_OVER, Verb.WITHDRAW))
    events = handed.select_related("docket", "assignment__passed_to__department")
    context = {"done": done, "events": events.order_by("pk")}
    return render(request, "tracker/body_change.html", context)
