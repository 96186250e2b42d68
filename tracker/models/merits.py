"""The register of 加减分: proposed by one officer, decided by another."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from meetings.models import Department
from tracker.permissions import departments_of, sees_all
from tracker.scoring.facts import FACTS, POINTS

from .dockets import Docket
from .recorded import Decided, Recorded

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_stubs_ext.db.models.manager import RelatedManager

    from .attachments import Attachment


KINDS = [(key, kind.word) for key, kind in FACTS.items() if kind.by_hand]
# They bring their own points; what the others are worth, the rules say.
OWN_POINTS = tuple(key for key, kind in FACTS.items() if kind.amount == POINTS)


class MeritQuerySet(models.QuerySet["Merit"]):
    def visible_to(self, user: User) -> MeritQuerySet:
        """All for who sees all; a department's own, once approved."""
        if sees_all(user):
            return self
        own = self.filter(department__in=departments_of(user))
        return own.filter(state=Merit.State.APPROVED)

    def waiting(self) -> MeritQuerySet:
        return self.filter(state=Merit.State.PROPOSED)

    def with_gone(self) -> MeritQuerySet:
        """Annotate `is_gone`: a later entry that was approved takes it back."""
        later = Merit.objects.filter(withdraws=OuterRef("pk"), state="approved")
        return self.annotate(is_gone=Exists(later))

    def counting(self, year: int, cutoff: datetime.date) -> MeritQuerySet:
        """What scores in `year`: approved, not taken back, happened by the cut-off."""
        rows = self.with_gone().filter(year=year, on__lte=cutoff, withdraws=None)
        return rows.filter(Q(is_gone=False), state=Merit.State.APPROVED)


class Merit(Recorded, Decided):
    """Never changed but for the decision; what was wrong is taken back by an entry of
    its own (`withdraws`), which is proposed and decided like any other."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "待审"
        APPROVED = "approved", "同意"
        RETURNED = "returned", "退回"

    year = models.PositiveSmallIntegerField("计入年度")
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="单位"
    )
    kind = models.CharField("考核方式", max_length=16, choices=KINDS)
    docket = models.ForeignKey(
        Docket,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merits",
        verbose_name="督办件",
    )
    on = models.DateField("发生日期")
    item = models.CharField("获奖项目或扣分事项", max_length=120)
    basis = models.CharField("获奖级别或扣分依据", max_length=120)
    points = models.DecimalField(
        "分值", max_digits=6, decimal_places=2, null=True, blank=True
    )
    note = models.CharField("说明", max_length=300, blank=True)
    state = models.CharField(
        "审核", max_length=8, choices=State.choices, default=State.PROPOSED
    )
    withdraws = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="withdrawals",
        verbose_name="撤回哪一条",
    )

    objects = MeritQuerySet.as_manager()

    if TYPE_CHECKING:
        attachments: RelatedManager[Attachment]
        may_decide: bool  # of the present reader; set by `merits.fitted`
        may_withdraw: bool

    class Meta:
        verbose_name = verbose_name_plural = "加减分"
        ordering = ("-year", "-recorded_at", "-id")
        indexes = (models.Index(fields=("year", "department"), name="merit_year"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=OWN_POINTS, points__isnull=False, points__gt=0)
                | (~Q(kind__in=OWN_POINTS) & Q(points=None)),
                name="merit_points",
                violation_error_message="加分、扣分要写分值(正数);其他的分值由规则定。",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by=None)
                | (~Q(state="proposed") & Q(decided_by__isnull=False)),
                name="merit_decided",
                violation_error_message="审核过的要有审核人。",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("recorded_by")),
                name="merit_two_people",
                violation_error_message="提出和审核要是两个人。",
            ),
            models.UniqueConstraint(
                fields=("withdraws",),
                condition=~Q(state="returned"),
                name="merit_withdrawn_once",
                violation_error_message="这一条已经有人提出撤回。",
            ),
        )

    def __str__(self) -> str:
        verb = "撤回" if self.withdraws_id else ""
        return f"{verb}{self.get_kind_display()} {self.item}"

    def get_absolute_url(self) -> str:
        return f"{reverse('merit-list', args=[self.year])}#m{self.pk}"

    @property
    def sign(self) -> str:
        """As a column shows it: +2 or -1; what the rules are to say."""
        if self.points is None:
            return "按规则"
        mark = "+" if self.kind == "bonus" else "-"
        points = f"{self.points:f}".rstrip("0").rstrip(".")
        return f"{mark}{points}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.PROPOSED
