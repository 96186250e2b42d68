"""What is done to accounts in a list: each asks first, on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from axes.utils import reset
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

from tracker.register.passwords import initial_password

from .administrators import missing_without

MOST = 60  # passwords that a request can hash
Act = Callable[[Any, HttpRequest, Any], HttpResponse | None]


def asking(label: str, warning: str) -> Callable[[Act], Act]:
    """An admin action that runs once a person has said yes to `warning`."""

    def wrap(act: Act) -> Act:
        @admin.action(description=label, permissions=["change"])
        def inner(self: Any, request: HttpRequest, rows: Any) -> HttpResponse | None:
            if request.POST.get("sure"):
                return act(self, request, rows)
            context = {
                **self.admin_site.each_context(request),
                "title": label,
                "warning": warning,
                "rows": rows,
                "action": inner.__name__,
                "opts": self.model._meta,
            }
            return TemplateResponse(request, "admin/confirm_action.html", context)

        inner.__name__ = act.__name__
        return inner

    return wrap


@asking("停用账号", "停用以后不能登录;经办过的记录都在,随时可以再启用。")
def disable(self: Any, request: HttpRequest, rows: Any) -> None:
    if why := missing_without(rows):
        self.message_user(request, why, messages.ERROR)
        return
    _switch(self, request, rows, False)


@asking("启用账号", "启用以后可以用原来的密码登录。")
def enable(self: Any, request: HttpRequest, rows: Any) -> None:
    _switch(self, request, rows, True)


def _switch(self: Any, request: HttpRequest, rows: Any, active: bool) -> None:
    word = "启用" if active else "停用"
    changed = list(rows.exclude(is_active=active))
    with transaction.atomic():
        User.objects.filter(pk__in=[u.pk for u in changed]).update(is_active=active)
        _log(request, changed, word)
    self.message_user(request, f"已{word} {len(changed)} 个账号。", messages.SUCCESS)


@asking("重置密码", "原密码马上失效,已登录的会被退出。新密码只显示一次,请准备抄写。")
def reset_password(self: Any, request: HttpRequest, rows: Any) -> HttpResponse | None:
    users = list(rows)
    if len(users) > MOST:
        words = f"一次最多重置 {MOST} 个,请分几次选。"
        self.message_user(request, words, messages.ERROR)
        return None
    slips = [(user, initial_password()) for user in users]
    with transaction.atomic():
        for user, password in slips:
            user.set_password(password)
            user.save(update_fields=["password"])
        _log(request, users, "重置密码")
    return hand_out(self, request, slips)


@asking("解除登录锁定", "连续输错密码会锁定 30 分钟。解除以后马上可以再登录。")
def unlock(self: Any, request: HttpRequest, rows: Any) -> None:
    users = list(rows)
    found = sum(reset(username=user.get_username()) for user in users)
    _log(request, users, "解除登录锁定")
    words = f"已解除,清除了 {found} 条登录失败记录。"
    self.message_user(request, words, messages.SUCCESS)


ALL = (disable, enable, reset_password, unlock)


def hand_out(
    self: Any, request: HttpRequest, slips: Iterable[tuple[User, str]]
) -> HttpResponse:
    """The passwords, in this answer and nowhere else."""
    context = {
        **self.admin_site.each_context(request),
        "title": "新密码",
        "slips": slips,
        "opts": self.model._meta,
    }
    response = TemplateResponse(request, "admin/passwords.html", context)
    add_never_cache_headers(response)
    return response


def _log(request: HttpRequest, users: Any, words: str) -> None:
    by = cast("User", request.user).pk
    LogEntry.objects.log_actions(by, users, CHANGE, words)
