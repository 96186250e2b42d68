"""不立项: what the office decided not to follow, and why."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from meetings.models import Directive
from meetings.models.accounts import to_account, to_account_or_none


class Dismissal(models.Model):
    """不立项: a decision, with its reason, that can be taken back."""

    directive = models.ForeignKey(
        Directive, models.PROTECT, related_name="+", verbose_name="要求"
    )
    reason = models.CharField("理由", max_length=200)
    by = to_account("决定人")
    at = models.DateTimeField("时间", auto_now_add=True)
    revoked_by = to_account_or_none("撤回人")
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
