"""The same meeting told twice, and what was said again: two officers' decisions."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meetings.models import Meeting, Restatement, Twin, Verdict
from meetings.refusals import Refused
from meetings.retold import alignment, joining, restating

from .access import PROOFREAD, needs, reader
from .desk import place, words

VERDICTS = {"yes": Verdict.KEPT, "no": Verdict.DROPPED}


@require_safe
@needs(PROOFREAD)
def twin(request: HttpRequest, pk: int) -> HttpResponse:
    """The two meetings side by side, before they are joined."""
    found = get_object_or_404(Twin.objects.open(), pk=pk)
    kept = alignment.stays(found.meeting, found.other)
    joined = found.beside(kept)
    lines = alignment.sides(kept, joined)
    context = {"twin": found, "kept": kept, "joined": joined, "lines": lines}
    return render(request, "meetings/twin.html", context)


@require_POST
@needs(PROOFREAD)
def twin_join(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Twin.objects.open(), pk=pk)
    kept = alignment.stays(found.meeting, found.other)
    same = dict(_pair(one) for one in request.POST.getlist("same"))
    try:
        joining.join(kept, found.beside(kept), same, reader(request))
    except (Refused, ValidationError) as why:
        messages.error(request, words(why))
        return redirect("twin", pk)
    messages.success(request, "已并为一场。需要时可以“撤销上一步”。")
    return redirect(_shown(kept))


@require_POST
@needs(PROOFREAD)
def twin_part(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Twin.objects.open(), pk=pk)
    joining.part(found, reader(request))
    messages.success(request, "已记为两场不同的会议。")
    return redirect(_shown(found.meeting))


@require_POST
@needs(PROOFREAD)
def restatement(request: HttpRequest, pk: int, verdict: str) -> HttpResponse:
    rows = Restatement.objects.select_related("directive__meeting")
    link = get_object_or_404(rows, pk=pk)
    try:
        restating.judge(link, reader(request), VERDICTS[verdict])
    except Refused as why:
        messages.error(request, words(why))
    desk = _shown(link.directive.meeting).partition("#")[0]
    return redirect(f"{desk}#d{link.directive_id}")


def _shown(meeting: Meeting) -> str:
    """Its desk; the meeting's page where no text of it was read."""
    if meeting.reading_id:
        return place(meeting.pk)
    return reverse("meeting-detail", args=[meeting.pk])


def _pair(text: str) -> tuple[int, int]:
    """ "34:12" of a box: directive 34 of the joined meeting is 12 of the kept one."""
    joined, _, kept = text.partition(":")
    fine = joined.isdecimal() and kept.isdecimal()
    return (int(joined), int(kept)) if fine else (0, 0)
