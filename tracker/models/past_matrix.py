"""The matrix of a year as of a past day, as it was once counted."""

from __future__ import annotations

from django.db import models

from .past_counts import Awaited, PastCounts, PastDays
from .past_trends import PastTrends


class PastMatrix(Awaited):
    """One row a day and year, kept by who asks first and proven by `manage.py
    check_figures`; none of it depends on the thresholds of the lights.

    counts: (department, month from 0, whether as lead, months.What, how many); None
    while they are counted.
    """

    day = models.DateField("日期")
    year = models.PositiveSmallIntegerField("年度")
    counts = models.JSONField("计数", null=True)

    objects = PastDays.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "往日逐月反馈"
        ordering = ("day", "year")
        constraints = (
            models.UniqueConstraint(fields=("day", "year"), name="past_matrix_once"),
        )

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.year} 年"


# All that keeps a past day; each forgets what is recorded as of an earlier moment.
KEPT_DAYS = (PastCounts, PastTrends, PastMatrix)
