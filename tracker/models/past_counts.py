"""What was once counted of a past day: how its dockets stood, and for the trends."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone


class PastCountsQuerySet(models.QuerySet["PastCounts"]):
    def forget(self, recorded_at: datetime.datetime) -> None:
        """What is recorded as of a moment that has been changes the counts since."""
        day = timezone.localdate(recorded_at)
        if day < timezone.localdate():
            self.filter(day__gte=day).delete()


class PastCounts(models.Model):
    """One row a day and thresholds of the lights, kept by who asks first and proven by
    `manage.py check_figures`. Nothing that is recorded later changes it.

    counts: what they are counted by, then how many; each of these says its own.
    """

    class What(models.TextChoices):
        LIGHTS = "lights", "亮灯"  # overview/counts.py
        OPEN = "open", "在办时长"  # trends/open.py
        COURSE = "course", "立项与办结"  # trends/course.py

    day = models.DateField("日期")
    what = models.CharField("内容", max_length=8, choices=What.choices)
    soon_days = models.PositiveSmallIntegerField("临期天数")
    still_days = models.PositiveSmallIntegerField("久无进展天数")
    counts = models.JSONField("计数")

    objects = PastCountsQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "往日计数"
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint(
                fields=("day", "what", "soon_days", "still_days"),
                name="past_counts_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}{self.get_what_display()}"
