"""The end of a task force: where each open part of it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from meetings.models import Department
from tracker.bodies import dissolving, members, parts, task_forces
from tracker.bodies.forms import DissolveForm
from tracker.models import BodyChange
from tracker.permissions import officer_required, roles_of
from tracker.roles import SENIOR

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@officer_required
def task_force_dissolve(request: HttpRequest, pk: int) -> HttpResponse:
    body, user = (
        get_object_or_404(task_forces.task_forces(), pk=pk),
        cast("User", request.user),
    )
    if ended := BodyChange.objects.filter(department=body, kind="dissolve").first():
        messages.info(request, f"{body}已经解散。")
        return redirect("body-change", ended.pk)
    form = _form(request, body)
    if form.is_bound and form.is_valid() and (done := _dissolve(form, request, user)):
        messages.success(request, f"{body}已解散。")
        return redirect("body-change", done.pk)
    seen = parts.fingerprint(form.parts)
    context = {"body": body, "form": form, "seen": seen}
    return render(request, "tracker/dissolve.html", context)


def _form(request: HttpRequest, body: Department) -> DissolveForm:
    return DissolveForm(
        request.POST if request.method == "POST" else None,
        body=body,
        parts=list(parts.open_parts(body)),
        members=members.members([body], timezone.localdate()).get(body.pk, []),
        may_withdraw=bool(roles_of(request.user) & SENIOR),
    )


def _dissolve(
    form: DissolveForm, request: HttpRequest, user: User
) -> BodyChange | None:
    """None where it was refused: the form says why, and what was chosen stays."""
    day, note = form.cleaned_data["on"], form.cleaned_data["note"]
    try:
        return dissolving.dissolve(
            form.body, form.choices, day, note, user, request.POST.get("seen")
        )
    except ValidationError as error:
        form.add_error(None, error)
        return None
