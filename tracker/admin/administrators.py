"""There is always somebody who keeps the accounts, and somebody who grants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from tracker.models import Membership
from tracker.roles import Role

LAST = "这是最后一位{},不能去掉。请先给另一个账号加上这个身份。"
NEEDED = (Role.ADMIN, Role.SECURITY)


def holders(role: Role) -> QuerySet[Membership]:
    """Today's, of accounts in use."""
    current = Membership.objects.current(timezone.localdate())
    return current.filter(role=role, user__is_active=True)


def missing_without(users: QuerySet[User]) -> str:
    """What would be said if these accounts were not there; "" when all is well."""
    for role in NEEDED:
        held = holders(role)
        if held.exists() and not held.exclude(user__in=users).exists():
            return LAST.format(role.label)
    return ""


def refuse_losing_the_last(row: Membership, after: Mapping[str, Any] | None) -> None:
    """Raises ValidationError when `after` (None: deleted) leaves none of a role."""
    for role in NEEDED:
        held = holders(role)
        if not held.filter(pk=row.pk).exists() or held.exclude(pk=row.pk).exists():
            continue
        if after is None or not _still(after, role):
            raise ValidationError(LAST.format(role.label))


def _still(after: Mapping[str, Any], role: Role) -> bool:
    today = timezone.localdate()
    start, end = after.get("valid_from"), after.get("valid_to")
    held = (start is None or start <= today) and (end is None or today <= end)
    return held and after.get("role") == role
