"""An officer's open dockets go to another, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tracker.models import Event
from tracker.permissions import officer_required
from tracker.posts import officers
from tracker.posts.accounts import OfficerForm
from tracker.workflow import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PER_PAGE = 100


@officer_required
def officer_hand_over(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    form = OfficerForm(request.POST or None, user=user)
    if form.is_bound and form.is_valid():
        try:
            batch, count = officers.hand_over(**form.cleaned_data, by=user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"已移交 {count} 件。")
            return redirect("officer-handed", batch) if count else redirect("posts")
    context = {"form": form, "keepers": form.keepers}
    return render(request, "tracker/officer_hand_over.html", context)


@officer_required
def officer_handed(request: HttpRequest, batch: str) -> HttpResponse:
    """The receipt: which dockets went from whom to whom."""
    rows = Event.objects.filter(batch=batch, verb=Verb.CHANGE_OFFICER)
    rows = rows.select_related("docket__officer").order_by("pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    first = next(iter(page), None)
    if first is None:
        raise Http404
    left = rows.filter(docket__officer=first.after["officer_id"]).count()
    context = {"page": page, "left": left, "batch": batch, "first": first}
    return render(request, "tracker/officer_handed.html", context)


@officer_required
@require_POST
def officer_handed_undo(request: HttpRequest, batch: str) -> HttpResponse:
    try:
        count = officers.undo(batch, cast("User", request.user))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"已换回 {count} 件。")
    return redirect("officer-handed", batch)
