"""The desk: the source beside what was read from it, and one act a click.

Without script every act is a form that comes back to the page at its card. With htmx
the card alone is swapped, so that a form open on another card stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from meetings import edits, identities, proofreading
from meetings.desk.page import SHOW, SORT, Desk, View
from meetings.models import Directive, Edit, Meeting, Source, Visit
from meetings.models.directives import DirectiveQuerySet
from meetings.models.edits import EditQuerySet
from meetings.models.meetings import MeetingQuerySet
from meetings.refusals import Clash, Refused

from .access import PROOFREAD, needs, reader

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

DIRECTIVE_VERBS: dict[str, Callable[..., Edit | None]] = {
    "confirm": proofreading.confirm,
    "reject": proofreading.reject,
    "restore": proofreading.restore,
}
MEETING_VERBS: dict[str, Callable[..., Edit | None]] = {
    "confirm": proofreading.confirm_meeting,
    "reject": proofreading.reject_meeting,
    "restore": proofreading.restore_meeting,
}


@require_safe
@needs(PROOFREAD)
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    source = get_object_or_404(Source.objects.select_related("reading", "job"), pk=pk)
    Visit.objects.note(source, reader(request))
    return page(request, Desk(source, reader(request), view_of(request)))


@require_POST
@needs(PROOFREAD)
def directive_act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    directive = get_object_or_404(read_directives(), pk=pk)
    try:
        DIRECTIVE_VERBS[verb](directive, reader(request), seen=seen_of(request))
    except Refused as why:
        return answer(request, directive, notice=words(why))
    return answer(request, directive)


@require_POST
@needs(PROOFREAD)
def meeting_act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    meeting = get_object_or_404(read_meetings(), pk=pk)
    try:
        MEETING_VERBS[verb](meeting, reader(request), seen=seen_of(request))
    except Refused as why:
        return answer_meeting(request, pk, words(why))
    return answer_meeting(request, pk)


@require_POST
@needs(PROOFREAD)
def meeting_pick(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Of a meeting that is two at once (…暨…): the officer picks which it counts as."""
    meeting = get_object_or_404(read_meetings(), pk=pk)
    try:
        identities.pick(meeting, reader(request), number)
    except (Refused, ValidationError) as why:
        return answer_meeting(request, pk, words(why))
    return answer_meeting(request, pk)


@require_POST
@needs(PROOFREAD)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    edit = get_object_or_404(desk_edits(), pk=pk)
    try:
        undone = proofreading.undo(edit, reader(request))
    except Refused as why:
        return refuse_edit(request, edit, words(why))
    if not request.headers.get("HX-Request"):
        messages.success(request, f"已撤销“{edit.get_verb_display()}”。")
    return answer_edit(request, undone)


def page(request: HttpRequest, shown: Desk, **opened: Any) -> HttpResponse:
    """The whole desk; opened: the one card with its form or its refusal."""
    name = "meetings/desk.html" if shown.reading else "meetings/desk_waiting.html"
    return render(request, name, {"desk": shown, "source": shown.source, **opened})


def answer(
    request: HttpRequest, directive: Directive, notice: str = "", **opened: Any
) -> HttpResponse:
    """The card as it is now, for htmx; else back to the page, or the page itself.

    opened: the form that is open on the card, with what was typed.
    """
    shown = Desk(source_of(directive.meeting_id), reader(request))
    context = {**opened, "notice": notice, "opened": directive.pk}
    if request.headers.get("HX-Request"):
        group, card = shown.card(directive)
        swap = {"desk": shown, "group": group, "card": card, "page": page_seen(request)}
        return render(request, "meetings/_swap.html", {**swap, **context})
    if opened:
        return page(request, shown, **context)
    if notice:
        messages.error(request, notice)
    return redirect(f"{reverse('desk', args=[shown.source.pk])}#d{directive.pk}")


def answer_meeting(
    request: HttpRequest, pk: int, notice: str = "", at: str = "", source: bool = False
) -> HttpResponse:
    """The whole group of a meeting, for an act that changes several cards.

    at: the id that gets the focus; source: what is marked on the left changed too.
    """
    if not request.headers.get("HX-Request"):
        if notice:
            messages.error(request, notice)
        desk_url = reverse("desk", args=[source_of(pk).pk])
        return redirect(f"{desk_url}#{at or f'm{pk}'}")
    shown = Desk(source_of(pk), reader(request))
    swap = {"desk": shown, "group": shown.group(pk), "source": source, "notice": notice}
    done = render(request, "meetings/_swap_group.html", swap)
    done["HX-Retarget"], done["HX-Reswap"] = f"#m{pk}", "outerHTML"
    if at:
        done["HX-Trigger-After-Settle"] = json.dumps({"desk:at": at})
    return done


def answer_edit(request: HttpRequest, edit: Edit) -> HttpResponse:
    """What the edit changed, with its places in the source."""
    if edit.meeting_id is None:
        return answer_source(request, edit)
    if request.headers.get("HX-Request") and edit.others.exists():
        return answer_all(request, source_of(edit.meeting_id or 0))
    pks = edits.about(edit)
    at = f"d{pks[0]}" if len(pks) == 1 else f"m{edit.meeting_id}"
    return answer_meeting(request, edit.meeting_id or 0, at=at, source=True)


def answer_source(request: HttpRequest, edit: Edit) -> HttpResponse:
    """Of an act on the source itself, or on what it tells beside meetings."""
    assert edit.source is not None
    if request.headers.get("HX-Request"):
        return answer_all(request, edit.source)
    return redirect("desk", edit.source.pk)


def refuse_edit(request: HttpRequest, edit: Edit, why: str) -> HttpResponse:
    """An act that cannot be undone, said at its meeting; else above the page."""
    if edit.meeting_id:
        return answer_meeting(request, edit.meeting_id, why)
    messages.error(request, why)
    return answer_source(request, edit)


def answer_all(request: HttpRequest, source: Source) -> HttpResponse:
    """Both sides, for an act on several meetings."""
    shown = Desk(source, reader(request))
    done = render(request, "meetings/_swap_all.html", {"desk": shown})
    done["HX-Retarget"], done["HX-Reswap"] = "#cards", "outerHTML"
    return done


def view_of(request: HttpRequest) -> View:
    """What the address asks to see; a word that is none of ours asks for all."""
    show, sort = request.GET.get("show", ""), request.GET.get("sort", "")
    return View(show if show in SHOW else "", sort if sort in SORT else "")


def read_meetings() -> MeetingQuerySet:
    """Those that were read: a meeting that was typed has no source and no desk."""
    return Meeting.objects.filter(reading__isnull=False)


def desk_edits() -> EditQuerySet:
    """What was done at a desk: to a meeting that was read, or beside its meetings."""
    here = Q(meeting__in=read_meetings()) | Q(meeting=None, source__isnull=False)
    return Edit.objects.filter(here).select_related("source__reading")


def read_directives() -> DirectiveQuerySet:
    return Directive.objects.filter(meeting__in=read_meetings())


def source_of(meeting_id: int) -> Source:
    """The source of a meeting that was read."""
    sources = Source.objects.select_related("reading")
    return get_object_or_404(sources, readings__meetings=meeting_id)


def place(meeting_id: int, edit: Edit | None = None) -> str:
    """The desk at the meeting, or at the one directive that the edit is about."""
    pks = edits.about(edit) if edit else []
    anchor = f"d{pks[0]}" if len(pks) == 1 else f"m{meeting_id}"
    return f"{reverse('desk', args=[source_of(meeting_id).pk])}#{anchor}"


def seen_of(request: HttpRequest) -> int | None:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() else None


def page_seen(request: HttpRequest) -> str:
    """What the whole page had seen: the guard of acts on a whole meeting."""
    return request.POST.get("page") or request.GET.get("page") or ""


def words(why: Refused | ValidationError) -> str | SafeString:
    """The refusal for people, with a link to the meeting that is in the way."""
    if isinstance(why, ValidationError):
        return ";".join(why.messages)
    if isinstance(why, Clash):
        link = reverse("meeting-detail", args=[why.other.pk])
        return format_html("{} <a href='{}'>打开那一场</a>", str(why), link)
    return str(why)
