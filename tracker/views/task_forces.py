"""工作专班: the list, one of them, and its members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from meetings.models import TaskForceMember
from tracker.bodies import members, parts, task_forces
from tracker.bodies.forms import MemberForm
from tracker.models import BodyChange
from tracker.permissions import is_officer, needs, officer_required
from tracker.roles import SEES_ALL

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@needs(*SEES_ALL)
def task_force_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    found = list(task_forces.task_forces())
    belong = members.members(found, today)
    rows = [
        (
            body,
            task_forces.stage(body, today),
            belong.get(body.pk, ()),
            parts.open_list(body.pk),
        )
        for body in found
    ]
    return render(request, "tracker/task_force_list.html", {"rows": rows})


@needs(*SEES_ALL)
def task_force(request: HttpRequest, pk: int) -> HttpResponse:
    """Its leader, its members over time, its life, and what it owes."""
    body, today = (
        get_object_or_404(task_forces.task_forces(), pk=pk),
        timezone.localdate(),
    )
    post = body.leader_in_charge
    context: dict[str, Any] = {
        "body": body,
        "stage": task_forces.stage(body, today),
        "leader": post.holder(today) if post else None,
        "members": members.of(body),
        "parts": parts.open_parts(body),
        "changes": BodyChange.objects.filter(department=body).select_related("by"),
        "form": MemberForm(body=body) if is_officer(request.user) else None,
    }
    return render(request, "tracker/task_force.html", context)


@officer_required
@require_POST
def task_force_join(request: HttpRequest, pk: int) -> HttpResponse:
    body = get_object_or_404(task_forces.task_forces(), pk=pk)
    form = MemberForm(request.POST, body=body)
    if form.is_valid():
        try:
            members.join(body, **form.cleaned_data, by=cast("User", request.user))
        except ValidationError as error:
            form.add_error(None, error)
    for words in (one for errors in form.errors.values() for one in errors):
        messages.error(request, str(words))
    if not form.errors:
        messages.success(request, f"已加入{form.cleaned_data['department']}。")
    return redirect("task-force", pk)


@officer_required
@require_POST
def task_force_leave(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(TaskForceMember.objects.select_related("department"), pk=pk)
    on = parse_date(request.POST.get("on", "")) or timezone.localdate()
    try:
        members.leave(row, on, cast("User", request.user))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"{row.department}自 {on} 起不再是成员单位。")
    return redirect("task-force", row.task_force_id)
