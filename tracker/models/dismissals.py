"""不立项: what the office decided not to follow, and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from meetings.models import Directive


class Dismissal(models.Model):
    """不立项: a decision, with its reason, that can be taken back."""

    directive = models.ForeignKey(
        Directive, models.PROTECT, related_name="+", verbose_name="要求"
    )
    reason = models.CharField("理由", max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="决定人",
    )
    at = models.DateTimeField("时间", auto_now_add=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="撤回人",
    )
    revoked_at = models.DateTimeField("撤回时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "不立项"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("directive",),
                condition=Q(revoked_at__isnull=True),
                name="dismissal_once",
                violation_error_message="这条要求已定为不立项。",
            ),
        )

    def __str__(self) -> str:
        return self.reason
