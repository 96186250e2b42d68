"""What a superior asked for (上级要求)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Prefetch

from .passages import Passage
from .records import Record, RecordState
from .sources import Source

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from .relayed_points import RelayedPoint


class RelayQuerySet(models.QuerySet["Relay"]):
    def confirmed(self) -> RelayQuerySet:
        return self.filter(state=RecordState.CONFIRMED)

    def with_points(self) -> RelayQuerySet:
        """With all its points, those that were dropped among them, and the words of
        the source."""
        quoted = Passage.objects.quoted()
        places = (Prefetch(name, quoted) for name in ("passages", "points__passages"))
        return self.prefetch_related("points", *places)


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
