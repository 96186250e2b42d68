"""Task forces (工作专班): who leads, who belongs, until when, and what is owed."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from meetings.models import Department
from meetings.models.departments import DepartmentQuerySet
from tracker.models import Assignment, BodyChange

DAY = datetime.timedelta(days=1)


def with_work(rows: DepartmentQuerySet) -> DepartmentQuerySet:
    """Annotate open_parts, and dissolved: somebody has put its end down."""
    mine = Assignment.objects.filter(department=OuterRef("pk"))
    count = mine.open().order_by().values("department").annotate(n=Count("pk"))
    ended = BodyChange.objects.filter(department=OuterRef("pk"), kind="dissolve")
    return rows.annotate(
        open_parts=Coalesce(Subquery(count.values("n")), 0),
        dissolved=Exists(ended),
    )


def task_forces() -> DepartmentQuerySet:
    """All that there are or were, those that live first."""
    rows = Department.objects.filter(kind=Department.Kind.TASK_FORCE)
    last = F("valid_to").desc(nulls_first=True)
    rows = with_work(rows).select_related("leader_in_charge")
    return rows.order_by(F("dissolved"), last, "order", "pk")


def overdue_task_forces(today: datetime.date) -> DepartmentQuerySet:
    """Past their last day and with open work: an officer has to decide where it goes.

    For the first page; one query, annotated with `open_parts`.
    """
    rows = Department.objects.filter(
        kind=Department.Kind.TASK_FORCE, valid_to__lt=today
    )
    return with_work(rows).filter(Q(open_parts__gt=0))


def stage(body: Any, today: datetime.date) -> tuple[str, str]:
    """(tone, words) of one that `with_work` annotated."""
    if body.dissolved:
        return "done", "已解散"
    if body.valid_from and body.valid_from > today:
        return "soon", "还没开始"
    if body.valid_to is None or body.valid_to >= today:
        return "ok", "在办"
    return ("late", "已到期,工作未了") if body.open_parts else ("done", "已到期")
