"""The verbs on an assignment, and taking the last of them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from tracker.acts import WHO_CORRECTS, may_correct
from tracker.forms import ActForm, CorrectForm
from tracker.models import Assignment, Event
from tracker.workflow import RULES, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def act_on(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """The form of one verb; simple verbs are sent here straight from their button."""
    user = cast("User", request.user)
    rows = Assignment.objects.visible_to(user).select_related("docket", "department")
    assignment = get_object_or_404(rows, pk=pk)
    if verb not in RULES or verb == Verb.CHARGE:
        raise Http404
    data = _sent(request, assignment) if request.method == "POST" else None
    form = ActForm(data, assignment=assignment, verb=Verb(verb), user=user)
    if data is None and form.refusal:
        messages.error(request, form.refusal)
        return redirect(assignment.docket)
    if data is not None and form.is_valid() and form.save():
        done = f"{assignment.department}:已{Verb(verb).label}。点错了,可在下方“更正”。"
        messages.success(request, done)
        return redirect(_back(request, assignment))
    context = {"assignment": assignment, "form": form, "verb": Verb(verb)}
    return render(request, "tracker/act.html", context)


def _sent(request: HttpRequest, assignment: Assignment) -> dict[str, object]:
    """The posted fields; a one-click button leaves the day out: it is today."""
    data = request.POST.copy()
    data.setdefault("happened_on", timezone.localdate().isoformat())
    return cast("dict[str, object]", data)


def _back(request: HttpRequest, assignment: Assignment) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return wanted
    return assignment.docket.get_absolute_url()


def correct_event(request: HttpRequest, pk: int) -> HttpResponse:
    """更正: take back the newest act of a department."""
    user = cast("User", request.user)
    rows = Event.objects.visible_to(user).select_related("docket", "assignment")
    event = get_object_or_404(rows, pk=pk)
    if not may_correct(event, user):
        messages.error(request, WHO_CORRECTS)
        return redirect(event.docket)
    form = CorrectForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.save(event, user):
        messages.success(request, "已更正,原来那一步在历史中划去。")
        return redirect(event.docket)
    return render(request, "tracker/correct.html", {"event": event, "form": form})
