"""Meetings as the record has them: the list, and the page of one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from meetings import record
from meetings.filters import MeetingFilter
from meetings.models import Meeting
from meetings.paging import page_of

from .access import PROOFREAD, VIEW_MEETING, needs

PER_PAGE = 50


@require_safe
@needs(VIEW_MEETING)
def meeting_list(request: HttpRequest) -> HttpResponse:
    found = MeetingFilter(request.GET, Meeting.objects.all(), request=request)
    page = page_of(record.for_list(found.qs), PER_PAGE, request)
    context = {"filter": found, "page": page}
    return render(request, "meetings/meeting_list.html", context)


@require_safe
@needs(VIEW_MEETING)
def meeting_detail(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(record.for_page(Meeting.objects.all()), pk=pk)
    officer = reader_may_proofread(request)
    if not meeting.is_confirmed and not officer:
        raise Http404
    context = {"document": record.Document(meeting), "officer": officer}
    return render(request, "meetings/meeting_detail.html", context)


def reader_may_proofread(request: HttpRequest) -> bool:
    return request.user.has_perm(PROOFREAD)
