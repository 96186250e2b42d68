"""Ledgers that an office kept in Excel, as they came, and what was taken from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils import timezone

from meetings.models import Meeting
from meetings.models.accounts import to_account
from meetings.models.jobs import Job, JobQuerySet

from .dockets import Docket
from .sent import PutDown, Sent, SentQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class LedgerImportQuerySet(  # type: ignore[override]  # as_manager: each has its own
    SentQuerySet["LedgerImport"], JobQuerySet["LedgerImport"]
):
    """As uploads, and as work of the worker."""


class LedgerImport(Job, Sent):
    """One upload. sheet, head_row: where the heads stand (rows from 1; 0: nobody chose
    yet). mapping: column number from 0 as text → name of a field of an Entry. names: a
    name in the file → key of the department that the officer says it is, null for none.

    For what the file leaves out, as the officer says: fills_down (a row without a
    meeting has the one above), meeting and held_on (of every row that names none),
    undated (when rows were closed of which no day tells it).
    """

    class State(models.TextChoices):
        WAITING = "waiting", "待导入"
        RUNNING = "running", "正在导入"
        LEAVING = "leaving", "正在收回"
        FAILED = "failed", "没有导完"
        DONE = "done", "已导入"

    AT_WORK = (State.RUNNING, State.LEAVING)
    OVER = ()  # further rows may go down, or all of them back

    sha256 = models.CharField("校验和", max_length=64, unique=True)
    sheet = models.CharField("工作表", max_length=100, blank=True)
    head_row = models.PositiveIntegerField("表头行", default=0)
    mapping = models.JSONField("列的对应", default=dict)
    names = models.JSONField("单位的认定", default=dict)
    fills_down = models.BooleanField("空白会议同上", default=False)
    meeting = models.CharField("整份表的会议", max_length=200, blank=True)
    held_on = models.DateField("整份表的会议时间", null=True, blank=True)
    undated = models.DateField("没写办结时间的", null=True, blank=True)
    state = models.CharField(
        "状态", max_length=8, choices=State.choices, default=State.WAITING
    )

    objects = LedgerImportQuerySet.as_manager()

    if TYPE_CHECKING:
        rows: RelatedManager[ImportedRow]

    class Meta:
        verbose_name = verbose_name_plural = "台账导入"
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("ledger-import", args=[self.pk])


class ImportedRow(PutDown):
    """print: of what it stands for (its code, else its meeting, day and text)."""

    source = models.ForeignKey(
        LedgerImport, models.PROTECT, related_name="rows", verbose_name="台账导入"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, related_name="+", verbose_name="会议"
    )
    docket = models.OneToOneField(
        Docket, models.PROTECT, null=True, related_name="+", verbose_name="督办件"
    )

    class Meta(PutDown.Meta):
        verbose_name = verbose_name_plural = "导入行"


class KeptMapping(models.Model):
    """What the columns of a ledger with these heads are, as an officer last said it."""

    heads = models.CharField("表头指纹", max_length=64, unique=True)
    mapping = models.JSONField("列的对应", default=dict)
    by = to_account("谁定的")
    at = models.DateTimeField("何时", default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "列的对应"
        default_permissions = ()

    def __str__(self) -> str:
        return self.heads
