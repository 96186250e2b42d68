"""What departments report, and what the office found when it verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from .assignments import Assignment
from .events import Event

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from .attachments import Attachment

REPORT_LENGTH = 300  # domain §5.2: short text, never an essay


class ReportQuerySet(models.QuerySet["Report"]):
    def counting(self) -> ReportQuerySet:
        """Released and not taken back."""
        return self.filter(released=True, event__corrected_by=None)


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
    # False while it waits for the department's approver, and for ever if declined.
    released = models.BooleanField("已审签", default=True)

    objects = ReportQuerySet.as_manager()

    if TYPE_CHECKING:
        attachments: RelatedManager[Attachment]

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

    @property
    def counts(self) -> bool:
        """Released and not taken back."""
        return self.released and not hasattr(self.event, "corrected_by")


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
