"""Work on sources that wait: reading in the background, and who has one open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .sources import Source
from .stages import SILENT

if TYPE_CHECKING:
    from django.contrib.auth.models import User

FORGOTTEN = timedelta(minutes=10)
LATELY = timedelta(minutes=10)
ATTEMPTS = 3


class JobQuerySet(models.QuerySet["ReadingJob"]):
    def silent(self) -> JobQuerySet:
        """Of a worker that was killed: nothing heard of it for SILENT."""
        return self.filter(
            state=ReadingJob.State.RUNNING, beat_at__lt=timezone.now() - SILENT
        )

    def left_behind(self) -> JobQuerySet:
        """Those that a worker should be told of again: it was killed at them, or the
        word that they wait was lost with it."""
        waited = Q(
            state=ReadingJob.State.QUEUED, beat_at__lt=timezone.now() - FORGOTTEN
        )
        return self.filter(waited | Q(pk__in=self.silent().values("pk")))

    def idle(self) -> JobQuerySet:
        """Those that no living worker is at."""
        waiting = ~Q(state=ReadingJob.State.RUNNING)
        return self.filter(waiting | Q(pk__in=self.silent().values("pk")))


class ReadingJob(models.Model):
    """The reading of a long source in the background: how far, and whether it lives."""

    class State(models.TextChoices):
        QUEUED = "queued", "等待读取"
        RUNNING = "running", "正在读取"
        FAILED = "failed", "读取失败"
        DONE = "done", "已读完"

    source = models.OneToOneField(
        Source, models.PROTECT, related_name="job", verbose_name="来源"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="录入人",
    )
    state = models.CharField(
        "状态", max_length=8, choices=State.choices, default=State.QUEUED
    )
    percent = models.PositiveSmallIntegerField("进度", default=0)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    queued_at = models.DateTimeField("排队时间", auto_now_add=True)
    beat_at = models.DateTimeField("最近动静", default=timezone.now)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "后台读取"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.source} · {self.get_state_display()}"

    @property
    def is_silent(self) -> bool:
        running = self.state == self.State.RUNNING
        return running and self.beat_at < timezone.now() - SILENT

    @property
    def is_broken(self) -> bool:
        """Somebody should look: it failed, or its worker was killed."""
        return self.state == self.State.FAILED or self.is_silent

    def claim(self) -> bool:
        """Take it; False where somebody else is at it or it is done."""
        mine = ReadingJob.objects.idle().filter(pk=self.pk).exclude(state="done")
        taken = mine.update(
            state=self.State.RUNNING,
            attempts=models.F("attempts") + 1,
            percent=0,
            beat_at=timezone.now(),
        )
        return taken == 1

    def beat(self, percent: int) -> None:
        """Say that it is being worked on, and how far it is."""
        mine = ReadingJob.objects.filter(pk=self.pk, state=self.State.RUNNING)
        mine.update(percent=min(99, percent), beat_at=timezone.now())

    def end(self, state: State) -> None:
        ReadingJob.objects.filter(pk=self.pk).update(
            state=state, beat_at=timezone.now()
        )


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
