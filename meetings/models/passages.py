"""Where a meeting or a directive stands in the text of a source."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest, Substr

from .sources import Source

AROUND = 40


def of_one(*owners: str) -> Q:
    """Just one of these columns is filled."""
    alone = [
        Q(**{f"{name}__isnull": name != owner for name in owners}) for owner in owners
    ]
    return reduce(or_, alone)


class PassageQuerySet(models.QuerySet["Passage"]):
    def quoted(self) -> PassageQuerySet:
        """Adds words, the text between start and end, and what stands before and after
        it (AROUND code points), without loading the source's text."""
        text, start = "source__text", F("start")
        first = Greatest(start - AROUND, Value(0))
        return self.annotate(
            words=Substr(text, start + 1, F("end") - start),
            before=Substr(text, first + 1, start - first),
            after=Substr(text, F("end") + 1, AROUND),
        )


class Passage(models.Model):
    """Code points [start, end) of a source's text, of one row of the record.

    `clean` of a directive's or a point's passages, joined, is the text that was read.
    """

    source = models.ForeignKey(
        Source, models.PROTECT, related_name="passages", verbose_name="来源"
    )
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")
    order = models.PositiveSmallIntegerField("次序", default=0)
    meeting = models.ForeignKey(
        "meetings.Meeting",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="passages",
        verbose_name="会议",
    )
    directive = models.ForeignKey(
        "meetings.Directive",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="passages",
        verbose_name="要求",
    )
    relay = models.ForeignKey(
        "meetings.Relay",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="passages",
        verbose_name="上级要求",
    )
    point = models.ForeignKey(
        "meetings.RelayedPoint",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="passages",
        verbose_name="要点",
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "原文段落"
        ordering = ("order", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(start__lt=F("end")),
                name="passage_not_empty",
                violation_error_message="原文段落不能是空的。",
            ),
            models.CheckConstraint(
                condition=of_one("meeting", "directive", "relay", "point"),
                name="passage_of_one",
                violation_error_message="原文段落只属于会议、要求、上级要求或要点之一。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.source_id}:{self.start}-{self.end}"
