"""Work on sources that wait: reading in the background, and who has one open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .accounts import to_account_or_none
from .jobs import Job, JobQuerySet, silent
from .sources import Source

if TYPE_CHECKING:
    from django.contrib.auth.models import User

FORGOTTEN = timedelta(minutes=10)
LATELY = timedelta(minutes=10)
ATTEMPTS = 3


class ReadingJobQuerySet(JobQuerySet["ReadingJob"]):
    def left_behind(self) -> ReadingJobQuerySet:
        """Those that a worker should be told of again: it was killed at them, or the
        word that they wait was lost with it."""
        forgotten = timezone.now() - FORGOTTEN
        waited = Q(state=ReadingJob.State.QUEUED, beat_at__lt=forgotten)
        return self.filter(waited | silent())


class ReadingJob(Job):
    """The reading of a long source in the background."""

    class State(models.TextChoices):
        QUEUED = "queued", "等待读取"
        RUNNING = "running", "正在读取"
        FAILED = "failed", "读取失败"
        DONE = "done", "已读完"

    source = models.OneToOneField(
        Source, models.PROTECT, related_name="job", verbose_name="来源"
    )
    by = to_account_or_none("录入人")
    state = models.CharField(
        "状态", max_length=8, choices=State.choices, default=State.QUEUED
    )
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    queued_at = models.DateTimeField("排队时间", auto_now_add=True)

    objects = ReadingJobQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "后台读取"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.source} · {self.get_state_display()}"

    def claim(self, state: str = State.RUNNING, **more: Any) -> bool:
        return super().claim(state, attempts=models.F("attempts") + 1, **more)


class VisitQuerySet(models.QuerySet["Visit"]):
    def note(self, source: Source, user: User) -> None:
        """The person is at the desk of the source now."""
        row = self.model(source=source, user=user, at=timezone.now())
        self.bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=["source", "user"],
            update_fields=["at"],
        )

    def lately(self) -> VisitQuerySet:
        return self.filter(at__gte=timezone.now() - LATELY)


class Visit(models.Model):
    """When a person last worked at the desk of a source."""

    source = models.ForeignKey(
        Source, models.CASCADE, related_name="visits", verbose_name="来源"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name="人员",
    )
    at = models.DateTimeField("时间")

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "打开校核台"
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("source", "user"), name="visit_once"),
        )

    def __str__(self) -> str:
        return f"{self.user} {self.at:%Y-%m-%d %H:%M}"
