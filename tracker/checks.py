"""System checks: what must hold before the site goes live."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error, Tags, register
from django.db import DatabaseError

from tracker.demo import mark


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


@register(Tags.security, deploy=True)
def no_demo(**kwargs: Any) -> list[Error]:
    """The demo's accounts share one printed password: no real site holds them."""
    if settings.DEBUG:
        return []
    try:
        left = mark.is_left()
    except DatabaseError:
        return []
    if not left:
        return []
    return [
        Error(
            "正式环境里还有演示数据,演示账号的密码是公开的。",
            hint="请换一个空的数据库(DATABASE_URL),再运行 migrate 和 firstadmin。",
            id="tracker.E002",
        )
    ]
