"""岗位交接: a post goes from one holder to the next, and what went with it."""

from __future__ import annotations

from django.db import models

from meetings.models import Post, Tenure
from meetings.models.accounts import to_account, to_account_or_none


class Handover(models.Model):
    """ended, begun: tenures and memberships by id, so that they can be taken back;
    counts: (what, how many) as it was said when the post was handed over."""

    post = models.ForeignKey(
        Post, models.PROTECT, related_name="+", verbose_name="岗位"
    )
    former = models.CharField("原任", max_length=80, blank=True)
    tenure = models.ForeignKey(
        Tenure,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="接任",
    )
    name = models.CharField("接任人", max_length=40)
    account = to_account_or_none("接任人账号")
    on = models.DateField("到任日期")
    note = models.CharField("说明", max_length=200, blank=True)
    counts = models.JSONField("移交的工作", default=list)
    ended = models.JSONField("结束的任职和身份", default=dict)
    begun = models.JSONField("开始的身份", default=list)
    by = to_account("经办")
    at = models.DateTimeField("登记时间", auto_now_add=True)
    undone_by = to_account_or_none("撤销人")
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "岗位交接"
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.post}:{self.former or '空缺'} → {self.name}"
