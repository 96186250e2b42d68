"""The year's account: drafted, shown to departments, frozen with all it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from meetings.models import Department
from tracker.permissions import departments_of, sees_all

from .recorded import Recorded

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_stubs_ext.db.models.manager import RelatedManager

    from .objections import Objection


class SettlementQuerySet(models.QuerySet["Settlement"]):
    def visible_to(self, user: User) -> SettlementQuerySet:
        """All for the office, leaders and auditors; for a department once it is shown
        and has a line for it."""
        if sees_all(user):
            return self
        own = DepartmentScore.objects.visible_to(user)
        return self.filter(pk__in=own.values("settlement"))

    def open(self) -> SettlementQuerySet:
        """Not frozen; at most one a year."""
        return self.exclude(state=Settlement.State.FROZEN)


class Settlement(models.Model):
    """One version of a year. head: canonical JSON of every input and of the sums of
    what the bodies have; sha256 is the sum of it. seq moves with each step, and a form
    carries the one that it was made from."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        PREVIEW = "preview", "公示"
        FROZEN = "frozen", "定稿"

    year = models.PositiveSmallIntegerField("年度")
    version = models.PositiveSmallIntegerField("版次", default=1)
    state = models.CharField(
        "状态", max_length=8, choices=State.choices, default=State.DRAFT
    )
    cutoff = models.DateField("截止日")
    reason = models.CharField("更正的理由", max_length=300, blank=True)
    until = models.DateField("申诉截止", null=True, blank=True)
    counted_at = models.DateTimeField("统计时间")
    frozen_at = models.DateTimeField("定稿时间", null=True, blank=True)
    last_event = models.PositiveBigIntegerField("最后事件")
    seq = models.PositiveIntegerField("步骤", default=0)
    head = models.TextField("依据")
    sha256 = models.CharField("校验", max_length=64)

    objects = SettlementQuerySet.as_manager()

    if TYPE_CHECKING:
        scores: RelatedManager[DepartmentScore]
        steps: RelatedManager[SettlementStep]
        objections: RelatedManager[Objection]

    class Meta:
        verbose_name = verbose_name_plural = "年度结账"
        ordering = ("-year", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "version"),
                name="settlement_version",
                violation_error_message="这一版已经有了,请刷新后再看。",
            ),
            models.UniqueConstraint(
                fields=("year",),
                condition=~Q(state="frozen"),
                name="settlement_one_open",
                violation_error_message="这一年已经有一版没有定稿,请先办完那一版。",
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""),
                name="settlement_reason",
                violation_error_message="更正要写理由。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year} 年第 {self.version} 版"

    def get_absolute_url(self) -> str:
        return reverse("settlement", args=[self.year, self.version])

    @property
    def table(self) -> DepartmentScoreQuerySet:
        """The bodies' scores without their long texts."""
        return DepartmentScore.objects.filter(settlement=self).light()

    @property
    def is_frozen(self) -> bool:
        return self.state == self.State.FROZEN

    @property
    def is_preview(self) -> bool:
        return self.state == self.State.PREVIEW


class DepartmentScoreQuerySet(models.QuerySet["DepartmentScore"]):
    def visible_to(self, user: User) -> DepartmentScoreQuerySet:
        """A department's own, and those of bodies that went into it, once shown."""
        if sees_all(user):
            return self
        own = departments_of(user)
        mine = Q(department__in=own) | Q(department__successor__in=own)
        return self.filter(mine).exclude(settlement__state=Settlement.State.DRAFT)

    def light(self) -> DepartmentScoreQuerySet:
        """Without the long texts, for tables."""
        return self.defer("facts", "lines")


class DepartmentScore(models.Model):
    """What one body has in one version: its facts and its lines as canonical JSON, one
    object a line; the rest are columns of what they say."""

    settlement = models.ForeignKey(
        Settlement, models.CASCADE, related_name="scores", verbose_name="结账"
    )
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="单位"
    )
    name = models.CharField("名称", max_length=80)  # as it was called then
    group = models.CharField("考核组", max_length=120, blank=True)
    order = models.PositiveIntegerField("序列", default=0)
    total = models.DecimalField("得分", max_digits=18, decimal_places=6, null=True)
    shown = models.CharField("得分(印)", max_length=24)
    bonus = models.DecimalField("加分", max_digits=18, decimal_places=6, default=0)
    rank = models.PositiveIntegerField("名次", null=True)
    grade = models.CharField("等次", max_length=60, blank=True)
    barred = models.CharField("不评优", max_length=300, blank=True)
    count = models.PositiveIntegerField("计分行", default=0)
    facts = models.TextField("事实")
    lines = models.TextField("计分")

    objects = DepartmentScoreQuerySet.as_manager()

    if TYPE_CHECKING:
        settlement_id: int
        department_id: int

    class Meta:
        verbose_name = verbose_name_plural = "单位得分"
        ordering = ("order", "department_id")
        constraints = (
            models.UniqueConstraint(
                fields=("settlement", "department"), name="score_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.shown}"

    def get_absolute_url(self) -> str:
        made = self.settlement
        place = [made.year, made.version, self.department_id]
        return reverse("department-score", args=place)


class SettlementStep(Recorded):
    """Who did what to a version; the sum that it had then. changes: whose score another
    counting moved, from what to what."""

    class Verb(models.TextChoices):
        COUNT = "count", "统计"
        SHOW = "show", "公示"
        FREEZE = "freeze", "定稿"

    settlement = models.ForeignKey(
        Settlement, models.CASCADE, related_name="steps", verbose_name="结账"
    )
    seq = models.PositiveIntegerField("步骤")
    verb = models.CharField("动作", max_length=8, choices=Verb.choices)
    note = models.CharField("说明", max_length=300, blank=True)
    sha256 = models.CharField("校验", max_length=64)
    changes = models.JSONField("变化", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "结账步骤"
        ordering = ("settlement", "seq")
        constraints = (
            models.UniqueConstraint(
                fields=("settlement", "seq"),
                name="settlement_step_once",
                violation_error_message="刚刚有人办过,请刷新后再看。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.recorded_at:%Y-%m-%d}"
