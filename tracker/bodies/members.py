"""The members of task forces, from when to when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from meetings.models import Department, TaskForceMember
from meetings.models.periods import holding_on

from . import closing

if TYPE_CHECKING:
    from django.contrib.auth.models import User

DAY = datetime.timedelta(days=1)


def members(
    bodies: Iterable[Department], today: datetime.date
) -> dict[int, list[Department]]:
    """Task force → its members on that day, in protocol order. One query."""
    rows = TaskForceMember.objects.filter(holding_on(today), task_force__in=bodies)
    found: dict[int, list[Department]] = {}
    for row in rows.select_related("department").order_by("department__order", "pk"):
        found.setdefault(row.task_force_id, []).append(row.department)
    return found


def of(body: Department) -> QuerySet[TaskForceMember]:
    """Everybody who ever belonged to it."""
    rows = body.member_rows.select_related("department")
    return rows.order_by("department__order", "department_id", "valid_from")


def join(body: Department, department: Department, on: datetime.date, by: User) -> None:
    """The department is a member from that day on."""
    rows = body.member_rows.filter(department=department)
    if rows.filter(Q(valid_to=None) | Q(valid_to__gte=on)).exists():
        raise ValidationError(f"{department}已是成员单位。")
    rows.create(task_force=body, department=department, valid_from=on)
    closing.log(body, by, f"成员单位:{department}自 {on} 起加入")


def leave(row: TaskForceMember, on: datetime.date, by: User) -> None:
    """The department is no member any more from that day on."""
    if row.valid_from and on <= row.valid_from:
        raise ValidationError(f"{row.department}的退出日期要晚于加入日期。")
    row.valid_to = on - DAY
    row.save(update_fields=["valid_to"])
    closing.log(row.task_force, by, f"成员单位:{row.department}自 {on} 起退出")
