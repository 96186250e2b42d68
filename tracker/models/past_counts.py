"""What the boards of a past day show, as it was once counted."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from meetings.models.jobs import SILENT


class PastDays(models.QuerySet[Any]):
    """Of rows that keep what was counted of a past day."""

    def forget(self, recorded_at: datetime.datetime) -> None:
        """What is recorded as of a moment that has been changes the counts since."""
        day = timezone.localdate(recorded_at)
        if day < timezone.localdate():
            self.filter(day__gte=day).delete()


class Awaited(models.Model):
    """What the worker counts; asked_at: since when it is waited for."""

    asked_at = models.DateTimeField("申请时间", default=timezone.now)

    class Meta:
        abstract = True

    def ask_again(self) -> bool:
        """Whether it is time to: nothing was heard of the worker for long."""
        now = timezone.now()
        rows = type(self)._default_manager
        mine = rows.filter(pk=self.pk, asked_at__lt=now - SILENT)
        return mine.update(asked_at=now) == 1


class PastCounts(Awaited):
    """One row a day and thresholds of the lights, kept by who asks first and proven by
    `manage.py check_figures`. Nothing that is recorded later changes it.

    figures, stuck: tables (overview/past_figures.py); None while they are counted.
    """

    day = models.DateField("日期")
    soon_days = models.PositiveSmallIntegerField("临期天数")
    still_days = models.PositiveSmallIntegerField("久无进展天数")
    figures = models.JSONField("计数", null=True)
    stuck = models.JSONField("各会议迟滞", null=True)

    objects = PastDays.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "往日计数"
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint(
                fields=("day", "soon_days", "still_days"), name="past_counts_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"
