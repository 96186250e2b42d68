"""What was done at the desk: the record's only history. Only ever added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q

from .accounts import to_account_or_none
from .meetings import Meeting
from .relayed import Relay
from .sources import Source


class EditQuerySet(models.QuerySet["Edit"]):
    def of_meetings(self, meetings: Iterable[Meeting]) -> EditQuerySet:
        """Edits that touched one of the meetings: their own, and those of others."""
        pks = [meeting.pk for meeting in meetings]
        beside = Edit.others.through.objects.filter(meeting__in=pks)
        return self.filter(Q(meeting__in=pks) | Q(pk__in=beside.values("edit")))


class Edit(models.Model):
    """One act of one person: the rows it changed, before and after.

    before and after map "directive:12" to the changed fields of that row; a row that
    the act made has no entry in before, a row that it removed none in after.
    meeting: the one that it is about; others: further meetings whose rows it changed.
    """

    class Verb(models.TextChoices):
        READ = "read", "读取"
        CONFIRM = "confirm", "确认"
        REJECT = "reject", "不采用"
        RESTORE = "restore", "恢复待校核"
        CHANGE = "change", "修改"
        LOCK = "lock", "立项锁定"
        AMEND = "amend", "勘误"
        JOIN = "join", "并为一场"
        LINK = "link", "认定"
        PART = "part", "定为不同"
        UNDO = "undo", "撤销"
        REDO = "redo", "重做"
        SPLIT = "split", "拆分"
        MERGE = "merge", "合并"
        MOVE = "move", "移到另一场"
        PROMOTE = "promote", "升为条目"
        DEMOTE = "demote", "降为要求"
        NUMBER = "number", "改序号"
        ORDER = "order", "调整顺序"
        ADD = "add", "补录"
        RESOLVE = "resolve", "对应名册"
        REDATE = "redate", "改刊名日期"
        REREAD = "reread", "采用新读取"
        RELAY = "relay", "立为上级要求"
        ANSWER = "answer", "承接上级要求"
        RELEASE = "release", "取消承接"

    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="edits",
        verbose_name="来源",
    )
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="edits",
        verbose_name="会议",
    )
    relay = models.ForeignKey(
        Relay,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="edits",
        verbose_name="上级要求",
    )
    others = models.ManyToManyField(
        Meeting, related_name="+", blank=True, verbose_name="同时涉及的会议"
    )
    verb = models.CharField("动作", max_length=10, choices=Verb.choices)
    before = models.JSONField("改前", default=dict)
    after = models.JSONField("改后", default=dict)
    reason = models.CharField("理由", max_length=200, blank=True)
    undoes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="undone_by",
        verbose_name="撤销了",
    )
    by = to_account_or_none("操作人")
    at = models.DateTimeField("时间", auto_now_add=True)

    objects = EditQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "校核记录"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("An edit is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("An edit is never removed.")
