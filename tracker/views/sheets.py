"""What goes out on paper from a charged meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings.models import Meeting
from tracker import charging
from tracker.charging.breakdown import notices, read_only, tasks
from tracker.permissions import needs, sees_all
from tracker.roles import SEES_ALL
from tracker.workbooks import breakdown as sheet
from tracker.workbooks import response

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@needs(*SEES_ALL)
def breakdown(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(Meeting.objects.confirmed(), pk=pk)
    user = cast("User", request.user)
    context = {"meeting": meeting, "tasks": tasks(meeting, user)}
    context |= {"notes": footnotes(meeting, user)}
    return render(request, "tracker/breakdown.html", context)


@needs(*SEES_ALL)
def breakdown_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(Meeting.objects.confirmed(), pk=pk)
    user = cast("User", request.user)
    book = sheet.workbook(meeting, tasks(meeting, user), footnotes(meeting, user))
    return response(book, f"{meeting.title}责任分解表.xlsx")


def charge_notices(request: HttpRequest, pk: int) -> HttpResponse:
    """A liaison gets the own departments' sheets; ?department= asks for one."""
    meeting = get_object_or_404(Meeting.objects.confirmed(), pk=pk)
    found = notices(meeting, cast("User", request.user))
    wanted = request.GET.get("department", "")
    shown = [n for n in found if not wanted or str(n.department.pk) == wanted]
    if not shown and not sees_all(request.user):
        raise Http404
    context = {"meeting": meeting, "notices": shown, "all": found, "wanted": wanted}
    return render(request, "tracker/notices.html", context)


def footnotes(meeting: Meeting, user: User) -> list[str]:
    """What the meeting also said and the count leaves out: 重申 and 阅知."""
    again = [
        f"重申,见{link.docket.code}:{link.directive.heading}"
        for link in charging.restated(meeting)
    ]
    return again + [f"阅知,{d.code}:{d.title}" for d in read_only(meeting, user)]
