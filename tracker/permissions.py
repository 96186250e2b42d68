"""Who may see and do what: roles of a user, and the groups that mirror them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group
from django.contrib.auth.models import Permission as StockPermission
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
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


def roles_of(
    user: AbstractBaseUser | AnonymousUser, department: int | None = None
) -> frozenset[Role]:
    """Today's roles; with a department, those of other departments are left out."""
    return frozenset(
        Role(role)
        for role, own in _memberships(user)
        if department is None or own in (None, department)
    )


def departments_of(user: AbstractBaseUser | AnonymousUser) -> set[int]:
    """Ids of the departments that this user answers for today."""
    return {pk for _, pk in _memberships(user) if pk is not None}


def sees_all(user: AbstractBaseUser | AnonymousUser) -> bool:
    return bool(roles_of(user) & SEES_ALL)


def sees_department(user: AbstractBaseUser | AnonymousUser, department: int) -> bool:
    """Its page: all for the office, leaders and auditors; else the own ones."""
    return sees_all(user) or department in departments_of(user)


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


# The tables that an administrator keeps; of business an administrator sees nothing.
REGISTER = [
    ("meetings", name)
    for name in (
        "department",
        "alias",
        "departmentgroup",
        "person",
        "post",
        "tenure",
        "taskforcemember",
        "meetingkind",
    )
] + [("tracker", name) for name in ("office", "calendarday", "duerule", "ladderstep")]
ACCOUNTS = [("auth", "user")]
GRANTS = [("tracker", "membership")]
Tables = list[tuple[str, str]]


def rights(tables: Tables, prefix: str = "") -> QuerySet[StockPermission]:
    """The stock permissions of these tables, of one kind (view_) or of all."""
    wanted = Q(pk__in=[])
    for app, model in tables:
        wanted |= Q(content_type__app_label=app, content_type__model=model)
    return StockPermission.objects.filter(wanted, codename__startswith=prefix)


def make_groups(**kwargs: Any) -> None:
    """One group a role, with just its stock permissions; run after migrate.

    Which of the tables change in the admin at all, the admin's classes say.
    """
    record = StockPermission.objects.filter(content_type__app_label="meetings")
    groups = {r: Group.objects.get_or_create(name=r.label)[0] for r in Role}
    for role, group in groups.items():
        names = RECORD_RIGHTS.get(role, [])
        group.permissions.set(record.filter(codename__in=names))
    groups[Role.ADMIN].permissions.set(
        [*rights(REGISTER + ACCOUNTS), *rights(GRANTS, "view_")]
    )
    # Who grants picks accounts, departments and posts from lists.
    seen = [*ACCOUNTS, ("meetings", "department"), ("meetings", "post")]
    groups[Role.SECURITY].permissions.set([*rights(GRANTS), *rights(seen, "view_")])
    business = StockPermission.objects.filter(
        codename__startswith="view_",
        content_type__app_label__in=("meetings", "tracker", "auth"),
    )
    groups[Role.AUDITOR].permissions.set(business)
