"""What a docket stands on, and what else was found to say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from meetings.models import Directive

if TYPE_CHECKING:
    from .dockets import Docket


class DocketDirective(models.Model):
    class Relation(models.TextChoices):
        ORIGIN = "origin", "立项依据"
        RESTATED = "restated", "重申"
        MERGED = "merged", "并入"

    docket: models.ForeignKey[Docket, Docket] = models.ForeignKey(
        "tracker.Docket",
        models.PROTECT,
        related_name="directives",
        verbose_name="督办件",
    )
    directive = models.OneToOneField(
        Directive,
        models.PROTECT,
        related_name="+",
        verbose_name="要求",
        error_messages={"unique": "这条要求已经立项。"},
    )
    relation = models.CharField("关系", max_length=10, choices=Relation.choices)

    class Meta:
        verbose_name = verbose_name_plural = "立项依据"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("docket",),
                condition=Q(relation="origin"),
                name="docket_origin_once",
                violation_error_message="一件督办件只有一条立项依据。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.docket_id} {self.get_relation_display()}"
