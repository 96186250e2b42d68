"""上级要求: the list, and one with the progress of each of its points."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from meetings.models import Passage, Relay
from meetings.relayed.hand import last_step
from meetings.relayed_filters import RelayFilter
from tracker.permissions import is_officer, needs
from tracker.relayed.standing import rows_of
from tracker.roles import SEES_ALL

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PER_PAGE = 50


@needs(*SEES_ALL)
def relay_list(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    found = RelayFilter(request.GET, Relay.objects.all(), request=request)
    newest = found.qs.order_by(F("given_on").desc(nulls_last=True), "-pk")
    page = Paginator(newest, PER_PAGE).get_page(request.GET.get("page"))
    rows = rows_of(list(page), user, timezone.localdate())
    may_edit = is_officer(user)
    context = {"filter": found, "page": page, "rows": rows, "may_edit": may_edit}
    return render(request, "tracker/relay_list.html", context)


@needs(*SEES_ALL)
def relay_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Points in order, with who took them up; ?paper=a3 prints on A3, lying."""
    user, today = cast("User", request.user), timezone.localdate()
    relay = get_object_or_404(Relay.objects.select_related("source"), pk=pk)
    officer = is_officer(user)
    if not relay.is_confirmed and not officer:
        raise Http404
    row = rows_of([relay], user, today, full=True)[0]
    passages = Passage.objects.quoted().filter(relay=relay)
    context = {"relay": relay, "row": row, "officer": officer, "passages": passages}
    context["last_step"] = last_step(relay) if officer else None
    context["paper"] = "a3" if request.GET.get("paper") == "a3" else "a4"
    return render(request, "tracker/relay_detail.html", context)
