"""逐月查账: the months, one of them with its lists, and signing it off."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from tracker.models import MonthCheck
from tracker.month_forms import SignForm
from tracker.months import lines, pages, signing, windows
from tracker.months.reading import month_of
from tracker.permissions import needs, roles_of
from tracker.roles import SEES_ALL, SENIOR
from tracker.workflow import NotAllowed

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@needs(*SEES_ALL)
def month_list(request: HttpRequest) -> HttpResponse:
    """Newest first, each with who signed it; the one that is next to be signed."""
    checks = {check.month: check for check in MonthCheck.objects.defer("lines")}
    rows = [(month, checks.get(month)) for month in windows.months(timezone.now())]
    context = {"rows": rows, "next": pages.next_month(timezone.now())}
    context["first"] = min(checks, default=None)
    return render(request, "tracker/month_list.html", context)


@needs(*SEES_ALL)
def month(request: HttpRequest, month: datetime.date) -> HttpResponse:
    now = timezone.now()
    found = month_of(_begun(month, now), now)
    context = {
        "found": found,
        "page": pages.page(found),
        "why": signing.refusal(month, now),
        "may_sign": bool(roles_of(request.user) & SENIOR),
        "form": SignForm(),
    }
    return render(request, "tracker/month.html", context)


@needs(*SEES_ALL)
def month_lines(request: HttpRequest, month: datetime.date, kind: str) -> HttpResponse:
    """The list behind one figure."""
    now = timezone.now()
    if kind not in lines.KINDS:
        raise Http404
    found = month_of(_begun(month, now), now)
    shown = [line for line in found.lines if line.kind == kind]
    word, rule = lines.KINDS[kind]
    context = {"found": found, "lines": shown, "word": word, "rule": rule}
    return render(request, "tracker/month_lines.html", context)


@needs(*SENIOR)
@require_POST
def month_sign(request: HttpRequest, month: datetime.date) -> HttpResponse:
    form = SignForm(request.POST)
    if not form.is_valid():
        messages.error(request, "查账意见最多 300 字。")
        return redirect("month", month)
    try:
        signing.sign(month, cast("User", request.user), form.cleaned_data["note"])
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "已签。以后的办理和更正都记在下一个月。")
    return redirect("month", month)


def _begun(month: datetime.date, now: datetime.datetime) -> datetime.date:
    if month > timezone.localtime(now).date():
        raise Http404
    return month
