"""What every board reads from its address: year, a leader's field, a past day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from meetings.models import Post
from tracker import boards, past
from tracker.overview import Scope

from .years import shown

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Asked:
    """What there is to choose from, and why the day that was asked for is not shown.

    has_year: the address of the board has the year; it is of one, and of all fields."""

    scope: Scope
    years: list[int]
    fields: list[Post]
    why: str
    has_year: bool = False

    @property
    def field(self) -> Post | None:
        own = (post for post in self.fields if post.pk == self.scope.field)
        return next(own, None)

    @property
    def ends(self) -> list[tuple[str, datetime.date]]:
        return past.ends(self.scope.today)


def asked(request: HttpRequest) -> Asked:
    user, today = cast("User", request.user), timezone.localdate()
    years, fields = boards.years(user), boards.own_fields(user, today)
    on, why = past.asked(request.GET.get("on", ""), today)
    post = request.GET.get("leader")
    field = next((one.pk for one in fields if str(one.pk) == post), None)
    scope = Scope(user, today, _year(request, years), field, on)
    return Asked(scope, years, fields, why)


def of_year(request: HttpRequest, year: int | None) -> Asked:
    """Of a board whose address has the year; the newest without one."""
    found = asked(request)
    scope = replace(found.scope, year=shown(year, found.years), field=None)
    return replace(found, scope=scope, fields=[], has_year=True)


def counting(request: HttpRequest, found: Asked) -> HttpResponse:
    """The worker still counts that day; what asks again for it (`board_counting.html`)
    has no answer until it is there."""
    if "HX-Request" in request.headers:
        return HttpResponse(status=204)
    context = {"asked": found, "scope": found.scope}
    return render(request, "tracker/board_counting.html", context)


def _year(request: HttpRequest, years: list[int]) -> int | None:
    """The year that was asked for, else the newest; None for all."""
    text = request.GET.get("year", "")
    if text.isdecimal() and int(text) in years:
        return int(text)
    return years[0] if years and text != "all" else None
