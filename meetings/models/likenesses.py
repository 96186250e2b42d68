"""What is like something that was there before: suggestions that an officer decides.

A twin is the same meeting told twice; a restatement (重申) is a directive that says
what an earlier meeting's said. Neither changes a figure: joining two meetings is an
act at the desk, and whether a 重申 joins the earlier docket is decided when charging.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from .directives import Directive
from .meetings import Meeting
from .records import RecordState

if TYPE_CHECKING:
    from collections.abc import Iterable


class Verdict(models.TextChoices):
    SUGGESTED = "suggested", "待认定"
    KEPT = "kept", "已认定"
    DROPPED = "dropped", "不是"


class Likeness(models.Model):
    """score: 0 to 1, how alike the words are."""

    score = models.FloatField("相似度")
    state = models.CharField(
        "认定", max_length=10, choices=Verdict.choices, default=Verdict.SUGGESTED
    )

    class Meta:
        abstract = True

    @property
    def percent(self) -> int:
        return round(self.score * 100)


class TwinQuerySet(models.QuerySet["Twin"]):
    def open(self) -> TwinQuerySet:
        """Suggested, and both meetings still stand."""
        gone = Q(meeting__state=RecordState.REJECTED) | Q(
            other__state=RecordState.REJECTED
        )
        return self.filter(state=Verdict.SUGGESTED).exclude(gone)

    def about(self, meetings: Iterable[Meeting]) -> TwinQuerySet:
        rows = list(meetings)
        return self.filter(Q(meeting__in=rows) | Q(other__in=rows))


class Twin(Likeness):
    """`meeting`, read later, may be `other` told again."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="twins", verbose_name="会议"
    )
    other = models.ForeignKey(
        Meeting, models.CASCADE, related_name="twin_of", verbose_name="先前的会议"
    )

    objects = TwinQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "同一场会议"
        ordering = ("-score", "id")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "other"), name="twin_once"),
            models.CheckConstraint(
                condition=~Q(meeting=F("other")), name="twin_of_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting} = {self.other}"

    def beside(self, meeting: Meeting) -> Meeting:
        """The other one of the two."""
        return self.other if self.meeting_id == meeting.pk else self.meeting


class RestatementQuerySet(models.QuerySet["Restatement"]):
    def shown(self) -> RestatementQuerySet:
        """Not dropped, and said by directives that stand."""
        gone = Q(directive__state=RecordState.REJECTED) | Q(
            earlier__state=RecordState.REJECTED
        )
        rows = self.exclude(state=Verdict.DROPPED).exclude(gone)
        return rows.select_related("directive__meeting", "earlier__meeting")

    def kept(self) -> RestatementQuerySet:
        return self.shown().filter(state=Verdict.KEPT)


class Restatement(Likeness):
    """`directive` says again (重申) what `earlier` said at an earlier meeting."""

    directive = models.OneToOneField(
        Directive, models.CASCADE, related_name="restatement", verbose_name="要求"
    )
    earlier = models.ForeignKey(
        Directive, models.CASCADE, related_name="restated_by", verbose_name="先前的要求"
    )

    objects = RestatementQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "重申"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(directive=F("earlier")), name="restates_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.directive} 重申 {self.earlier}"
