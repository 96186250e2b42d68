"""The register of slips, one slip as it is printed, and many of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from meetings.paging import page_of
from tracker import notices
from tracker.ladder import Form
from tracker.models import Notice
from tracker.notice_filters import NoticeFilter
from tracker.permissions import needs
from tracker.roles import OF_DEPARTMENT, SEES_ALL
from tracker.workflow import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.notices import NoticeQuerySet

PER_PAGE = 100
MOST = 200  # sheets of one print


@needs(*SEES_ALL, *OF_DEPARTMENT)
def notice_list(request: HttpRequest) -> HttpResponse:
    user, today = cast("User", request.user), timezone.localdate()
    found = NoticeFilter(request.GET, _shown(user), request=request)
    context = {
        "filter": found,
        "page": page_of(notices.with_parts(found.qs, today), PER_PAGE, request),
        "only": _only(request),
        "slips": found.qs.exclude(code="").count(),
    }
    return render(request, "tracker/notice_list.html", context)


def _shown(user: User) -> NoticeQuerySet:
    return Notice.objects.visible_to(user).for_list()


def _only(request: HttpRequest) -> str:
    """The word of the one form that the list is narrowed to: its name in print."""
    forms = request.GET.getlist("form")
    known = len(forms) == 1 and forms[0] in set(Form)
    return Form(forms[0]).label if known else ""


@needs(*SEES_ALL, *OF_DEPARTMENT)
def notice_sheets(request: HttpRequest) -> HttpResponse:
    """The slips of the filtered register, a sheet each."""
    user, today = cast("User", request.user), timezone.localdate()
    slips = _shown(user).exclude(code="").filter(event__corrected_by=None)
    found = NoticeFilter(request.GET, slips, request=request)
    rows = notices.with_parts(found.qs, today)[:MOST]
    context = {"notices": rows, "count": found.qs.count(), "most": MOST}
    return render(request, "tracker/notice_sheets.html", context)


def notice(request: HttpRequest, pk: int) -> HttpResponse:
    user, today = cast("User", request.user), timezone.localdate()
    row = get_object_or_404(notices.with_parts(_shown(user), today), pk=pk)
    context = {"notice": row, "row": row.assignment, "sign": Verb.ACKNOWLEDGE}
    context["signs"] = _signs(row, user)
    return render(request, "tracker/notice_detail.html", context)


def _signs(row: Notice, user: User) -> str:
    """Whether this reader signs for it: own, behalf (after a call), or "" not."""
    waits = row.is_slip and not row.is_void and row.acknowledged is None
    if not waits or Verb.ACKNOWLEDGE not in row.assignment.verbs_for(user):
        return ""
    return "own" if row.assignment.is_own(user) else "behalf"
