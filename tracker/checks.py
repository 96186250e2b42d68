"""System checks: what must hold before the site goes live."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error, Tags, register
from django.db import DatabaseError


@register(Tags.security, deploy=True)
def no_active_superuser(**kwargs: Any) -> list[Error]:
    """A superuser passes every rule of the workflow: none may be active in use."""
    if settings.DEBUG:
        return []
    try:
        names = list(
            get_user_model()
            .objects.filter(is_superuser=True, is_active=True)
            .values_list("username", flat=True)
        )
    except DatabaseError:  # not migrated yet: there are no accounts
        return []
    if not names:
        return []
    return [
        Error(
            f"正式环境不能有启用的超级用户:{'、'.join(names)}。",
            hint="请停用该账号,改用“管理员”身份(成员身份表)。",
            id="tracker.E001",
        )
    ]
