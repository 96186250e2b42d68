"""Directives, and the bodies that their text names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from .departments import Department
from .meetings import Meeting
from .records import Record, RecordState

if TYPE_CHECKING:
    import datetime

    from django_stubs_ext.db.models.manager import RelatedManager

    from .passages import Passage

HEADING_LENGTH = 40


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def confirmed(self) -> DirectiveQuerySet:
        """Confirmed, of a confirmed meeting: only these count in any figure."""
        return self.filter(
            state=RecordState.CONFIRMED, meeting__state=RecordState.CONFIRMED
        )

    def proposed(self) -> DirectiveQuerySet:
        return self.filter(state=RecordState.PROPOSED)

    def top(self) -> DirectiveQuerySet:
        """Level 1: numbered items and demands outside a series."""
        return self.filter(parent=None)


class Directive(Record):
    """What a meeting said is to be done. It has no status: an assignment has."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="directives", verbose_name="会议"
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="所属条目",
    )
    number = models.PositiveSmallIntegerField("序号", null=True, blank=True)
    order = models.PositiveIntegerField("次序", default=0)
    speaker = models.CharField("讲话人", max_length=40, default="会议")
    text = models.TextField("要求")
    deadline_text = models.CharField("时限原文", max_length=60, blank=True)
    deadline_on = models.DateField("时限", null=True, blank=True)
    # The form of the deadline, so that the office calendar can compute it anew.
    deadline_unit = models.CharField("时限形式", max_length=14, blank=True)
    deadline_count = models.PositiveSmallIntegerField("时限数量", null=True, blank=True)
    version = models.PositiveSmallIntegerField("版本", default=1)
    locked_at = models.DateTimeField("立项锁定", null=True, blank=True, editable=False)

    objects = DirectiveQuerySet.as_manager()

    if TYPE_CHECKING:
        children: RelatedManager[Directive]
        mentions: RelatedManager[Mention]
        passages: RelatedManager[Passage]

    class Meta:
        verbose_name = verbose_name_plural = "要求"
        ordering = ("meeting", "order", "id")
        indexes = (models.Index(fields=("meeting", "order")),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(text=""),
                name="directive_has_text",
                violation_error_message="要求的内容不能为空。",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(number__isnull=True),
                name="directive_number_level_one",
                violation_error_message="只有第一层的条目有序号。",
            ),
        )

    def __str__(self) -> str:
        return self.heading

    @property
    def heading(self) -> str:
        """The opening phrase, as a short name in lists."""
        phrase = re.split(r"[。;；\n]", self.text, maxsplit=1)[0]
        if len(phrase) <= HEADING_LENGTH:
            return phrase
        return phrase[:HEADING_LENGTH] + "…"

    @property
    def is_locked(self) -> bool:
        return self.locked_at is not None

    @property
    def said_on(self) -> datetime.date | None:
        return self.meeting.held_on


class Mention(models.Model):
    """A body as the text names it; whom the office charges is another matter."""

    class Role(models.TextChoices):
        LEAD = "lead", "责任"
        SUPPORT = "support", "配合"

    directive = models.ForeignKey(
        Directive, models.CASCADE, related_name="mentions", verbose_name="要求"
    )
    name = models.CharField("原文称谓", max_length=80)
    role = models.CharField(
        "身份", max_length=8, choices=Role.choices, default=Role.LEAD
    )
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name="单位",
    )
    order = models.PositiveSmallIntegerField("次序", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "点名单位"
        ordering = ("order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("directive", "name"),
                name="mention_once",
                violation_error_message="这条要求已点到这个单位。",
            ),
        )

    def __str__(self) -> str:
        return self.name
