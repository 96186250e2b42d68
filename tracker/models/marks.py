"""Marks 0–100 of a department's part by several judges; only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from .assignments import Assignment
from .recorded import Recorded


class MarkQuerySet(models.QuerySet["Mark"]):
    def present(self) -> dict[tuple[int, str], Mark]:
        """(part, judge) → the newest; an emptied one included."""
        rows = self.order_by("seq")
        return {(row.assignment_id, row.judge): row for row in rows}


class Mark(Recorded):
    """value: None where a mark was taken away again. The newest `seq` counts."""

    class Judge(models.TextChoices):
        LEADER = "leader", "领导"
        OFFICE = "office", "督查室"
        LEAD = "lead", "牵头单位"

    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="marks", verbose_name="交办任务"
    )
    judge = models.CharField("评价方", max_length=8, choices=Judge.choices)
    seq = models.PositiveSmallIntegerField("第几次")
    value = models.DecimalField(
        "评分", max_digits=4, decimal_places=1, null=True, blank=True
    )

    objects = MarkQuerySet.as_manager()

    if TYPE_CHECKING:
        assignment_id: int

    class Meta:
        verbose_name = verbose_name_plural = "评分"
        ordering = ("assignment", "judge", "seq")
        constraints = (
            models.UniqueConstraint(
                fields=("assignment", "judge", "seq"),
                name="mark_seq_once",
                violation_error_message="刚刚有人评过,请刷新后再评。",
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0, value__lte=100),
                name="mark_range",
                violation_error_message="评分在 0 到 100 之间。",
            ),
        )

    def __str__(self) -> str:
        value = "撤去" if self.value is None else self.words
        return f"{self.get_judge_display()} {value}"

    @property
    def words(self) -> str:
        """85 or 85.5; "" where the mark was taken away."""
        return "" if self.value is None else f"{self.value:f}".removesuffix(".0")
