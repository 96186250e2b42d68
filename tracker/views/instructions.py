"""Leaders' instructions: the list, writing one, answering one, taking one back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.models import Meeting
from meetings.paging import page_of
from tracker import dossier, instruction_cards
from tracker.instruction_filters import InstructionFilter
from tracker.instruction_forms import InstructForm, MeetingForm, MeetingReplyForm
from tracker.models import Docket, Instruction, InstructionReply
from tracker.permissions import needs, officer_required
from tracker.revoke_form import RevokeForm
from tracker.roles import LEADER, OF_DEPARTMENT, OFFICE, SEES_ALL
from tracker.workflow import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.revocable import Revocable

PER_PAGE = 30


@needs(*SEES_ALL, *OF_DEPARTMENT)
def instruction_list(request: HttpRequest) -> HttpResponse:
    """Open ones first, the oldest on top."""
    user = cast("User", request.user)
    rows = Instruction.objects.visible_to(user).open_first()
    found = InstructionFilter(request.GET, rows, request=request)
    page = page_of(found.qs.for_list(), PER_PAGE, request)
    shown = instruction_cards.fitted(list(page), user)
    context = {"filter": found, "page": page, "cards": shown}
    return render(request, "tracker/instruction_list.html", context)


@needs(*OFFICE, *LEADER)
def docket_instruct(request: HttpRequest, pk: int) -> HttpResponse:
    """On the whole docket: its lead answers."""
    user = cast("User", request.user)
    docket = get_object_or_404(Docket.objects.visible_to(user), pk=pk)
    if docket.lead is None:
        raise Http404
    row = dossier.visible(user, timezone.localdate()).get(pk=docket.lead.pk)
    more: dict[str, Any] = {"assignment": row, "verb": Verb.INSTRUCT, "user": user}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = InstructForm(*sent, on_docket=True, **more)
    if form.refusal:
        messages.error(request, form.refusal)
        return redirect(docket)
    if form.is_valid() and form.save():
        return _given(request, docket.get_absolute_url())
    context = {"form": form, "about": docket, "back": docket.get_absolute_url()}
    return render(request, "tracker/instruct.html", context)


@needs(*OFFICE, *LEADER)
def meeting_instruct(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(Meeting.objects.confirmed(), pk=pk)
    back = reverse("meeting-progress", args=[pk])
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = MeetingForm(*sent, meeting=meeting, user=cast("User", request.user))
    if form.is_valid() and form.save():
        return _given(request, back)
    context = {"form": form, "about": meeting, "back": back}
    return render(request, "tracker/instruct.html", context)


def _given(request: HttpRequest, back: str) -> HttpResponse:
    messages.success(request, "批示已发出,办复后在这里看到由谁、何时回复。")
    return redirect(back)


@officer_required
def instruction_reply(request: HttpRequest, pk: int) -> HttpResponse:
    """The office's answer to what a leader wrote on a meeting."""
    user = cast("User", request.user)
    rows = Instruction.objects.for_list().filter(meeting__isnull=False)
    row = get_object_or_404(rows, pk=pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = MeetingReplyForm(*sent)
    back = reverse("meeting-progress", args=[row.meeting_id])
    if form.is_valid() and form.save(row, user):
        messages.success(request, "已回复。")
        return redirect(back)
    (card,) = instruction_cards.fitted([row], user)
    context = {"form": form, "row": card, "back": back}
    return render(request, "tracker/instruction_reply.html", context)


@needs(*OFFICE, *LEADER)
def instruction_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Instruction.objects.filter(meeting__isnull=False)
    row = get_object_or_404(rows, pk=pk)
    if row.replies.filter(revoked_at=None).exists():
        messages.error(request, "已经有回复,请先更正回复。")
        return redirect("meeting-progress", row.meeting_id)
    return _revoke(request, row, row.meeting_id, "收回这条批示?")


@officer_required
def reply_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    rows = InstructionReply.objects.filter(instruction__meeting__isnull=False)
    row = get_object_or_404(rows.select_related("instruction"), pk=pk)
    return _revoke(request, row, row.instruction.meeting_id, "收回这条回复?")


def _revoke(
    request: HttpRequest, row: Revocable, meeting: int | None, question: str
) -> HttpResponse:
    form = RevokeForm(request.POST if request.method == "POST" else None)
    back = reverse("meeting-progress", args=[meeting])
    if form.is_valid() and form.save(row, cast("User", request.user)):
        messages.success(request, "已更正,原来那一条划去,不再计入。")
        return redirect(back)
    context = {"form": form, "question": question, "back": back, "row": row}
    return render(request, "tracker/revoke.html", context)
