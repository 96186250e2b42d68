"""Mending at the desk: one address a verb, and the page that offers them all."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from meetings import proofreading
from meetings.forms import mending as mend_forms
from meetings.history import truths
from meetings.models import Directive, Edit, Meeting
from meetings.models.records import RecordState
from meetings.positions import cuts
from meetings.refusals import Refused

from .access import PROOFREAD, needs, reader, told_in_json
from .acting import UNKNOWN, acted, aside, newest, refused
from .desk import (
    desk_edits,
    read_directives,
    seen_of,
    source_of,
    words,
)

RECENT = 40  # meetings of other sources to which a directive can be moved


@require_safe
@needs(PROOFREAD)
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """Every verb as a plain form, for hands without script."""
    row = wanted(pk)
    source = source_of(row.meeting_id)
    context = {
        "row": row,
        "source": source,
        "seen": newest(row.meeting_id),
        "cuts": cuts(row.text),
        "here": others_of(row).filter(reading__source=source),
        "elsewhere": others_of(row).exclude(reading__source=source)[:RECENT],
        "bodies": row.mentions.select_related("department"),
        "body": mend_forms.BodyForm(auto_id=f"id_b{pk}_%s"),
        "locked": row.is_locked or bool(row.parent and row.parent.is_locked),
    }
    return aside(request, "_mend", context)


@require_safe
@needs(PROOFREAD)
def directive_history(request: HttpRequest, pk: int) -> HttpResponse:
    """What was read, what became of it, by whom and when."""
    row = wanted(pk)
    context = {"row": row, "source": source_of(row.meeting_id), "truth": truths.of(row)}
    return aside(request, "_truths", context)


@require_POST
@told_in_json(PROOFREAD)
def split(request: HttpRequest, pk: int) -> HttpResponse:
    row, at = wanted(pk), request.POST.get("at", "")
    if not at.isdecimal():
        return refused(request, row, Refused("请把光标放到要断开的地方,再拆分。"))
    by, seen = reader(request), seen_of(request)
    return acted(
        request,
        row,
        lambda: proofreading.split(row, by, int(at), seen),
        "已拆成两条。",
    )


@require_POST
@told_in_json(PROOFREAD)
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    row, by, seen = wanted(pk), reader(request), seen_of(request)
    return acted(
        request, row, lambda: proofreading.merge(row, by, seen), "已并成一条。"
    )


@require_POST
@told_in_json(PROOFREAD)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    row, by, seen = wanted(pk), reader(request), seen_of(request)
    chosen = request.POST.get("meeting", "")
    there = Meeting.objects.filter(pk=chosen if chosen.isdecimal() else 0).first()
    if there is None:
        return refused(request, row, Refused("请选择要移到哪一场会议。"))
    return acted(
        request,
        row,
        lambda: proofreading.move(row, by, there, seen),
        f"已移到《{there.title}》。",
    )


@require_POST
@told_in_json(PROOFREAD)
def level(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    row, by, seen = wanted(pk), reader(request), seen_of(request)
    act = {"promote": proofreading.promote, "demote": proofreading.demote}[verb]
    words = "已升为条目。" if verb == "promote" else "已降为前一条中的要求。"
    return acted(request, row, lambda: act(row, by, seen), words)


@require_POST
@told_in_json(PROOFREAD)
def number(request: HttpRequest, pk: int) -> HttpResponse:
    row, by, seen = wanted(pk), reader(request), seen_of(request)
    form = mend_forms.NumberForm(request.POST)
    if not form.is_valid():
        return refused(request, row, mend_forms.errors_of(form))
    given = form.cleaned_data
    return acted(
        request,
        row,
        lambda: proofreading.renumber(row, by, given["number"], given["onwards"], seen),
        "序号已改。",
    )


@require_POST
@told_in_json(PROOFREAD)
def order(request: HttpRequest, pk: int) -> HttpResponse:
    row, by, seen = wanted(pk), reader(request), seen_of(request)
    form = mend_forms.PlaceForm(request.POST)
    if not form.is_valid():
        return refused(request, row, Refused(UNKNOWN))
    return acted(
        request,
        row,
        lambda: proofreading.place(row, by, **form.place, seen=seen),
        "顺序已调整。",
    )


@require_POST
@told_in_json(PROOFREAD)
def redo(request: HttpRequest, pk: int) -> HttpResponse:
    edit = get_object_or_404(desk_edits(), pk=pk)
    by = reader(request)
    if edit.meeting_id is None:
        return _redo_beside(request, edit)
    meeting = get_object_or_404(Meeting, pk=edit.meeting_id)
    return acted(request, meeting, lambda: proofreading.redo(edit, by), "已重做。")


def _redo_beside(request: HttpRequest, edit: Edit) -> HttpResponse:
    """Of an act on what the source tells beside its meetings."""
    try:
        proofreading.redo(edit, reader(request))
        messages.success(request, "已重做。")
    except Refused as why:
        messages.error(request, words(why))
    return redirect("desk", edit.source_id or 0)


def wanted(pk: int) -> Directive:
    rows = read_directives().select_related("parent", "meeting", "reading")
    return get_object_or_404(rows, pk=pk)


def others_of(row: Directive) -> QuerySet[Meeting]:
    """Meetings to which it can be moved, the latest first."""
    fine = ~Q(state=RecordState.REJECTED) & Q(reading__isnull=False)
    return Meeting.objects.filter(fine).exclude(pk=row.meeting_id)
