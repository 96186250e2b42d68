"""Field inspections (督导, 回头看) of a docket: what was found, and what is asked."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from meetings.models.accounts import to_account_or_none
from tracker.permissions import sees_all

from .assignments import Assignment
from .dockets import Docket
from .events import Event
from .revocable import Revocable

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_stubs_ext.db.models.manager import RelatedManager

    from .attachments import Attachment


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def visible_to(self, user: User) -> InspectionQuerySet:
        """All for the office, leaders and auditors; else of one's own dockets."""
        if sees_all(user):
            return self
        return self.filter(docket__in=Docket.objects.visible_to(user).values("pk"))

    def standing(self) -> InspectionQuerySet:
        """Not taken back."""
        return self.filter(revoked_at=None)

    def following(self) -> InspectionQuerySet:
        """Something was asked for and is not done yet."""
        return self.standing().exclude(asked="").filter(done_on=None)

    def open_first(self) -> InspectionQuerySet:
        """Open follow-ups by their day, then the others, newest first."""
        waits = Q(revoked_at=None, done_on=None) & ~Q(asked="")
        rows = self.annotate(
            turn=models.Case(models.When(waits, then=0), default=1),
            first_day=models.Case(models.When(waits, then=F("due_on"))),
        )
        by_day = F("first_day").asc(nulls_last=True)
        return rows.order_by("turn", by_day, "-on", "-pk")


class Inspection(Revocable):
    """result: what was found, held against what had been reported."""

    class Kind(models.TextChoices):
        FIELD = "field", "督导"
        AGAIN = "again", "回头看"

    class Result(models.TextChoices):
        TRUE = "true", "属实"
        PARTLY = "partly", "部分属实"
        FALSE = "false", "不属实"

    docket = models.ForeignKey(
        Docket, models.PROTECT, related_name="inspections", verbose_name="督办件"
    )
    parts = models.ManyToManyField(
        Assignment, blank=True, related_name="inspections", verbose_name="涉及单位"
    )
    event = models.OneToOneField(
        Event, models.PROTECT, related_name="inspection", verbose_name="事件"
    )
    kind = models.CharField("方式", max_length=8, choices=Kind.choices)
    on = models.DateField("日期")
    place = models.CharField("地点", max_length=120)
    party = models.CharField("参加人员", max_length=200)
    finding = models.TextField("发现的情况")
    result = models.CharField("结论", max_length=8, choices=Result.choices)
    asked = models.CharField("整改要求", max_length=300, blank=True)
    due_on = models.DateField("整改时限", null=True, blank=True)
    done_on = models.DateField("整改完成", null=True, blank=True)
    done_note = models.CharField("整改情况", max_length=300, blank=True)
    done_by = to_account_or_none("确认人")

    objects = InspectionQuerySet.as_manager()

    if TYPE_CHECKING:
        attachments: RelatedManager[Attachment]
        may_revoke: bool  # of the present reader; set by `inspection_cards`
        may_settle: bool
        reopens: list[Assignment]

    class Meta:
        verbose_name = verbose_name_plural = "督导、回头看"
        ordering = ("-on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(due_on=None) | ~Q(asked=""),
                name="inspection_asked",
                violation_error_message="有整改时限就要写整改要求。",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(asked=""),
                name="inspection_done",
                violation_error_message="没有整改要求,不用登记整改完成。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return f"{reverse('docket-detail', args=[self.docket_id])}#i{self.pk}"

    @property
    def is_open(self) -> bool:
        asked = bool(self.asked) and self.done_on is None
        return asked and self.revoked_at is None

    @property
    def is_late(self) -> bool:
        today: datetime.date = timezone.localdate()
        return self.is_open and self.due_on is not None and self.due_on < today

    @property
    def denies(self) -> bool:
        """A look back found it not done as it was reported."""
        again = self.kind == self.Kind.AGAIN and self.revoked_at is None
        return again and self.result != self.Result.TRUE
