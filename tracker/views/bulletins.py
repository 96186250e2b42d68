"""通报: those issued, a draft of the next one, issuing it, each as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from tracker.bulletins import document, drafting, issuing
from tracker.bulletins.beginning import beginning
from tracker.bulletins.draft import load, sum_of
from tracker.bulletins.drafting import Drafted
from tracker.models import Bulletin
from tracker.permissions import is_officer, needs, officer_required, roles_of
from tracker.roles import SEES_ALL, SENIOR
from tracker.workflow import NotAllowed

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PER_PAGE = 30


@needs(*SEES_ALL)
def bulletin_list(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    rows = Bulletin.objects.visible_to(user).for_list()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    form = drafting.first_scope(user) if is_officer(user) else None
    return render(request, "tracker/bulletin_list.html", {"page": page, "form": form})


@officer_required
def bulletin_draft(request: HttpRequest) -> HttpResponse:
    return _shown(request, drafting.drafted(request, cast("User", request.user)))


def _shown(request: HttpRequest, found: Drafted) -> HttpResponse:
    context = {
        "found": found,
        "today": timezone.localdate(),
        "may_issue": bool(roles_of(request.user) & SENIOR),
    }
    return render(request, "tracker/bulletin_draft.html", context)


@officer_required
def bulletin_draft_document(request: HttpRequest) -> HttpResponse:
    """The draft to be read on paper: without a number, and it says that it is one."""
    found = drafting.drafted(request, cast("User", request.user))
    if found.draft is None or (found.words.is_bound and not found.words.is_valid()):
        return _shown(request, found)
    made = document.build(found.draft, "(草稿)", timezone.localdate())
    return document.response(made, f"{found.draft.title}(草稿).docx")


@needs(*SENIOR)
@require_POST
def bulletin_issue(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    found = drafting.drafted(request, user)
    if found.draft is None or not found.may_go:
        if found.is_stale:
            messages.error(request, drafting.STALE)
        return _shown(request, found)
    corrects = found.words.cleaned_data["corrects"]
    try:
        made = issuing.issue(found.draft, found.scope.scope.cutoff, user, corrects)
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return _shown(request, found)
    messages.success(request, f"已签发 {made.code}。")
    return redirect(made)


@needs(*SEES_ALL)
def bulletin(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Bulletin.objects.visible_to(cast("User", request.user))
    row = get_object_or_404(rows.select_related("corrects", "corrected_by"), pk=pk)
    context = {
        "bulletin": row,
        "shown": beginning(row.text),
        "is_whole": sum_of(row.text) == row.sha256,
    }
    return render(request, "tracker/bulletin.html", context)


@needs(*SEES_ALL)
def bulletin_document(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Bulletin.objects.visible_to(cast("User", request.user))
    row = get_object_or_404(rows, pk=pk)
    made = document.build(load(row.text), row.code, row.issued_on)
    return document.response(made, f"{row.code}{row.title}.docx")
