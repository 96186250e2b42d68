"""岗位: who holds which, handing one over, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from meetings.models import Person, Post
from tracker.models import BodyChange, Handover
from tracker.permissions import needs, sees_all
from tracker.posts import going, undoing
from tracker.posts.forms import HandOverForm
from tracker.posts.handing_over import find, hand_over
from tracker.posts.listing import blocks
from tracker.roles import OFFICE, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

RECENT = 20  # handovers below the list
register_kept = needs(Role.ADMIN, *OFFICE)


@register_kept
def posts(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    handed = Handover.objects.select_related("post__department", "by")
    context = {
        "blocks": blocks(timezone.localdate(), words),
        "words": words,
        "handed": handed[:RECENT],
        "changes": BodyChange.objects.order_by("-at", "-pk")[:RECENT],
    }
    return render(request, "tracker/posts.html", context)


@register_kept
def post_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked, then shown what goes along, then done."""
    user = cast("User", request.user)
    post = get_object_or_404(Post.objects.select_related("department"), pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = HandOverForm(sent, post=post, user=user)
    valid = form.is_bound and form.is_valid()
    if valid and "confirm" in request.POST:
        try:
            done = hand_over(form.asked, user)
        except ValidationError as error:
            form.add_error(None, error)
            valid = False
        else:
            messages.success(request, "已交接。")
            return redirect("handover", done.pk)
    return _show(request, form, valid and "change" not in request.POST)


def _show(request: HttpRequest, form: HandOverForm, preview: bool) -> HttpResponse:
    names = Person.objects.order_by("name").values_list("name", flat=True).distinct()
    context = {"form": form, "post": form.post, "names": names}
    if not preview:
        return render(request, "tracker/post_hand_over.html", context)
    asked = form.asked
    old = going.memberships(asked.post, asked.former, asked.on)
    roles = {row.role for row in old} | ({asked.role} if asked.account else set())
    context |= {
        "asked": asked,
        "old": old,
        "known": find(asked.name, asked.phone),
        "counts": going.counts(asked.post, roles) if sees_all(request.user) else (),
    }
    return render(request, "tracker/post_preview.html", context)


@register_kept
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt."""
    rows = Handover.objects.select_related("post__department", "tenure", "account")
    done = get_object_or_404(rows.select_related("by", "undone_by"), pk=pk)
    counts = done.counts if sees_all(request.user) else ()
    context = {"done": done, "counts": counts, "why": undoing.refusal(done)}
    context["coming"] = done.on > timezone.localdate()
    return render(request, "tracker/handover.html", context)


@register_kept
@require_POST
def handover_undo(request: HttpRequest, pk: int) -> HttpResponse:
    done = get_object_or_404(Handover, pk=pk)
    try:
        undoing.undo(done, cast("User", request.user))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "已撤销这次交接,原任照旧。")
    return redirect("handover", pk)
