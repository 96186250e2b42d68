"""Which directives answer which points of superiors (承接)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from .directives import Directive
from .records import RecordState
from .relayed_points import RelayedPoint


class AnswerQuerySet(models.QuerySet["PointAnswer"]):
    def standing(self) -> AnswerQuerySet:
        """Not taken back, of points that stand; with what their words need."""
        rows = self.filter(stands=True, point__dropped=False)
        return rows.exclude(point__relay__state=RecordState.REJECTED)

    def counted(self) -> AnswerQuerySet:
        """Of confirmed requirements, by confirmed directives: what figures count."""
        return self.filter(
            stands=True,
            point__dropped=False,
            point__relay__state=RecordState.CONFIRMED,
            directive__state=RecordState.CONFIRMED,
            directive__meeting__state=RecordState.CONFIRMED,
        )

    def told(self) -> AnswerQuerySet:
        return self.select_related("point__relay", "directive__meeting").order_by(
            "point__relay", "point__order", "pk"
        )


class PointAnswer(models.Model):
    """承接: a local directive answers a point. Taken back, it stays and stands not."""

    point = models.ForeignKey(
        RelayedPoint, models.PROTECT, related_name="answers", verbose_name="要点"
    )
    directive = models.ForeignKey(
        Directive, models.PROTECT, related_name="answers", verbose_name="要求"
    )
    stands = models.BooleanField("承接", default=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="认定人",
    )
    at = models.DateTimeField("认定时间", auto_now_add=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "承接"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("point", "directive"),
                name="point_answered_once",
                violation_error_message="这条要求已经承接了这个要点。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.point} ← {self.directive}"
