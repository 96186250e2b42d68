"""Counts that are kept in the transaction: what is closed, and who takes part."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Sum

from meetings.models import Department, MeetingKind
from tracker import workflow
from tracker.wholes import Outcome
from tracker.workflow import Duty

from .counted import CHOICES

# What a row counts: ended dockets (件) by outcome, parts (件次) by duty.
TAKING_PART = (Duty.RESPONSIBLE, Duty.SUPPORT)
KEY = ("year", "department_id", "meeting_kind_id", "kind", "what")


class KeptCountQuerySet(models.QuerySet["KeptCount"]):
    def of_dockets(self) -> KeptCountQuerySet:
        return self.filter(what__in=list(Outcome))

    def of_parts(self) -> KeptCountQuerySet:
        return self.filter(what__in=TAKING_PART)

    def sums(self) -> list[tuple[tuple[Any, ...], int]]:
        """(key, how many); what came to none is left out."""
        rows = self.order_by().values_list(*KEY).annotate(n=Sum("count"))
        return [(tuple(key), n) for *key, n in rows if n]


class KeptCount(models.Model):
    """More or fewer of one kind: the count of a key is the sum of its rows.

    Rows are only added, never changed, so that two acts at once neither wait for each
    other nor lock in a circle; `tallying` adds them and puts many of one key together.
    """

    year = models.PositiveSmallIntegerField("年度")
    # Of dockets the lead, of parts whose part it is.
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name="单位",
    )
    meeting_kind = models.ForeignKey(
        MeetingKind,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name="会议类型",
    )
    kind = models.CharField("性质", max_length=12, choices=workflow.KIND_CHOICES)
    what = models.CharField(
        "计数项",
        max_length=12,
        choices=[*CHOICES, *((d.value, d.label) for d in TAKING_PART)],
    )
    count = models.IntegerField("增减")

    objects = KeptCountQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "计数"
        ordering = ("id",)

    def __str__(self) -> str:
        where = f"{self.year} 年 {self.department or '无单位'}"
        return f"{where} {self.get_what_display()} {self.count:+d}"
