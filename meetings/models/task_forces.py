"""Who belongs to a task force (工作专班), and from when to when."""

from __future__ import annotations

from django.db import models

from .departments import Department
from .periods import Period


class TaskForceMember(Period):
    task_force = models.ForeignKey(
        Department,
        models.CASCADE,
        related_name="member_rows",
        verbose_name="专班",
        limit_choices_to={"kind": Department.Kind.TASK_FORCE},
    )
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="成员单位"
    )

    class Meta(Period.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "专班成员单位"
        ordering = ("department__order", "department_id", "valid_from")
        constraints = (
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=("task_force", "department", "valid_from"),
                name="task_force_member_once",
                violation_error_message="这个单位已是成员。",
            ),
            models.UniqueConstraint(
                fields=("task_force", "department"),
                condition=models.Q(valid_to__isnull=True),
                name="task_force_member_present",
                violation_error_message="这个单位现在就是成员。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_force} · {self.department}"
