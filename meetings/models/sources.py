"""A source as it arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from .accounts import to_account_or_none
from .originals import Original
from .stages import Stage, with_progress

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class SourceQuerySet(models.QuerySet["Source"]):
    def light(self) -> SourceQuerySet:
        """Without the text, for lists."""
        return self.defer("text")

    def with_progress(self) -> SourceQuerySet:
        """Adds what stages.with_progress tells of each."""
        rows: SourceQuerySet = with_progress(self)  # type: ignore[assignment]
        return rows

    def unfinished(self) -> SourceQuerySet:
        """Read, and not proofread to the end; after `with_progress`."""
        return self.filter(Q(stage__in=(Stage.WAITING, Stage.BEGUN)))

    def of(self, user: User) -> SourceQuerySet:
        return self.filter(officer=user)


class Source(models.Model):
    """A text as it came, untouched, stored once and never decoded again.

    original: the file; the issues of an archive share theirs. reading: the one that
    the proposals follow; a newer one is shown as a difference until it is taken over.
    """

    original = models.ForeignKey(
        Original,
        models.PROTECT,
        related_name="sources",
        verbose_name="原件",
        editable=False,
    )
    text = models.TextField("文本", editable=False)
    text_sha256 = models.CharField(
        "文本摘要",
        max_length=64,
        unique=True,
        editable=False,
        error_messages={"unique": "这份文本已经录入过。"},
    )
    encoding = models.CharField("编码", max_length=20, editable=False)
    file_name = models.CharField("文件名", max_length=200, blank=True)
    publication = models.CharField("刊名", max_length=80, blank=True)
    published_on = models.DateField("刊发日期", db_index=True)
    added_by = to_account_or_none("录入人")
    added_at = models.DateTimeField("录入时间", auto_now_add=True)
    reading = models.ForeignKey(
        "meetings.Reading",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="所依读取",
    )
    officer = to_account_or_none("校核人")

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "来源"
        ordering = ("-published_on", "-id")

    def __str__(self) -> str:
        day = self.published_on
        return f"{self.publication or self.file_name or '粘贴的文本'} {day:%Y-%m-%d}"
