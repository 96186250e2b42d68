"""Forms that came back, as they came, and which of their rows have been put down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tracker.permissions import departments_of, sees_all

from .events import Event

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_stubs_ext.db.models.manager import RelatedManager


class ReturnQuerySet(models.QuerySet["Return"]):
    def visible_to(self, user: User) -> ReturnQuerySet:
        if sees_all(user):
            return self
        return self.filter(department__in=departments_of(user))

    def for_list(self) -> ReturnQuerySet:
        """Newest first, without the files; `applied` counts the rows put down."""
        rows = self.defer("data").select_related("department", "sent_by")
        return rows.annotate(applied=models.Count("rows")).order_by("-pk")


class Return(models.Model):
    """One upload. received_on: the day on which the office got it, which acts on behalf
    happened on where a row says no other."""

    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="单位"
    )
    name = models.CharField("文件名", max_length=200)
    data = models.BinaryField("文件")
    sha256 = models.CharField("校验和", max_length=64, db_index=True)
    received_on = models.DateField("收到日期")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="上传人",
    )
    sent_at = models.DateTimeField("上传时间", default=timezone.now)

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


class ReturnRow(models.Model):
    """A row that was put down. print: of what was written into it, so that the same row
    in the same or another file changes nothing."""

    source = models.ForeignKey(
        Return, models.PROTECT, related_name="rows", verbose_name="回填表"
    )
    number = models.PositiveIntegerField("行号")
    print = models.CharField("指纹", max_length=64, unique=True)
    event = models.OneToOneField(
        Event, models.PROTECT, related_name="+", verbose_name="事件"
    )

    class Meta:
        verbose_name = verbose_name_plural = "回填行"
        ordering = ("source", "number")

    def __str__(self) -> str:
        return f"第 {self.number} 行"
