"""机构变动: a body got another name, went into another, or was dissolved."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q

from meetings.models import Department
from meetings.models.accounts import to_account


class BodyChangeQuerySet(models.QuerySet["BodyChange"]):
    def renamed_after(self, day: datetime.date) -> BodyChangeQuerySet:
        return self.filter(kind=BodyChange.Kind.RENAME, on__gt=day).order_by("on", "pk")


class BodyChange(models.Model):
    class Kind(models.TextChoices):
        RENAME = "rename", "更名"
        MERGE = "merge", "并入"
        DISSOLVE = "dissolve", "解散"

    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="单位"
    )
    kind = models.CharField("变动", max_length=10, choices=Kind.choices)
    name = models.CharField("当时名称", max_length=80)
    successor = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="承接单位",
    )
    on = models.DateField("自哪天起")
    note = models.CharField("依据或说明", max_length=200, blank=True)
    by = to_account("经办")
    at = models.DateTimeField("登记时间", auto_now_add=True)
    # The key of the events by which the open work went over.
    batch = models.CharField("批次", max_length=32, blank=True)

    objects = BodyChangeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "机构变动"
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("department",),
                condition=~Q(kind="rename"),
                name="body_ends_once",
                violation_error_message="这个单位已经并入别的单位或解散。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.get_kind_display()} {self.on:%Y-%m-%d}"
