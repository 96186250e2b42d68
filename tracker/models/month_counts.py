"""Counts by month that are kept in the transaction of an act."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Sum

from meetings.models import Department
from tracker.workflow import DUTY_CHOICES

MONTH_KEY = ("department_id", "what", "duty", "month")


class MonthCountQuerySet(models.QuerySet["MonthCount"]):
    def sums(self) -> list[tuple[tuple[Any, ...], int]]:
        """(key, how many); what came to none is left out."""
        rows = self.order_by().values_list(*MONTH_KEY).annotate(n=Sum("count"))
        return [(tuple(key), n) for *key, n in rows if n]


class MonthCount(models.Model):
    """More or fewer of one kind in a month of a department: the count of a key is the
    sum of its rows, which are only added, as those of `KeptCount`.

    what: of monthly.part.Of, or a verb. month: 12 × year + month - 1. duty: "" where
    all of them are told together.
    """

    department = models.ForeignKey(
        Department,
        models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name="单位",
    )
    what = models.CharField("计数项", max_length=16)
    duty = models.CharField("分工", max_length=12, blank=True, choices=DUTY_CHOICES)
    month = models.PositiveIntegerField("月份")
    count = models.IntegerField("增减")

    objects = MonthCountQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "逐月计数"
        ordering = ("id",)
        indexes = (
            # All that is read of many departments, and of one.
            models.Index(
                fields=("what", "month", "department", "duty", "count"),
                name="month_count_of_all",
            ),
            models.Index(
                fields=("department", "what", "month", "duty", "count"),
                name="month_count_of_one",
            ),
        )

    def __str__(self) -> str:
        year, month = divmod(self.month, 12)
        return f"{year} 年 {month + 1} 月 {self.department} {self.what} {self.count:+d}"
