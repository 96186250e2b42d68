"""The admin's own door: today's administrators of any sort, by the site's log-in."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from tracker.permissions import roles_of
from tracker.roles import SEPARATED


def has_permission(request: HttpRequest) -> bool:
    """`is_staff` mirrors a role at the time of saving; its last day comes later."""
    return not roles_of(request.user).isdisjoint(SEPARATED)


def login(request: HttpRequest, extra_context: Any = None) -> HttpResponse:
    """Where the admin sends whom it refuses; everybody here is logged in already."""
    if not has_permission(request):
        raise PermissionDenied
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return redirect(wanted if safe else resolve_url("admin:index"))


def furnish(site: admin.AdminSite) -> None:
    site.site_title = "落实 · 后台"
    site.index_title = "名册、设置与记录"
    site.empty_value_display = "—"
    site.has_permission = has_permission  # type: ignore[method-assign]
    site.login = login  # type: ignore[method-assign]
