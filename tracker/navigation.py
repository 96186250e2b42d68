"""The sections of the site and who sees which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest
from django.urls import reverse

from meetings.models import Meeting

from . import past, past_pages
from .models import Digest, Undecided
from .permissions import roles_of
from .reminding.recipients import REMINDED
from .roles import OF_DEPARTMENT, OFFICE, SEES_ALL, SEPARATED, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

ADMINS = frozenset({Role.ADMIN})
AUDITORS = frozenset({Role.AUDITOR})
# (label, URL name, roles); in the order of the masthead.
SECTIONS = (
    ("今日", "today", OFFICE),
    ("总览", "board", SEES_ALL),
    ("我的任务", "assignment-list", OF_DEPARTMENT),
    ("督办事项", "docket-list", SEES_ALL),
    ("督办单", "notice-list", SEES_ALL | OF_DEPARTMENT),
    ("批示", "instruction-list", SEES_ALL | OF_DEPARTMENT),
    ("会议", "meeting-list", SEES_ALL),
    ("上级要求", "relay-list", SEES_ALL),
    ("校核", "source-list", OFFICE),
    ("待立项", "undecided", OFFICE),
    ("年终总账", "year", SEES_ALL),
    ("年度得分", "settlement-list", OF_DEPARTMENT),
    ("名册导入", "register", ADMINS),
    ("操作日志", "log", AUDITORS),
    ("后台", "admin:index", SEPARATED),
)
# In the reader's own menu.
ACCOUNT = (
    ("提醒", "inbox", REMINDED),
    ("回填表", "return-list", OFFICE | OF_DEPARTMENT),
    ("台账导入", "ledger-import-list", OFFICE),
    ("工作专班", "task-force-list", SEES_ALL),
    ("岗位交接", "posts", OFFICE | ADMINS),
    ("计分规则", "rule-list", frozenset(Role)),
    ("界面样式", "styleguide", ADMINS),
    ("修改密码", "password_change", frozenset(Role)),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A link of the masthead; count: how many wait there, or none."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


def seeks(request: HttpRequest) -> bool:
    """Whether there is a search box: not where the page has one of its own."""
    readers = roles_of(request.user) & (SEES_ALL | OF_DEPARTMENT)
    return bool(readers) and request.path != reverse("search")


def counts(request: HttpRequest) -> dict[str, int]:
    """What waits behind a section, by URL name; officers only. Asked once a request."""
    if not roles_of(request.user) & OFFICE:
        return {}
    kept: dict[str, dict[str, int]] = vars(request)
    if "waiting_counts" not in kept:
        kept["waiting_counts"] = {
            "source-list": Meeting.objects.proposed().count(),
            "undecided": Undecided.objects.count(),
        }
    return kept["waiting_counts"]


def unread(request: HttpRequest) -> int:
    """How many digests this reader has not opened; asked of those who get any."""
    if not roles_of(request.user) & REMINDED:
        return 0
    return Digest.objects.of(cast("User", request.user)).unread().count()


def items(
    request: HttpRequest,
    table: Iterable[tuple[str, str, frozenset[Role]]],
    waiting: dict[str, int],
) -> list[Item]:
    """The links of `table` for this reader; waiting: by URL name."""
    held = roles_of(request.user)
    return [
        _item(request, label, name, waiting.get(name))
        for label, name, roles in table
        if roles & held
    ]


def _item(request: HttpRequest, label: str, name: str, count: int | None) -> Item:
    url = reverse(name)
    here = request.path.startswith(url)
    keeps = name in past_pages.KEEPS
    day = past.query(past_pages.shown_on(request)) if keeps else ""
    return Item(label, url + day, here, count)
