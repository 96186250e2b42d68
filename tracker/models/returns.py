"""Forms that came back, as they came, and which of their rows have been put down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse

from meetings.models import Department
from tracker.permissions import departments_of, sees_all

from .events import Event
from .sent import PutDown, Sent, SentQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_stubs_ext.db.models.manager import RelatedManager


class ReturnQuerySet(SentQuerySet["Return"]):
    def visible_to(self, user: User) -> ReturnQuerySet:
        if sees_all(user):
            return self
        return self.filter(department__in=departments_of(user))

    def for_list(self) -> ReturnQuerySet:
        return super().for_list().defer("book").select_related("department")


class Return(Sent):
    """One upload. received_on: the day on which the office got it, which acts on behalf
    happened on where a row says no other."""

    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="单位"
    )
    received_on = models.DateField("收到日期")
    # As it was read when it came, see returns/keeping.py; none of older uploads.
    book = models.JSONField("读出的内容", null=True, editable=False)

    objects = ReturnQuerySet.as_manager()

    if TYPE_CHECKING:
        rows: RelatedManager[ReturnRow]

    class Meta:
        verbose_name = verbose_name_plural = "回填表"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.department} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("return", args=[self.pk])


class ReturnRow(PutDown):
    """print: of what was written into it."""

    source = models.ForeignKey(
        Return, models.PROTECT, related_name="rows", verbose_name="回填表"
    )
    event = models.OneToOneField(
        Event, models.PROTECT, related_name="+", verbose_name="事件"
    )

    class Meta(PutDown.Meta):
        verbose_name = verbose_name_plural = "回填行"
