"""One docket: what was said, who is charged, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from tracker import dossier, history
from tracker.models import Docket
from tracker.permissions import sees_all

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def docket_detail(request: HttpRequest, pk: int) -> HttpResponse:
    user, today = cast("User", request.user), timezone.localdate()
    rows = Docket.objects.visible_to(user).with_standing(today).for_list(today)
    rows = rows.select_related("responsible_post", "officer")
    docket = get_object_or_404(rows, pk=pk)
    mine = dossier.visible(user, today).filter(docket=docket)
    parts = list(mine.order_by("role", "pk"))
    for part in parts:
        part.docket = docket
        part.buttons = part.verbs_for(user)
    entries = history.of_docket(docket, user)
    context = {"docket": docket, "parts": parts, "entries": entries}
    post = docket.responsible_post
    context["leader"] = post.holder(today) if post else None
    if sees_all(user):
        dossier.name_contacts(parts)
    return render(request, "tracker/docket_detail.html", context)
