"""The meeting page with its progress included (design §2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from meetings.models import Meeting
from tracker import instruction_boxes, past, progress
from tracker.permissions import is_officer, needs
from tracker.roles import SEES_ALL

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@needs(*SEES_ALL)
def meeting_progress(request: HttpRequest, pk: int) -> HttpResponse:
    user, today = cast("User", request.user), timezone.localdate()
    meetings = Meeting.objects.confirmed().select_related("kind")
    meeting = get_object_or_404(meetings.prefetch_related("attendances"), pk=pk)
    on, why = past.asked(request.GET.get("on", ""), today)
    context = {
        "meeting": meeting,
        "sheet": progress.of_meeting(meeting, user, today, on),
        "may_charge": is_officer(user) and on is None,
        "box": None if on else instruction_boxes.of_meeting(meeting, user),
        "on": on,
        "why": why,
        "ends": past.ends(today),
    }
    return render(request, "tracker/meeting_progress.html", context)
