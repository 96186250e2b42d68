"""An officer's first page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tracker.bodies.task_forces import overdue_task_forces
from tracker.permissions import officer_required
from tracker.today import errands

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@officer_required
def today(request: HttpRequest) -> HttpResponse:
    """What waits for the office; with ?mine=1 for this officer alone."""
    mine = bool(request.GET.get("mine"))
    found = errands(cast("User", request.user), timezone.localdate(), mine)
    context = {
        "waiting": [errand for errand in found if errand.count],
        "none": [errand for errand in found if not errand.count],
        "mine": mine,
        "overdue": overdue_task_forces(timezone.localdate()),
    }
    return render(request, "tracker/today.html", context)
