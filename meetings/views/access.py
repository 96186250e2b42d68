"""What views of the record need to know of the reader: stock permissions (§2.5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponseBase

if TYPE_CHECKING:
    from django.contrib.auth.models import User

View = Callable[..., HttpResponseBase]
VIEW_MEETING = "meetings.view_meeting"
VIEW_SOURCE = "meetings.view_source"
ADD_SOURCE = "meetings.add_source"
PROOFREAD = "meetings.change_directive"


def needs(permission: str) -> Callable[[View], View]:
    """The view is for holders of the permission; others get the 403 page."""
    return permission_required(permission, raise_exception=True)


def reader(request: HttpRequest) -> User:
    """Log-in is required everywhere, so the user is one."""
    return cast("User", request.user)
