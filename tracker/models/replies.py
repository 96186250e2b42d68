"""What was answered to a leader's instruction, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from .revocable import Revocable

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from .attachments import Attachment
    from .events import Event
    from .instructions import Instruction
    from .reports import Report


class ReplyQuerySet(models.QuerySet["InstructionReply"]):
    def counting(self) -> ReplyQuerySet:
        """Not taken back; one that a report carries, once that is released."""
        told = Q(report=None) | Q(report__released=True)
        return self.filter(told, revoked_at=None)


class InstructionReply(Revocable):
    """text is empty where the report says it: nothing is written twice."""

    instruction: models.ForeignKey[Instruction, Instruction] = models.ForeignKey(
        "tracker.Instruction",
        models.PROTECT,
        related_name="replies",
        verbose_name="批示",
    )
    event: models.ForeignKey[Event | None, Event | None] = models.ForeignKey(
        "tracker.Event",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name="事件",
    )
    report: models.ForeignKey[Report | None, Report | None] = models.ForeignKey(
        "tracker.Report",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name="反馈",
    )
    body = models.CharField("单位", max_length=80, blank=True)  # as it was called then
    text = models.TextField("回复内容", blank=True)
    on = models.DateField("回复日期")
    settles = models.BooleanField("已办复", default=True)

    objects = ReplyQuerySet.as_manager()

    if TYPE_CHECKING:
        attachments: RelatedManager[Attachment]
        may_revoke: bool  # of the present reader; set by `instruction_cards`

    class Meta:
        verbose_name = verbose_name_plural = "批示回复"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("instruction", "report"),
                name="reply_by_report_once",
                violation_error_message="这次反馈已经回复了这条批示。",
            ),
        )

    def __str__(self) -> str:
        return self.text or str(self.report or "")

    @property
    def counts(self) -> bool:
        released = self.report is None or self.report.released
        return released and self.revoked_at is None

    @property
    def who(self) -> str:
        """Body and name; who of a department rang up, where an officer put it down."""
        event = self.event
        if event is None or event.on_behalf_of_id is None:
            return f"{self.body} {self.recorder_name}".strip()
        called = event.caller or "未留名"
        way = event.get_channel_display()
        return f"{self.body} {called}({way},{self.recorder_name}代录)"
