"""Bulletins (通报) that were issued: kept as they went out, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse

from meetings.models.accounts import to_account
from tracker.permissions import sees_all

from .serials import Serial

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class BulletinSerial(Serial):
    class Meta(Serial.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "通报编号流水"


class BulletinQuerySet(models.QuerySet["Bulletin"]):
    def visible_to(self, user: User) -> BulletinQuerySet:
        """For the office, leaders and auditors; departments get it on paper."""
        return self if sees_all(user) else self.none()

    def for_list(self) -> BulletinQuerySet:
        """Without the words; with what each corrects and what corrects it."""
        return self.defer("text").select_related("corrects", "corrected_by")


class Bulletin(models.Model):
    """text: JSON of a `bulletins.draft.Draft`, one paragraph or row a line; sha256 of
    it. A mistake is mended by a new one that `corrects` the old."""

    year = models.PositiveSmallIntegerField("发文年度")
    serial = models.PositiveIntegerField("流水号")
    code = models.CharField("发文字号", max_length=30, unique=True)
    title = models.CharField("标题", max_length=200)
    cutoff = models.DateField("数据截至")
    text = models.TextField("正文")
    sha256 = models.CharField("校验", max_length=64)
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name="更正",
    )
    issued_on = models.DateField("成文日期")
    issued_at = models.DateTimeField("签发时间")
    issued_by = to_account("签发人")
    issuer_name = models.CharField("签发人姓名", max_length=60)
    issuer_role = models.CharField("签发人岗位", max_length=80)

    objects = BulletinQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "通报"
        ordering = ("-year", "-serial")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "serial"),
                name="bulletin_serial_once",
                violation_error_message="同一年度的流水号不能重复。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("bulletin", args=[self.pk])
