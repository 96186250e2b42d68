"""The inbox: what one was told day by day; by mail or not; what others will be told."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from tracker.models import Digest
from tracker.permissions import is_officer, needs, officer_required
from tracker.reminding import previewing, reading, wording
from tracker.reminding.forms import MailForm, PreviewForm
from tracker.reminding.recipients import REMINDED

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PER_PAGE = 30


@needs(*REMINDED)
def inbox(request: HttpRequest) -> HttpResponse:
    """One row a day, newest first."""
    rows = Digest.objects.of(cast("User", request.user)).defer("matters")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    told = [(row, wording.tally(row)) for row in page]
    context = {"page": page, "told": told, "is_officer": is_officer(request.user)}
    return render(request, "tracker/inbox.html", context)


@needs(*REMINDED)
def digest(request: HttpRequest, day: datetime.date) -> HttpResponse:
    """One's own of that day; to open it is to have read it."""
    user = cast("User", request.user)
    row = get_object_or_404(Digest.objects.of(user), day=day)
    row.note_read()
    context = {"digest": row, "read": reading.read(row, user)}
    return render(request, "tracker/digest.html", context)


@needs(*REMINDED)
def mail_choice(request: HttpRequest) -> HttpResponse:
    """Whether and where the digest is mailed too."""
    user = cast("User", request.user)
    form = MailForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        form.save()
        messages.success(request, "已保存,从下一份提醒起照此办。")
        return redirect("inbox")
    return render(request, "tracker/mail_choice.html", {"form": form})


@officer_required
def preview(request: HttpRequest) -> HttpResponse:
    """What the people of one department would be told today."""
    form = PreviewForm(request.GET if "department" in request.GET else None)
    found = None
    if form.is_valid():
        today = timezone.localdate()
        found = previewing.of_department(form.cleaned_data["department"], today)
    return render(request, "tracker/inbox_preview.html", {"form": form, "found": found})
