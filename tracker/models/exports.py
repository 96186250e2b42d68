"""Workbooks that are made in the background: how far each is, and its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from meetings.models import Department
from meetings.models.jobs import Job, JobQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import User

M = TypeVar("M", bound="MadeBook")


class MadeBookQuerySet(JobQuerySet[M]):
    def visible_to(self, user: User) -> Self:
        """One's own alone: what is in it is cut to who asked."""
        return self.filter(by=user)


class MadeBook(Job):
    """A workbook for one person; asked for again, it is made anew in the same row."""

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
    state = models.CharField(
        "状态", max_length=8, choices=State.choices, default=State.QUEUED
    )
    asked_at = models.DateTimeField("申请时间", default=timezone.now)
    data = models.BinaryField("文件", default=bytes)

    class Meta:
        abstract = True
        default_permissions = ()


class ExportQuerySet(MadeBookQuerySet["Export"]):
    pass


class Export(MadeBook):
    """The 年终总账 of a year."""

    year = models.PositiveSmallIntegerField("年度")

    objects = ExportQuerySet.as_manager()

    class Meta(MadeBook.Meta):
        verbose_name = verbose_name_plural = "后台导出"
        constraints = (
            models.UniqueConstraint(fields=("by", "year"), name="export_once"),
        )

    def __str__(self) -> str:
        return f"{self.year} · {self.get_state_display()}"


class FormExportQuerySet(MadeBookQuerySet["FormExport"]):
    pass


class FormExport(MadeBook):
    """The 回填表 of a department with many open parts."""

    department = models.ForeignKey(
        Department, models.CASCADE, related_name="+", verbose_name="单位"
    )

    objects = FormExportQuerySet.as_manager()

    class Meta(MadeBook.Meta):
        verbose_name = verbose_name_plural = "后台回填表"
        constraints = (
            models.UniqueConstraint(
                fields=("by", "department"), name="form_export_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.department} · {self.get_state_display()}"
