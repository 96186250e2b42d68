"""走势: three charts of a year, each with its rule, its table and its lists."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tracker.permissions import needs
from tracker.roles import SEES_ALL
from tracker.trends import ageing, burnup, in_hand, quiet

from .scopes import of_year


@needs(*SEES_ALL)
def trends(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """Without a year the newest that has dockets."""
    found = of_year(request, year)
    scope = found.scope
    rows = in_hand(scope)
    context = {
        "asked": found,
        "here": "trends",
        "scope": scope,
        "burnup": burnup(scope),
        "ageing": ageing(rows, scope),
        "quiet": quiet(rows, scope),
        "now": timezone.localtime(),
    }
    return render(request, "tracker/trends.html", context)
