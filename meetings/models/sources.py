"""A source as it arrived, what was read from it, and the passages of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import (
    Case,
    Count,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, Substr
from django.utils import timezone

from .originals import Original

if TYPE_CHECKING:
    from django.contrib.auth.models import User

AROUND = 40
# A worker says that it lives at least this often; then its job is another's to take.
SILENT = timedelta(minutes=3)


class Stage(models.TextChoices):
    """How far a source is on its way from the file to the record."""

    READING = "reading", "正在读取"
    FAILED = "failed", "读取失败"
    WAITING = "waiting", "待校核"
    BEGUN = "begun", "在校核"
    DONE = "done", "已校核完"


class SourceQuerySet(models.QuerySet["Source"]):
    def light(self) -> SourceQuerySet:
        """Without the text, for lists."""
        return self.defer("text")

    def with_progress(self) -> SourceQuerySet:
        """Adds found, confirmed, rejected and waiting: level-1 directives by state;
        meetings_waiting: meetings that nobody decided on; doubts; stage."""
        top = Q(directives__parent=None)
        return self.annotate(
            found=_total("directives", top),
            confirmed=_total("directives", top & Q(directives__state="confirmed")),
            rejected=_total("directives", top & Q(directives__state="rejected")),
            waiting=_total("directives", top & Q(directives__state="proposed")),
            meetings_waiting=_total("meetings", Q(meetings__state="proposed")),
            meetings_decided=_total("meetings", ~Q(meetings__state="proposed")),
            doubts=Coalesce("reading__doubts", 0),
        ).annotate(stage=_stage())

    def of(self, user: User) -> SourceQuerySet:
        return self.filter(officer=user)


def _of_source() -> models.QuerySet[Reading]:
    return Reading.objects.filter(source=OuterRef("pk"))


def _total(rows: str, which: Q) -> Coalesce:
    """How many rows that satisfy `which` were read from the source."""
    each = _of_source().order_by().values("source")
    counted = each.annotate(n=Count(rows, filter=which)).values("n")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)


def _stage() -> Case:
    silent = Q(job__state="running", job__beat_at__lt=timezone.now() - SILENT)
    unread = Q(reading=None)
    return Case(
        When(unread & (Q(job__state="failed") | silent), then=_is(Stage.FAILED)),
        When(unread, then=_is(Stage.READING)),
        When(waiting=0, meetings_waiting=0, then=_is(Stage.DONE)),
        When(
            Q(confirmed__gt=0) | Q(rejected__gt=0) | Q(meetings_decided__gt=0),
            then=_is(Stage.BEGUN),
        ),
        default=_is(Stage.WAITING),
        output_field=models.CharField(),
    )


def _is(stage: Stage) -> Value:
    return Value(stage.value)


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
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="录入人",
    )
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
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="校核人",
    )

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
