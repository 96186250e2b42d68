"""How dockets stood at the end of a past day, as it was once counted."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.utils import timezone


class PastDays(models.QuerySet[Any]):
    """Of rows that keep what was counted of a past day."""

    def forget(self, recorded_at: datetime.datetime) -> None:
        """What is recorded as of a moment that has been changes the counts since."""
        day = timezone.localdate(recorded_at)
        if day < timezone.localdate():
            self.filter(day__gte=day).delete()


class PastCounts(models.Model):
    """One row a day and thresholds of the lights, kept by who asks first and proven by
    `manage.py check_figures`. Nothing that is recorded later changes it.

    counts: (lead, year, kind, light, how many).
    """

    day = models.DateField("日期")
    soon_days = models.PositiveSmallIntegerField("临期天数")
    still_days = models.PositiveSmallIntegerField("久无进展天数")
    counts = models.JSONField("计数")

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
