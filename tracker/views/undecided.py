"""What nobody decided on, and decisions that are taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from tracker import charging
from tracker.charging.filters import (
    DismissedFilter,
    UndecidedFilter,
    by_meeting,
    meetings_of,
)
from tracker.models import Dismissal, DocketDirective
from tracker.permissions import officer_required

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MEETINGS, DISMISSALS = 20, 100  # a page


@officer_required
def undecided(request: HttpRequest) -> HttpResponse:
    rows = charging.undecided().select_related("meeting", "parent")
    waiting = UndecidedFilter(request.GET, rows, request=request)
    dropped = DismissedFilter(
        request.GET,
        Dismissal.objects.filter(revoked_at=None).select_related(
            "directive__meeting", "by"
        ),
        request=request,
    )
    pages = Paginator(meetings_of(waiting.qs), MEETINGS)
    page = pages.get_page(request.GET.get("page"))
    groups = by_meeting(waiting.qs.filter(meeting__in=list(page)))
    context = {"filter": waiting, "page": page, "groups": groups}
    context |= {"total": waiting.qs.count(), "dismissed": dropped.qs[:DISMISSALS]}
    return render(request, "tracker/undecided.html", context)


@officer_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    dismissal = get_object_or_404(Dismissal.objects.select_related("directive"), pk=pk)
    try:
        charging.revoke(dismissal, cast("User", request.user))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("undecided")
    heading = dismissal.directive.heading
    messages.success(request, f"已撤回“不立项”:{heading}。现在可以重新决定。")
    return redirect("charge", dismissal.directive.meeting_id)


@officer_required
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    rows = DocketDirective.objects.select_related("directive__meeting")
    link = get_object_or_404(rows, pk=pk)
    meeting = link.directive.meeting_id
    try:
        charging.leave(link, cast("User", request.user))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"已撤回并入:{link.directive.heading}。")
    return redirect("charge", meeting)
