"""Workbooks that are made in the background: how far each is, and its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from meetings.models.stages import SILENT

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, user: User) -> ExportQuerySet:
        """One's own alone: what is in it is cut to who asked."""
        return self.filter(by=user)

    def idle(self) -> ExportQuerySet:
        """Those that no living worker is at."""
        silent = Q(beat_at__lt=timezone.now() - SILENT)
        return self.filter(~Q(state=Export.State.RUNNING) | silent)


class Export(models.Model):
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
    percent = models.PositiveSmallIntegerField("进度", default=0)
    why = models.TextField("没有生成的原因", blank=True)
    asked_at = models.DateTimeField("申请时间", default=timezone.now)
    beat_at = models.DateTimeField("最近动静", default=timezone.now)
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

    @property
    def is_broken(self) -> bool:
        """It failed, or nothing was heard of its worker."""
        silent = self.beat_at < timezone.now() - SILENT
        return self.state == self.State.FAILED or (
            self.state == self.State.RUNNING and silent
        )

    def claim(self) -> bool:
        """Take it; False where somebody else is at it or it is done."""
        mine = Export.objects.idle().filter(pk=self.pk).exclude(state=self.State.DONE)
        changes = {"state": self.State.RUNNING, "beat_at": timezone.now()}
        return mine.update(percent=0, **changes) == 1

    def beat(self, percent: int) -> None:
        """Say that it is being worked on, and how far it is."""
        mine = Export.objects.filter(pk=self.pk, state=self.State.RUNNING)
        mine.update(percent=min(99, percent), beat_at=timezone.now())

    def end(self, state: State, why: str = "", data: bytes = b"") -> None:
        Export.objects.filter(pk=self.pk).update(
            state=state, why=why, data=data, beat_at=timezone.now()
        )
