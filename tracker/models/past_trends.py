"""The trends of a past day, as they were once counted."""

from __future__ import annotations

from django.db import models

from .past_counts import PastDays


class PastTrends(models.Model):
    """One row a day, of all years, kept by who asks first and proven by `manage.py
    check_figures`; none of it depends on the thresholds of the lights.

    open: (year, age, still, column, lead, how many), as trends.Open has them. course:
    (year, what, day, how many), as trends/course.py names them.
    """

    day = models.DateField("日期", unique=True)
    open = models.JSONField("在办时长")
    course = models.JSONField("立项与办结")

    objects = PastDays.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "往日走势"
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"
