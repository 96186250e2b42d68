"""What views of the record need to know of the reader: stock permissions (§2.5)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required, permission_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import resolve_url

if TYPE_CHECKING:
    from django.contrib.auth.models import User

View = Callable[..., HttpResponseBase]
VIEW_MEETING = "meetings.view_meeting"
VIEW_SOURCE = "meetings.view_source"
ADD_SOURCE = "meetings.add_source"
ADD_DEPARTMENT = "meetings.add_department"
PROOFREAD = "meetings.change_directive"


def needs(permission: str) -> Callable[[View], View]:
    """The view is for holders of the permission; others get the 403 page."""
    return permission_required(permission, raise_exception=True)


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def told_in_json(permission: str) -> Callable[[View], View]:
    """As `needs`; a script is told in JSON (401, 403), so that what was typed stays."""

    def wrap(view: View) -> View:
        @login_not_required
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _log_in(request)
            if not request.user.has_perm(permission):
                return _kept_out(request)
            return view(request, *args, **kwargs)

        return inner

    return wrap


def _log_in(request: HttpRequest) -> HttpResponseBase:
    if not wants_json(request):
        return redirect_to_login(request.get_full_path())
    words = "登录已过期。您填的内容还在,请重新登录后再存。"
    login = resolve_url(settings.LOGIN_URL)
    return JsonResponse({"refused": words, "login": login}, status=401)


def _kept_out(request: HttpRequest) -> HttpResponseBase:
    if not wants_json(request):
        raise PermissionDenied
    words = "您没有校核的权限,请联系管理员。"
    return JsonResponse({"refused": words}, status=403)


def reader(request: HttpRequest) -> User:
    """Log-in is required everywhere, so the user is one."""
    return cast("User", request.user)
