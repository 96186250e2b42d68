"""What came in together, and what became of each file of it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from .accounts import to_account
from .originals import Original
from .sources import Source


class Upload(models.Model):
    """Files and pasted text that one person brought at one time."""

    by = to_account("录入人")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "上传"
        default_permissions = ()

    def __str__(self) -> str:
        return f"上传 {self.at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("upload", args=[self.pk])


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def undated(self) -> ArrivalQuerySet:
        return self.filter(outcome=Arrival.Outcome.UNDATED)


class Arrival(models.Model):
    """One file, or one issue of an archive, and what became of it.

    original, text: only while it waits for its date. A text with a marking leaves
    nothing here, not even its name.
    """

    class Outcome(models.TextChoices):
        TAKEN = "taken", "已录入"
        KNOWN = "known", "已有"
        UNDATED = "undated", "缺刊发日期"
        REFUSED = "refused", "没有录入"
        DROPPED = "dropped", "不录入"

    upload = models.ForeignKey(
        Upload, models.CASCADE, related_name="arrivals", verbose_name="上传"
    )
    file_name = models.CharField("文件名", max_length=200, blank=True)
    outcome = models.CharField("结果", max_length=8, choices=Outcome.choices)
    words = models.CharField("说明", max_length=500, blank=True)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="arrivals",
        verbose_name="来源",
    )
    publication = models.CharField("刊名", max_length=80, blank=True)
    encoding = models.CharField("编码", max_length=20, blank=True)
    pages = models.PositiveIntegerField("页数", null=True, blank=True)
    text = models.TextField("文本", blank=True, editable=False)
    original = models.ForeignKey(
        Original,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="uploaded",
        verbose_name="原件",
        editable=False,
    )

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "收到的文件"
        ordering = ("id",)
        default_permissions = ()

    def __str__(self) -> str:
        return self.file_name or "粘贴的文本"
