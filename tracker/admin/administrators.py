"""There is always somebody who can open this admin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from tracker.models import Membership
from tracker.roles import Role

LAST = "这是最后一位管理员,不能去掉。请先给另一个账号加上管理员身份。"


def administrators() -> QuerySet[Membership]:
    """Today's, of accounts in use."""
    current = Membership.objects.current(timezone.localdate())
    return current.filter(role=Role.ADMIN, user__is_active=True)


def refuse_losing_the_last(row: Membership, after: Mapping[str, Any] | None) -> None:
    """Raises ValidationError when `after` (None: deleted) leaves no administrator."""
    if not administrators().filter(pk=row.pk).exists():
        return
    if administrators().exclude(pk=row.pk).exists():
        return
    if after is None or not _still(after):
        raise ValidationError(LAST)


def _still(after: Mapping[str, Any]) -> bool:
    today = timezone.localdate()
    start, end = after.get("valid_from"), after.get("valid_to")
    held = (start is None or start <= today) and (end is None or today <= end)
    return held and after.get("role") == Role.ADMIN
