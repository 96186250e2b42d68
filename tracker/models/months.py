"""Months that were gone through and signed off (逐月查账): frozen as they were."""

from __future__ import annotations

from django.db import models

from meetings.models.accounts import to_account


class MonthCheck(models.Model):
    """One signed month; never changed, never unsigned.

    until: what was recorded by then is in it. last_event: the newest event there was,
    so that what is dated back later is told in the next month. lines: JSON, one a line.
    """

    month = models.DateField("月份", unique=True, help_text="当月一日。")
    since = models.DateTimeField("起")
    until = models.DateTimeField("止")
    last_event = models.PositiveBigIntegerField("最后事件")
    lines = models.TextField("明细")
    sha256 = models.CharField("校验", max_length=64)
    note = models.CharField("查账意见", max_length=300, blank=True)
    signed_at = models.DateTimeField("签署时间")
    signed_by = to_account("签署人")
    signer_name = models.CharField("签署人姓名", max_length=60)
    signer_role = models.CharField("签署人岗位", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "逐月查账"
        ordering = ("-month",)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
