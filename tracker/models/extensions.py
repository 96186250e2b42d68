"""Requests for another due date, and what the office answered."""

from __future__ import annotations

from django.db import models

from .assignments import Assignment
from .events import Event


class Extension(models.Model):
    """Asked by the lead before the due date; decided by an officer (design §4.12)."""

    assignment = models.ForeignKey(
        Assignment,
        models.PROTECT,
        related_name="extensions",
        verbose_name="交办任务",
    )
    asked = models.OneToOneField(
        Event, models.PROTECT, related_name="extension", verbose_name="申请"
    )
    due_on = models.DateField("当时时限")
    until = models.DateField("申请延至")
    reason = models.TextField("理由")
    decided = models.OneToOneField(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decides",
        verbose_name="批复",
    )
    granted = models.DateField("同意延至", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "延期申请"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"延至 {self.until:%Y-%m-%d}"

    @property
    def word(self) -> str:
        """What became of it; a claim of the part lets one that waits fall away."""
        if self.decided:
            return f"同意延至 {self.granted:%Y-%m-%d}" if self.granted else "不同意"
        if hasattr(self.asked, "corrected_by"):
            return "已更正"
        return "待批复" if self.assignment.asked_until == self.until else "已失效"
