"""Words selected in the source: a new row of the record, or a field of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from meetings import proofreading
from meetings.forms import mending as mend_forms
from meetings.models import Directive, Edit, Meeting, Source
from meetings.refusals import Refused
from meetings.relayed import taking

from .access import PROOFREAD, reader, told_in_json, wants_json
from .acting import Row, acted
from .desk import read_directives, read_meetings, seen_of, words

if TYPE_CHECKING:
    from django.contrib.auth.models import User

OF_MEETING = ("title", "held_on", "venue", "organ", "chair")
ADDED = "已补录。"
RELAYED = "已立为上级要求,请校对要点,再确认。"
# What stands by itself, and is no part of a meeting that is there.
MAKING: dict[str, tuple[Callable[..., Edit], str]] = {
    "meeting": (proofreading.add_meetings, ADDED),
    "relay": (taking.take_in, RELAYED),
}


@require_POST
@told_in_json(PROOFREAD)
def select(request: HttpRequest, pk: int) -> HttpResponse:
    """start, end, what; meeting or directive; name or role: see `SelectForm`."""
    source = get_object_or_404(Source.objects.select_related("reading"), pk=pk)
    form = mend_forms.SelectForm(request.POST)
    if not form.is_valid():
        return _told(request, source, mend_forms.errors_of(form))
    given = form.cleaned_data
    if given["what"] in MAKING:
        return _made(request, source, given)
    row = _row(given)
    if row is None:
        return _told(request, source, Refused("请先选择归入哪一场会议或哪一条。"))
    act = _act(given, row, source, reader(request), seen_of(request))
    return acted(request, row, act, ADDED)


def _act(
    given: dict[str, Any], row: Row, source: Source, by: User, seen: int | None
) -> Callable[[], Edit | None]:
    span = (given["start"], given["end"])
    if isinstance(row, Meeting):
        if given["what"] == "directive":
            return lambda: proofreading.add_directive(row, by, source, *span)
        if given["what"] == "person":
            role = given["role"]
            return lambda: proofreading.add_people(row, by, source.text, role, *span)
        name = given["name"]
        return lambda: proofreading.fill_meeting(row, by, source, span, name, seen)
    if given["what"] == "demand":
        item = row.parent or row
        meeting = row.meeting
        return lambda: proofreading.add_directive(meeting, by, source, *span, item)
    name = given["name"]
    return lambda: proofreading.fill(row, by, source, span, name, seen)


def _row(given: dict[str, Any]) -> Row | None:
    """What the act is about: a demand and a field of a directive need that one."""
    what, name = given["what"], given["name"]
    of_meeting = what in ("directive", "person")
    if what == "field":
        of_meeting = name in OF_MEETING
    if of_meeting:
        return read_meetings().filter(pk=given["meeting"] or 0).first()
    rows = read_directives().select_related("meeting", "parent")
    found: Directive | None = rows.filter(pk=given["directive"] or 0).first()
    return found


def _made(request: HttpRequest, source: Source, given: dict[str, Any]) -> HttpResponse:
    """A new meeting, or a superior's requirement."""
    by, span = reader(request), (given["start"], given["end"])
    act, done = MAKING[given["what"]]
    try:
        edit = act(source, by, *span)
    except (Refused, ValidationError) as why:
        return _told(request, source, why)
    anchor = f"#r{edit.relay_id}" if edit.relay_id else f"#m{edit.meeting_id}"
    if wants_json(request):
        said = {"done": True, "seen": edit.pk, "edit": edit.pk, "anchor": anchor}
        return JsonResponse({**said, "words": done})
    messages.success(request, done)
    return redirect(f"{reverse('desk', args=[source.pk])}{anchor}")


def _told(
    request: HttpRequest, source: Source, why: Refused | ValidationError
) -> HttpResponse:
    """A refusal that is about no row yet."""
    status = 409 if isinstance(why, Refused) else 422
    if wants_json(request):
        return JsonResponse({"refused": words(why)}, status=status)
    messages.error(request, words(why))
    return redirect("desk", source.pk)


@require_POST
@told_in_json(PROOFREAD)
def paste(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Pasted into a meeting: a list of names with their role, or directives."""
    meeting = get_object_or_404(read_meetings(), pk=pk)
    by, text = reader(request), request.POST.get("text", "")
    role = request.POST.get("role", "attend")
    if what == "people":
        return acted(
            request,
            meeting,
            lambda: proofreading.add_people(meeting, by, text, role),
            ADDED,
        )
    return acted(
        request, meeting, lambda: proofreading.add_text(meeting, by, text), ADDED
    )
