"""Events: what was done, by whom, when. Only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.models import Department
from tracker import workflow
from tracker.permissions import departments_of, sees_all

from .assignments import Assignment
from .dockets import Docket
from .instructions import Instruction
from .past_matrix import KEPT_DAYS

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: User) -> EventQuerySet:
        if sees_all(user):
            return self
        return self.filter(assignment__department__in=departments_of(user))

    def told_to(self, user: User) -> EventQuerySet:
        """Visible, and what was decided about a whole docket, or written on it by a
        leader; of one's own dockets."""
        if sees_all(user):
            return self
        own = Q(assignment__department__in=departments_of(user))
        heard = Instruction.objects.visible_to(user).filter(docket__isnull=False)
        read = Q(instruction__in=heard.values("pk"))
        return self.filter(own | Q(assignment=None) | Q(whole=True) | read)

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Events are only ever added.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Events are only ever added.")

    def delete(self) -> NoReturn:
        raise TypeError("Events are only ever added.")


class Event(models.Model):
    class Channel(models.TextChoices):
        SYSTEM = "system", "系统"
        WORKBOOK = "workbook", "回填表"
        PHONE = "phone", "电话"
        PAPER = "paper", "纸质"
        LEDGER = "ledger", "旧台账"

    docket = models.ForeignKey(
        Docket, models.PROTECT, related_name="events", verbose_name="督办件"
    )
    assignment = models.ForeignKey(
        Assignment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name="交办任务",
    )
    seq = models.PositiveIntegerField("序号")
    verb = models.CharField("动作", max_length=16, choices=workflow.VERB_CHOICES)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="操作人",
    )
    # As they were then: names and posts change, history does not.
    actor_name = models.CharField("姓名", max_length=60)
    actor_role = models.CharField("角色", max_length=80)
    on_behalf_of = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="代办单位",
    )
    channel = models.CharField(
        "渠道", max_length=10, choices=Channel.choices, default=Channel.SYSTEM
    )
    caller = models.CharField("对方姓名", max_length=40, blank=True)
    happened_on = models.DateField("发生日期")
    recorded_at = models.DateTimeField("记录时间")
    reason = models.TextField("说明", blank=True)
    before = models.JSONField("改前", default=dict)
    after = models.JSONField("改后", default=dict)
    # It speaks of every part of the docket, not of its own assignment alone.
    whole = models.BooleanField("涉及全件", default=False)
    # One key for all events of a bulk act, so that they are undone together.
    batch = models.CharField("批次", max_length=32, blank=True, db_index=True)
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name="更正了",
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "事件"
        ordering = ("docket", "seq")
        constraints = (
            models.UniqueConstraint(
                fields=("docket", "seq"),
                name="event_seq_once",
                violation_error_message="有人刚刚办理过这一件,请刷新后再办。",
            ),
        )
        indexes = (
            models.Index(fields=("assignment", "seq")),
            models.Index(fields=("recorded_at",), name="event_recorded"),  # the log
            # What was asked and told in a span of days, by what was done (burden.py).
            models.Index(
                fields=("verb", "happened_on", "assignment", "on_behalf_of"),
                name="event_of_a_verb",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.happened_on:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("Events are only ever added.")
        super().save(*args, **kwargs)
        for kept in KEPT_DAYS:
            kept.objects.forget(self.recorded_at)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Events are only ever added.")

    @property
    def slip(self) -> str:
        """The number of the slip that it issued, or ""."""
        return self.notice.code if hasattr(self, "notice") else ""
