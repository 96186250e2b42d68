"""What was read from a source."""

from __future__ import annotations

from django.db import models


class Reading(models.Model):
    """What one version of the extractor found in a source; never changed."""

    source = models.ForeignKey(
        "meetings.Source", models.PROTECT, related_name="readings", verbose_name="来源"
    )
    extractor = models.CharField("提取器版本", max_length=20)
    published_on = models.DateField("按刊发日期")
    result = models.JSONField("结果")
    doubts = models.PositiveIntegerField("存疑", default=0)
    read_at = models.DateTimeField("读取时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "读取"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("source", "extractor", "published_on"), name="reading_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} · {self.extractor}"
