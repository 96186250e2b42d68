"""What a superior asked for (上级要求), its points, and what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from meetings.extraction.numerals import chinese

from .directives import Directive
from .passages import Passage
from .records import Record, RecordState
from .sources import Source

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class RelayQuerySet(models.QuerySet["Relay"]):
    def confirmed(self) -> RelayQuerySet:
        return self.filter(state=RecordState.CONFIRMED)

    def with_points(self) -> RelayQuerySet:
        """With all its points, those that were dropped among them, and the words of
        the source."""
        quoted = Prefetch("passages", Passage.objects.quoted())
        rows = RelayedPoint.objects.prefetch_related(quoted)
        return self.prefetch_related(Prefetch("points", rows), quoted)


class Relay(Record):
    """上级要求: a superior's speech or requirement. It counts once it is confirmed.

    told: how many points the text says that there are.
    """

    title = models.CharField("名称", max_length=200)
    speaker = models.CharField("提出人", max_length=40, blank=True)
    post = models.CharField("职务", max_length=120, blank=True)
    given_on = models.DateField("提出日期", null=True, blank=True)
    occasion = models.CharField("场合", max_length=60, blank=True)
    told = models.PositiveSmallIntegerField("原文所说项数", null=True, blank=True)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="relays",
        verbose_name="来源",
    )

    objects = RelayQuerySet.as_manager()

    if TYPE_CHECKING:
        points: RelatedManager[RelayedPoint]
        passages: RelatedManager[Passage]

    class Meta:
        verbose_name = verbose_name_plural = "上级要求"
        ordering = ("-given_on", "-id")
        indexes = (models.Index(fields=("state", "given_on")),)

    def __str__(self) -> str:
        return self.title

    @property
    def kept(self) -> list[RelayedPoint]:
        return [one for one in self.points.all() if not one.dropped]


class PointQuerySet(models.QuerySet["RelayedPoint"]):
    def kept(self) -> PointQuerySet:
        return self.filter(dropped=False)

    def taken(self) -> PointQuerySet:
        """Those that a confirmed directive answers."""
        own = PointAnswer.objects.counted().filter(point=OuterRef("pk"))
        return self.filter(Exists(own))


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
