"""What somebody put down and may take back: it stays, struck through (§4.11)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Revocable(models.Model):
    """The name and post of whoever recorded it are kept as they were then."""

    recorded_at = models.DateTimeField("记录时间", default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="记录人",
    )
    recorder_name = models.CharField("记录人姓名", max_length=60)
    recorder_role = models.CharField("记录人岗位", max_length=80)
    revoked_at = models.DateTimeField("更正时间", null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="更正人",
    )
    revoked_why = models.CharField("更正的理由", max_length=200, blank=True)

    class Meta:
        abstract = True
