"""What every row of the record shares: where it came from, and whether it counts."""

from __future__ import annotations

from django.db import models

from .readings import Reading


class RecordState(models.TextChoices):
    PROPOSED = "proposed", "待校核"
    CONFIRMED = "confirmed", "已确认"
    REJECTED = "rejected", "不采用"


class Origin(models.TextChoices):
    READ = "read", "读取"
    TYPED = "typed", "手工录入"
    IMPORTED = "imported", "导入"


class Record(models.Model):
    """A proposed row counts in no figure until an officer confirms it."""

    state = models.CharField(
        "校核", max_length=10, choices=RecordState.choices, default=RecordState.PROPOSED
    )
    origin = models.CharField(
        "来历", max_length=10, choices=Origin.choices, default=Origin.TYPED
    )
    reading = models.ForeignKey(
        Reading,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name="读取",
    )
    key = models.CharField("读取中的编号", max_length=30, blank=True)

    class Meta:
        abstract = True

    @property
    def is_confirmed(self) -> bool:
        return self.state == RecordState.CONFIRMED
