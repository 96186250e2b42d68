"""The points of a superior's requirement (要点)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from meetings.extraction.numerals import chinese

from .records import RecordState
from .relayed import Relay

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from .answers import PointAnswer
    from .passages import Passage


class PointQuerySet(models.QuerySet["RelayedPoint"]):
    def kept(self) -> PointQuerySet:
        return self.filter(dropped=False)

    def taken(self) -> PointQuerySet:
        """Those that a confirmed directive answers."""
        return self.filter(
            dropped=False,
            relay__state=RecordState.CONFIRMED,
            answers__stands=True,
            answers__directive__state=RecordState.CONFIRMED,
            answers__directive__meeting__state=RecordState.CONFIRMED,
        ).distinct()


class RelayedPoint(models.Model):
    """要点. number: as printed; order: from 0."""

    relay = models.ForeignKey(
        Relay, models.PROTECT, related_name="points", verbose_name="上级要求"
    )
    order = models.PositiveSmallIntegerField("次序", default=0)
    number = models.PositiveSmallIntegerField("原文序号", null=True, blank=True)
    text = models.TextField("要点")
    dropped = models.BooleanField("不作要点", default=False)

    objects = PointQuerySet.as_manager()

    if TYPE_CHECKING:
        answers: RelatedManager[PointAnswer]
        passages: RelatedManager[Passage]

    class Meta:
        verbose_name = verbose_name_plural = "要点"
        ordering = ("order", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(text=""),
                name="relayed_point_has_text",
                violation_error_message="要点的内容不能为空。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.relay}之{self.place}"

    @property
    def place(self) -> str:
        """三: as printed, else as counted."""
        return chinese(self.number or self.order + 1)
