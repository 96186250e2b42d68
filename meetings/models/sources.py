"""A source as it arrived, what was read from it, and the passages of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q, Value
from django.db.models.functions import Greatest, Substr

AROUND = 40


class SourceQuerySet(models.QuerySet["Source"]):
    def light(self) -> SourceQuerySet:
        """Without the text and the file, for lists."""
        return self.defer("text", "original")

    def with_progress(self) -> SourceQuerySet:
        """Adds found, confirmed, rejected and waiting: level-1 directives by state.

        meetings_waiting: meetings that nobody decided on; readings_made: 0 while the
        source still waits to be read.
        """
        top = Q(readings__directives__parent=None)
        one = "readings__directives"

        def of(state: str) -> Count:
            return Count(
                one, filter=top & Q(readings__directives__state=state), distinct=True
            )

        return self.annotate(
            found=Count(one, filter=top, distinct=True),
            confirmed=of("confirmed"),
            rejected=of("rejected"),
            waiting=of("proposed"),
            meetings_waiting=Count(
                "readings__meetings",
                filter=Q(readings__meetings__state="proposed"),
                distinct=True,
            ),
            readings_made=Count("readings", distinct=True),
        )


class Source(models.Model):
    """Bytes and text as they came, untouched, stored once and never decoded again."""

    original = models.BinaryField("原件", editable=False)
    sha256 = models.CharField("原件摘要", max_length=64, editable=False)
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
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="录入人",
    )
    added_at = models.DateTimeField("录入时间", auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "来源"
        ordering = ("-published_on", "-id")

    def __str__(self) -> str:
        day = self.published_on
        return f"{self.publication or self.file_name or '粘贴的文本'} {day:%Y-%m-%d}"


class Reading(models.Model):
    """What one version of the extractor found in a source; never changed."""

    source = models.ForeignKey(
        Source, models.PROTECT, related_name="readings", verbose_name="来源"
    )
    extractor = models.CharField("提取器版本", max_length=20)
    published_on = models.DateField("按刊发日期")
    result = models.JSONField("结果")
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


class PassageQuerySet(models.QuerySet["Passage"]):
    def quoted(self) -> PassageQuerySet:
        """Adds words, the text between start and end, and what stands before and after
        it (AROUND code points), without loading the source's text."""
        text, start = "source__text", F("start")
        first = Greatest(start - AROUND, Value(0))
        return self.annotate(
            words=Substr(text, start + 1, F("end") - start),
            before=Substr(text, first + 1, start - first),
            after=Substr(text, F("end") + 1, AROUND),
        )


class Passage(models.Model):
    """Code points [start, end) of a source's text, of a meeting or of a directive.

    `clean` of a directive's passages, joined, is the text that was read.
    """

    source = models.ForeignKey(
        Source, models.PROTECT, related_name="passages", verbose_name="来源"
    )
    start = models.PositiveIntegerField("起")
    end = models.PositiveIntegerField("止")
    order = models.PositiveSmallIntegerField("次序", default=0)
    meeting = models.ForeignKey(
        "meetings.Meeting",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="passages",
        verbose_name="会议",
    )
    directive = models.ForeignKey(
        "meetings.Directive",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="passages",
        verbose_name="要求",
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "原文段落"
        ordering = ("order", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(start__lt=F("end")),
                name="passage_not_empty",
                violation_error_message="原文段落不能是空的。",
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=True, directive__isnull=False)
                | Q(meeting__isnull=False, directive__isnull=True),
                name="passage_of_one",
                violation_error_message="原文段落要么属于会议,要么属于要求。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.source_id}:{self.start}-{self.end}"
