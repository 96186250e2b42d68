"""What departments report, and what the office found when it verified."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .assignments import Assignment
from .events import Event

REPORT_LENGTH = 300  # domain §5.2: short text, never an essay


class Report(models.Model):
    event = models.OneToOneField(
        Event, models.PROTECT, related_name="report", verbose_name="事件"
    )
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="reports", verbose_name="交办任务"
    )
    text = models.CharField("进展情况", max_length=REPORT_LENGTH, blank=True)
    percent = models.PositiveSmallIntegerField("完成百分比", null=True, blank=True)
    problems = models.CharField("存在问题", max_length=REPORT_LENGTH, blank=True)
    next_step = models.CharField("下一步措施", max_length=REPORT_LENGTH, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "反馈"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__lte=100),
                name="report_percent",
                violation_error_message="百分比在 0 到 100 之间。",
            ),
        )

    def __str__(self) -> str:
        return self.text or "本期无进展"


class Verification(models.Model):
    event = models.OneToOneField(
        Event, models.PROTECT, related_name="verification", verbose_name="事件"
    )
    assignment = models.ForeignKey(
        Assignment,
        models.PROTECT,
        related_name="verifications",
        verbose_name="交办任务",
    )
    passed = models.BooleanField("通过")
    finding = models.TextField("核查意见")

    class Meta:
        verbose_name = verbose_name_plural = "核查"
        ordering = ("id",)

    def __str__(self) -> str:
        return "通过" if self.passed else "退回"
