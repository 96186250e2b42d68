"""Which part went over to which when a body ended, and what each counts as."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from tracker import workflow


class Transfer(models.Model):
    parted = models.OneToOneField(
        "tracker.Assignment",
        models.PROTECT,
        related_name="transfer",
        verbose_name="移交的任务",
    )
    taken = models.ForeignKey(
        "tracker.Assignment",
        models.PROTECT,
        related_name="transfers_taken",
        verbose_name="承接的任务",
    )
    on = models.DateField("移交日期")
    # "" where the part began by it; else the duty that it had of its own.
    duty_before = models.CharField(
        "承接前分工", max_length=12, blank=True, choices=workflow.DUTY_CHOICES
    )

    class Meta:
        verbose_name = verbose_name_plural = "任务移交"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.parted_id} → {self.taken_id}"


def duty_then() -> Case:
    """The duty that a part counts as: that of the end of its docket's year; "" where
    it counts in none.

    A body that ended in a later year keeps its figures under its own name; within the
    year the successor has them. So no total changes by a succession.
    """
    year = OuterRef("docket__year")
    left = Transfer.objects.filter(parted=OuterRef("pk"), on__year__lte=year)
    came = Transfer.objects.filter(taken=OuterRef("pk"), on__year__gt=year)
    before = Subquery(came.order_by("pk").values("duty_before")[:1])
    return Case(
        When(Exists(left), then=Value("")),
        default=Coalesce(before, F("role")),
        output_field=models.CharField(),
    )


def stands_then() -> Q:
    """Not 转办: a part that was handed over stands where it counts."""
    handed = Transfer.objects.filter(parted=OuterRef("pk"))
    return ~Q(state=workflow.State.PASSED_ON) | Q(Exists(handed))
