"""Meetings and who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from .people import Person
from .records import Record, RecordState

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from .directives import Directive
    from .passages import Passage


class MeetingKind(models.Model):
    """党组会, 常务会议, 办公会议, 专题会议, 现场会 …: a list the office edits."""

    name = models.CharField("名称", max_length=40, unique=True)
    order = models.PositiveIntegerField("序列", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "会议类型"
        ordering = ("order", "id")

    def __str__(self) -> str:
        return self.name


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def confirmed(self) -> MeetingQuerySet:
        return self.filter(state=RecordState.CONFIRMED)

    def proposed(self) -> MeetingQuerySet:
        return self.filter(state=RecordState.PROPOSED)

    def of_year(self, year: int) -> MeetingQuerySet:
        return self.filter(year=year)


class Meeting(Record):
    class Period(models.TextChoices):
        MORNING = "上午", "上午"
        AFTERNOON = "下午", "下午"
        EVENING = "晚上", "晚上"

    title = models.CharField("标题", max_length=200)
    held_on = models.DateField("开会日期", null=True, blank=True)
    period = models.CharField("时段", max_length=4, choices=Period.choices, blank=True)
    venue = models.CharField("地点", max_length=100, blank=True)
    organ = models.CharField("召开机关", max_length=60, blank=True)
    kind = models.ForeignKey(
        MeetingKind,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name="会议类型",
    )
    ordinal = models.PositiveSmallIntegerField("次序(第几次)", null=True, blank=True)
    # Record year (design §4.9): of the meeting, else of the publication.
    year = models.PositiveSmallIntegerField("年度", db_index=True)

    # The same meeting, told by another text, that this one was joined to.
    joined_to = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="joined",
        verbose_name="已并入",
    )

    objects = MeetingQuerySet.as_manager()

    if TYPE_CHECKING:
        attendances: RelatedManager[Attendance]
        directives: RelatedManager[Directive]
        passages: RelatedManager[Passage]

    class Meta:
        verbose_name = verbose_name_plural = "会议"
        ordering = ("-held_on", "-id")
        indexes = (
            models.Index(fields=("state", "year", "held_on")),
            models.Index(fields=("-held_on", "-id"), name="meeting_newest"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("organ", "kind", "year", "ordinal"),
                condition=Q(
                    state="confirmed", ordinal__isnull=False, kind__isnull=False
                )
                & ~Q(organ=""),
                name="meeting_ordinal_once",
                violation_error_message="同一机关、类型、年度已有这一次会议。",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def chairs(self) -> list[str]:
        return [a.name for a in self.attendances.all() if a.role == "chair"]


class Attendance(models.Model):
    class Role(models.TextChoices):
        CHAIR = "chair", "主持"
        ATTEND = "attend", "出席"
        OBSERVE = "observe", "列席"
        ABSENT = "absent", "缺席"

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="attendances", verbose_name="会议"
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name="人员",
    )
    name = models.CharField("姓名", max_length=40)
    post = models.CharField("职务", max_length=200, blank=True)
    role = models.CharField(
        "身份", max_length=8, choices=Role.choices, default=Role.ATTEND
    )
    order = models.PositiveSmallIntegerField("次序", default=0)
    # An officer said so: none of the register's people of this name is meant.
    unlisted = models.BooleanField("不在名册", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "参会人员"
        ordering = ("order", "id")

    def __str__(self) -> str:
        return self.name
