"""立项交办: the charging page of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from meetings.models import Meeting
from tracker import charging
from tracker.charging import burdens, plans
from tracker.charging.page import CONFIRM, ChargePage
from tracker.permissions import officer_required

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@officer_required
def charge(request: HttpRequest, pk: int) -> HttpResponse:
    """Rows of forms → preview → confirm; nothing is saved before the last step."""
    meeting = get_object_or_404(Meeting.objects.confirmed(), pk=pk)
    user = cast("User", request.user)
    page = ChargePage(meeting, request.POST if request.method == "POST" else None)
    if page.do == CONFIRM and page.is_valid:
        try:
            made = charging.settle(page.decisions, page.answers, user)
        except ValidationError as error:
            page = page.again(error.messages)
        else:
            messages.success(request, plans.done(made))
            return redirect("charge", pk)
    if page.shows_preview:
        context = {"page": page, "meeting": meeting, "plan": plans.plan(page)}
        return render(request, "tracker/charge_preview.html", context)
    burdens.tell(page.rows)
    context = {"page": page, "meeting": meeting, "standing": plans.standing(meeting)}
    return render(request, "tracker/charge.html", context)
