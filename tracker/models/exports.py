"""Workbooks that are made in the background: how far each is, and its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

from meetings.models.jobs import Job, JobQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class ExportQuerySet(JobQuerySet["Export"]):
    def visible_to(self, user: User) -> ExportQuerySet:
        """One's own alone: what is in it is cut to who asked."""
        return self.filter(by=user)


class Export(Job):
    """The 年终总账 of a year for one person; asked for again, it is made anew."""

    class State(models.TextChoices):
        QUEUED = "queued", "等待生成"
        RUNNING = "running", "正在生成"
        FAILED = "failed", "没有生成"
        DONE = "done", "已生成"

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name="导出人",
    )
    year = models.PositiveSmallIntegerField("年度")
    state = models.CharField(
        "状态", max_length=8, choices=State.choices, default=State.QUEUED
    )
    asked_at = models.DateTimeField("申请时间", default=timezone.now)
    data = models.BinaryField("文件", default=bytes)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "后台导出"
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("by", "year"), name="export_once"),
        )

    def __str__(self) -> str:
        return f"{self.year} · {self.get_state_display()}"
