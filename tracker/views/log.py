"""The log, for the auditor alone."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker import logbook
from tracker.permissions import needs
from tracker.roles import Role

PER_PAGE = 100


@needs(Role.AUDITOR)
def log(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("of", "")
    book = asked if asked in logbook.BOOKS else logbook.FOLLOWED
    found = logbook.LogFilter(request.GET, logbook.rows(book), book=book)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "page": page,
        "lines": [logbook.line(row) for row in page],
        "book": book,
        "books": logbook.BOOKS.items(),
    }
    return render(request, "tracker/log.html", context)
