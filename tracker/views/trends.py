"""走势: three charts of a year, each with its rule, its table and its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tracker import boards
from tracker.permissions import needs
from tracker.roles import SEES_ALL
from tracker.trends import ageing, burnup, in_hand, quiet

from .years import shown

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@needs(*SEES_ALL)
def trends(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """Without a year the newest that has dockets."""
    user, today = cast("User", request.user), timezone.localdate()
    years = boards.years(user)
    asked = shown(year, years)
    found = in_hand(user, asked, today)
    context = {
        "year": asked,
        "years": years,
        "burnup": burnup(user, asked, today),
        "ageing": ageing(found, asked),
        "quiet": quiet(found, asked, today),
        "now": timezone.localtime(),
    }
    return render(request, "tracker/trends.html", context)
