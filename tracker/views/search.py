"""Search, from the box of the masthead."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker.permissions import needs
from tracker.roles import OF_DEPARTMENT, SEES_ALL
from tracker.search.page import find

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@needs(*SEES_ALL, *OF_DEPARTMENT)
def search(request: HttpRequest) -> HttpResponse:
    found = find(cast("User", request.user), request.GET.dict())
    return render(request, "tracker/search.html", {"found": found})
