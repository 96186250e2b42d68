"""The list of 件: its columns, in the order shown, and its orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from meetings.paging import Chain
from tracker import lights
from tracker.filters import DocketFilter
from tracker.models import Docket, Office
from tracker.templatetags.follow import delay
from tracker.workbooks import Column, Kind

from . import words
from .columns import EVERY, OFFICE_TOO, RARE, Listed, Set
from .listing import Asked, Listing

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.dockets import DocketQuerySet

COLOURED = frozenset({lights.LATE, lights.STILL, lights.SOON, lights.OK})


def _tone(row: Any) -> str:
    shown = row.standing in COLOURED
    return Office.present().tone_of(row.standing) if shown else ""


def _lead(row: Docket) -> str:
    """Who led in the year; beside it who leads now, where that is another."""
    then, lead = row.lead_department, row.lead
    if then is None:
        return ""
    now = lead.department if lead else then
    return then.name if now == then else f"{then.name}(现由{now}承接)"


def _others(row: Docket) -> str:
    return "、".join(f"{p.department}({p.get_role_display()})" for p in row.others)


def _delay(row: Any) -> str:
    """Of now; where the light is a past day's, nothing stands beside it."""
    return "" if hasattr(row, "lead_then") else delay(row.slowest)


COLUMNS = (
    Listed(
        "code",
        EVERY,
        Column("编号", 18, lambda row: row.code, Kind.WORD),
        ("year", "serial"),
    ),
    Listed("title", EVERY, Column("事项", 44, lambda row: row.title)),
    Listed(
        "meeting",
        EVERY,
        Column("来源会议", 26, lambda row: words.meeting(row.meeting)),
        within="title",
    ),
    Listed("lead", EVERY, Column("牵头单位", 20, _lead)),
    Listed("others", OFFICE_TOO, Column("责任、配合单位", 26, _others)),
    Listed(
        "criterion",
        RARE,
        Column("完成标准", 26, lambda row: row.criterion),
        within="title",
    ),
    Listed(
        "charged",
        RARE,
        Column("立项日期", 12, lambda row: row.charged_on, Kind.DATE),
        ("charged_on",),
    ),
    Listed(
        "due", EVERY, Column("时限", 12, lambda row: row.due_on, Kind.DATE), ("due_on",)
    ),
    Listed(
        "moved",
        EVERY,
        Column("改期", 20, lambda row: words.moved(row), Kind.WORD),
        within="due",
    ),
    Listed(
        "progress",
        EVERY,
        Column("最近进展", 12, lambda row: row.slowest.last_progress_on, Kind.DATE),
    ),
    Listed(
        "light",
        EVERY,
        Column(
            "亮灯",
            12,
            lambda row: words.light(row.standing, Office.present()),
            Kind.WORD,
            tone=_tone,
        ),
    ),
    Listed(
        "delay",
        OFFICE_TOO,
        Column("多久", 14, _delay, Kind.WORD),
        within="light",
    ),
    Listed(
        "officer",
        RARE,
        Column("督查员", 10, lambda row: words.person(row.officer), Kind.WORD),
    ),
)


def start(user: User) -> DocketQuerySet:
    """The filter leaves out what was not charged, now or on the day it asks for."""
    return Docket.objects.visible_to(user).with_standing(timezone.localdate())


def fetch(rows: DocketQuerySet, wanted: Set) -> DocketQuerySet:
    rows = rows.for_list(timezone.localdate())
    return rows.select_related("officer") if wanted == Set.ALL else rows


def newest_first(rows: DocketQuerySet, asked: Asked) -> Chain:
    return Chain(rows.order_by("-year", "-serial"))


DOCKETS = Listing(
    key="dockets",
    address="docket-list",
    title="督办事项",
    unit="件",
    columns=COLUMNS,
    filter=DocketFilter,
    start=start,
    fetch=fetch,
    first=newest_first,
    first_words="新的在前",
    then="亮灯是 {} 结束时的,其余各列是现在的。",
)
