"""The pages that say what went wrong, in plain words; none says why in the program's.

They stand when the database does not: then without the reader's name and menu.
"""

from __future__ import annotations

import sys
from urllib.parse import urlsplit

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import requires_csrf_token

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
NO_DATABASE = (DatabaseError, InterfaceError)


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; 413 where more was sent than is taken."""
    status = 413 if isinstance(exception, TOO_MUCH) else 400
    return _page(request, f"{status}.html", status)


@requires_csrf_token
def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "403.html", 403)


@requires_csrf_token
def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "404.html", 404)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "403_csrf.html", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 where the database does not answer. Asks nothing of it, nor of the
    request but where it came from."""
    down = isinstance(sys.exc_info()[1], NO_DATABASE)
    context = {"back": back(request), "down": down}
    body = loader.render_to_string("500.html", context)
    return HttpResponse(body, status=503 if down else 500)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    context = {"back": back(request)}
    # Of a wrong host name nobody was asked who reads.
    reader = request if hasattr(request, "user") else None
    try:
        body = loader.render_to_string(template, context, reader)
    except NO_DATABASE:
        body = loader.render_to_string(template, context)
    return HttpResponse(body, status=status)


def back(request: HttpRequest) -> str:
    """Where one came from, if that was a page of this site and another one."""
    came = request.META.get("HTTP_REFERER", "")
    own = {request.META.get("HTTP_HOST", "")}
    if not came or not url_has_allowed_host_and_scheme(came, own):
        return ""
    parts = urlsplit(came)
    place = f"{parts.path}?{parts.query}" if parts.query else parts.path
    elsewhere = place.startswith("//")  # a browser would take it for a host
    return "" if elsewhere or place == request.get_full_path() else place
