"""Who may see and do what: roles of a user, and the groups that mirror them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group
from django.contrib.auth.models import Permission as StockPermission
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase

from .roles import OFFICE, SEES_ALL, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

VIEW_RECORD = ["view_meeting", "view_directive", "view_source"]
KEEP_RECORD = [
    *VIEW_RECORD,
    "add_source",
    "change_meeting",
    "change_directive",
    "add_edit",
]
# The stock permissions that `meetings` checks, by role; design §2.5.
RECORD_RIGHTS: dict[Role, list[str]] = {
    Role.OFFICER: KEEP_RECORD,
    Role.SENIOR: KEEP_RECORD,
    Role.LEADER: VIEW_RECORD,
    Role.AUDITOR: VIEW_RECORD,
    Role.ADMIN: VIEW_RECORD,
    Role.LIAISON: [],
}


def _memberships(user: Any) -> list[tuple[str, int | None]]:
    """(role, department id) of today, asked once a request."""
    if not user.is_authenticated or not user.is_active:
        return []
    if not hasattr(user, "_memberships_today"):
        rows = user.memberships.current(datetime.date.today())
        user._memberships_today = list(rows.values_list("role", "department_id"))
    held: list[tuple[str, int | None]] = user._memberships_today
    return held


def roles_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[Role]:
    return frozenset(Role(role) for role, _ in _memberships(user))


def departments_of(user: AbstractBaseUser | AnonymousUser) -> set[int]:
    """Ids of the departments that this user answers for today."""
    return {pk for _, pk in _memberships(user) if pk is not None}


def sees_all(user: AbstractBaseUser | AnonymousUser) -> bool:
    return bool(roles_of(user) & SEES_ALL)


def is_officer(user: AbstractBaseUser | AnonymousUser) -> bool:
    return bool(roles_of(user) & OFFICE)


class Operator:
    """Whoever may run commands on the server: reads all, acts in no role."""

    is_authenticated = is_active = True
    _memberships_today: ClassVar = [(Role.AUDITOR.value, None)]


OPERATOR = cast("User", Operator())
View = Callable[..., HttpResponseBase]


def needs(*roles: Role) -> Callable[[View], View]:
    """The view is for these roles; others get the page that says so (403)."""

    def wrap(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not roles_of(request.user) & set(roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return inner

    return wrap


officer_required = needs(*OFFICE)


# Tables of the record that change at the desk alone: an administrator reads them.
RECORD_MODELS = [
    "source",
    "reading",
    "passage",
    "meeting",
    "attendance",
    "directive",
    "mention",
    "edit",
]


def make_groups(**kwargs: Any) -> None:
    """One group a role, with just its stock permissions; run after migrate."""
    record = StockPermission.objects.filter(content_type__app_label="meetings")
    for role, names in RECORD_RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=role.label)
        group.permissions.set(record.filter(codename__in=names))
    # An administrator keeps the register and the accounts; of the other tables the
    # admin's classes say what is read-only.
    kept = StockPermission.objects.filter(
        content_type__app_label__in=("meetings", "tracker", "auth", "axes")
    ).exclude(~Q(codename__startswith="view_"), content_type__model__in=RECORD_MODELS)
    Group.objects.get(name=Role.ADMIN.label).permissions.set(kept)
