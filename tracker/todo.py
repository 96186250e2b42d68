"""The office's lists: what waits for an officer, how much, and why there is none."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from .models import Assignment
from .models.waiting import conditions

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models.assignments import AssignmentQuerySet

# key → (word, why a list may be empty)
LISTS = {
    "verify": ("待核查", "单位没有新的申请办结,或都已核查。"),
    "refused": ("退签待改派", "没有单位退签。"),
    "extension": ("延期待批", "没有单位申请延期,或都已批复。"),
    "instructed": ("批示待复", "领导的批示都已办复。"),
    "close": ("待销号", "核查通过的都已销号。"),
    "urge": ("待催办", "到了催办步骤的都已催过,或刚催过、还在间隔期内。"),
    "report": ("到期未报", "该报的都已按时反馈。"),
    "slip": ("督办单未签收", "发出的督办单,单位都已签收。"),
    "sign": ("待签收", "交办的任务都已签收。"),
    "release": ("单位待审签", "没有等单位审签的反馈;是否要审签在“本室设置”里定。"),
}
CHOICES = [(key, word) for key, (word, _) in LISTS.items()]


@dataclass(frozen=True, slots=True)
class Tab:
    key: str
    word: str
    count: int


def of(user: User, mine: bool) -> AssignmentQuerySet:
    """What the user may see; mine: of it, the parts of the user's own dockets."""
    rows = Assignment.objects.visible_to(user)
    return rows.filter(docket__officer=user) if mine else rows


def tabs(user: User, today: datetime.date, mine: bool = False) -> list[Tab]:
    """Every list with how many wait in it. Two queries: only 催办 asks the docket."""
    asked, rows = conditions(today), of(user, mine).open().order_by()
    urge = rows.with_due().filter(asked.pop("urge")).count()
    counts = {key: Count("pk", filter=q) for key, q in asked.items()}
    found = {**rows.aggregate(**counts), "urge": urge}
    return [Tab(key, word, found[key]) for key, (word, _) in LISTS.items()]
