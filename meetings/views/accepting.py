"""Accepting at once what the reader was sure of: counts first, then the act."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from meetings import proofreading
from meetings.forms import mending as mend_forms
from meetings.models import Edit, Meeting, Source
from meetings.proofreading.accepting import MANY, shares
from meetings.refusals import Refused

from .access import PROOFREAD, reader, told_in_json, wants_json
from .desk import read_meetings, source_of, words


@require_http_methods(["GET", "POST"])
@told_in_json(PROOFREAD)
def accept_source(request: HttpRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source.objects.select_related("reading"), pk=pk)
    return _accept(request, source, None)


@require_http_methods(["GET", "POST"])
@told_in_json(PROOFREAD)
def accept_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(read_meetings(), pk=pk)
    return _accept(request, source_of(pk), meeting)


def _accept(
    request: HttpRequest, source: Source, meeting: Meeting | None
) -> HttpResponse:
    form = mend_forms.AcceptForm(request.POST or request.GET or None)
    found = shares(source, form.level, meeting)
    count = sum(len(one.rows) for one in found)
    if request.method == "POST" and (count <= MANY or request.POST.get("sure")):
        return _act(request, source, meeting, form)
    if request.method == "POST" and wants_json(request):
        why = f"一次要确认 {count} 条,请再点一次确认。"
        return JsonResponse({"refused": why, "ask": True, "count": count}, status=409)
    left = sum(one.left for one in found)
    form = mend_forms.AcceptForm({"threshold": form.level})
    about = {"source": source, "meeting": meeting, "level": form.level, "form": form}
    counted = {"shares": found, "count": count, "left": left}
    return render(request, "meetings/accept.html", {**about, **counted})


def _act(
    request: HttpRequest,
    source: Source,
    meeting: Meeting | None,
    form: mend_forms.AcceptForm,
) -> HttpResponse:
    by = reader(request)
    try:
        edit = proofreading.accept_sure(source, by, form.level, meeting, form.expected)
    except Refused as why:
        if wants_json(request):
            return JsonResponse({"refused": words(why), "stale": False}, status=409)
        messages.error(request, words(why))
        return redirect(request.get_full_path())
    return _done(request, source, meeting, edit)


def _done(
    request: HttpRequest, source: Source, meeting: Meeting | None, edit: Edit | None
) -> HttpResponse:
    said = "已一并确认,可用“撤销上一步”整个撤回。" if edit else "没有符合的要求。"
    if wants_json(request):
        pk = edit.pk if edit else None
        return JsonResponse({"done": True, "edit": pk, "seen": pk or 0, "words": said})
    messages.success(request, said)
    anchor = f"#m{meeting.pk}" if meeting else ""
    return redirect(f"{reverse('desk', args=[source.pk])}{anchor}")
