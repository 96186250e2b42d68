"""The list of 件次: its columns, in the order shown, and its orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, Q
from django.utils import timezone

from meetings.paging import Chain
from tracker import lights
from tracker.filters import AssignmentFilter
from tracker.models import Assignment, Office
from tracker.workbooks import Column, Kind
from tracker.workflow import ENDED, OPEN
from tracker.workflow import Kind as DocketKind

from . import words
from .columns import EVERY, RARE, Listed, Set
from .listing import Asked, Listing

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.assignments import AssignmentQuerySet

NOT_HOUSE = EVERY - {Set.HOUSE}
NOT_LEADER = EVERY - {Set.LEADER}
LOOKING = frozenset({Set.LEADER, Set.ALL})


def _light(row: Any) -> str:
    return words.light(row.light, Office.present()) if row.has_light else ""


def _tone(row: Any) -> str:
    return Office.present().tone_of(row.light) if row.has_light else ""


COLUMNS = (
    Listed(
        "code",
        EVERY,
        Column("编号", 18, lambda row: row.docket.code, Kind.WORD),
        ("docket__year", "docket__serial"),
    ),
    Listed("title", EVERY, Column("事项", 44, lambda row: row.docket.title)),
    Listed(
        "meeting",
        RARE,
        Column("来源会议", 26, lambda row: words.meeting(row.docket.meeting)),
        within="title",
    ),
    Listed("department", EVERY, Column("单位", 20, lambda row: str(row.department))),
    Listed(
        "role",
        NOT_LEADER,
        Column("分工", 8, lambda row: row.get_role_display(), Kind.WORD),
    ),
    Listed(
        "criterion",
        RARE,
        Column("完成标准", 26, lambda row: row.docket.criterion),
        within="title",
    ),
    Listed(
        "charged",
        RARE,
        Column("交办日期", 12, lambda row: row.charged_on, Kind.DATE),
        ("charged_on",),
    ),
    Listed("due", EVERY, Column("时限", 12, lambda row: row.due, Kind.DATE), ("due",)),
    Listed(
        "moved",
        EVERY,
        Column("改期", 20, lambda row: words.moved(row.docket), Kind.WORD),
        within="due",
    ),
    Listed(
        "heard",
        NOT_LEADER,
        Column("最近反馈", 12, lambda row: row.last_report_on, Kind.DATE),
        ("last_report_on",),
    ),
    Listed(
        "next",
        NOT_LEADER,
        Column("应报日期", 12, lambda row: row.next_report_due, Kind.DATE),
        within="heard",
    ),
    Listed(
        "progress",
        LOOKING,
        Column("最近进展", 12, lambda row: row.last_progress_on, Kind.DATE),
        ("last_progress_on",),
    ),
    Listed(
        "state",
        NOT_LEADER,
        Column("状态", 10, lambda row: row.get_state_display(), Kind.WORD),
    ),
    Listed(
        "light",
        EVERY,
        Column("亮灯", 12, _light, Kind.WORD, tone=_tone),
        ("rank",),
    ),
    Listed(
        "officer",
        RARE,
        Column("督查员", 10, lambda row: words.person(row.docket.officer), Kind.WORD),
    ),
)


def start(user: User) -> AssignmentQuerySet:
    rows = Assignment.objects.visible_to(user).with_light(timezone.localdate())
    return rows.charged()


def fetch(rows: AssignmentQuerySet, wanted: Set) -> AssignmentQuerySet:
    """With what the cells of this set show, in a fixed number of queries."""
    rows = rows.select_related("docket", "department")
    if wanted != Set.ALL:
        return rows
    return rows.select_related("docket__officer", "docket__meeting")


def _ended_only(asked: Asked) -> bool:
    """Whether the filter leaves nothing that goes on."""
    states, shown = set(asked.get("state") or OPEN), set(asked.get("light") or OPEN)
    return not states & OPEN or shown <= {lights.DONE, lights.ENDED}


def _open_only(asked: Asked) -> bool:
    """Whether it leaves nothing that has ended."""
    states, shown = set(asked.get("state") or ENDED), set(asked.get("light") or ENDED)
    return bool(asked.get("todo")) or states <= OPEN or shown <= set(lights.STATES_OF)


def urgent_first(rows: AssignmentQuerySet, asked: Asked) -> Chain:
    """What is open, worst light first; then what has ended, the newest first."""
    if _ended_only(asked):
        return Chain(rows.order_by("-pk"))
    late = lights.overdue(timezone.localdate())
    # The worst by their index: most pages end before the rest has to be sorted.
    worst = rows.filter(late).order_by("goes_due", "pk")
    if set(asked.get("light") or ()) == {lights.LATE}:
        return Chain(worst)
    order = (F("rank"), F("due").asc(nulls_last=True), "pk")
    if _open_only(asked):
        return Chain(worst, rows.filter(~late).order_by(*order), whole=rows)
    reading = Q(docket__kind=DocketKind.INFORMATION)
    goes_on = rows.filter(~reading, ~late, state__in=OPEN)
    rest = rows.filter(reading | ~Q(state__in=OPEN))
    return Chain(worst, goes_on.order_by(*order), rest.order_by("-pk"), whole=rows)


def urgent_last(rows: AssignmentQuerySet, asked: Asked) -> Chain:
    runs = urgent_first(rows, asked).runs
    return Chain(*(run.reverse() for run in reversed(runs)), whole=rows)


ASSIGNMENTS = Listing(
    key="assignments",
    address="assignment-list",
    title="交办任务",
    unit="件次",
    columns=COLUMNS,
    filter=AssignmentFilter,
    start=start,
    fetch=fetch,
    first=urgent_first,
    first_words="最急的在前",
    then="筛选按 {} 结束时的情况,各列是现在的。",
    orders={"light": urgent_first, "-light": urgent_last},
)
