"""Dockets (督办件): a decision that a directive is followed to its end."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import (
    BooleanField,
    Case,
    F,
    Prefetch,
    Q,
    Value,
    When,
)
from django.urls import reverse

from meetings.models import Department, Directive, Post
from meetings.models.accounts import to_account
from tracker import rhythm, workflow
from tracker.lights import docket_light
from tracker.permissions import sees_all
from tracker.wholes import Phase

from .assignments import Assignment, urgency
from .counted import INDEXES, Counted
from .office import Office

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_stubs_ext.db.models.manager import RelatedManager

    from .docket_directives import DocketDirective
    from .events import Event


class DocketQuerySet(models.QuerySet["Docket"]):
    def visible_to(self, user: User) -> DocketQuerySet:
        """All for the office, leaders and auditors; a liaison's own departments'."""
        if sees_all(user):
            return self
        # By the parts: asked of each docket, SQLite reads all parts of its departments.
        own = Assignment.objects.visible_to(user)
        return self.filter(pk__in=own.values("docket"))

    def of_year(self, year: int) -> DocketQuerySet:
        return self.filter(year=year)

    def for_list(self, today: datetime.date) -> DocketQuerySet:
        """With what a row of a list shows, in a fixed number of queries."""
        parts = Assignment.objects.with_light(today).select_related("department")
        return self.select_related("lead_department", "meeting").prefetch_related(
            Prefetch("assignments", parts), "directives__directive__meeting"
        )

    def charged(self) -> DocketQuerySet:
        """Those that stand on a directive: a charge that was 更正 counts nowhere."""
        return self.exclude(phase=Phase.VOID)

    def counted(self) -> DocketQuerySet:
        """Those that figures count: all but 阅知 (design §4.10)."""
        return self.charged().exclude(kind=workflow.Kind.INFORMATION)

    def with_standing(self, today: datetime.date) -> DocketQuerySet:
        """Annotate `standing`: the worst of lead and responsible (see lights.py)."""
        return self.annotate(standing=docket_light(*_thresholds(today)))

    def led_by(self, department_id: int) -> DocketQuerySet:
        return self.filter(lead_department=department_id)

    def in_field(self, post_id: int) -> DocketQuerySet:
        """Led by what answers to the holder of this post."""
        field = Department.objects.answering_to(post_id)
        return self.filter(lead_department__in=field.values("pk"))

    def of_meeting(self, meeting_id: int) -> DocketQuerySet:
        """Those that stand on a directive of one meeting."""
        return self.filter(meeting=meeting_id)

    def of_meeting_kind(self, name: str) -> DocketQuerySet:
        """Of the meetings of one kind, by its name; "" of those without a kind."""
        if name:
            return self.filter(meeting_kind__name=name)
        return self.filter(meeting_kind=None, meeting__isnull=False)

    def standing_in(self, *lights: str) -> DocketQuerySet:
        """Showing one of these lights; after `with_standing`."""
        return self.filter(Q(standing__in=lights))

    def with_punctuality(self, cutoff: datetime.date) -> DocketQuerySet:
        """Annotate is_due by the cut-off."""
        due = Q(due_on__lte=cutoff, kind=workflow.Kind.ACTION)
        return self.annotate(
            is_due=Case(
                When(due, then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            )
        )


def _thresholds(today: datetime.date) -> tuple[datetime.date, int, int]:
    office = Office.present()
    return today, office.soon_days, office.still_days


class Docket(Counted, models.Model):
    class Class(models.TextChoices):
        A = "A", "A 重大"
        B = "B", "B 重点"
        C = "C", "C 一般"

    code = models.CharField("编号", max_length=30, unique=True)
    year = models.PositiveSmallIntegerField("年度")
    serial = models.PositiveIntegerField("流水号")
    title = models.CharField("事项", max_length=120)
    grade = models.CharField("类别", max_length=1, choices=Class.choices, default="C")
    kind = models.CharField(
        "性质",
        max_length=12,
        choices=workflow.KIND_CHOICES,
        default=workflow.Kind.ACTION,
    )
    criterion = models.CharField("完成标准", max_length=300, blank=True)
    original_due_on = models.DateField("原定时限", null=True, blank=True)
    due_on = models.DateField("现定时限", null=True, blank=True)
    moves = models.PositiveSmallIntegerField("改期次数", default=0)
    report_interval = models.CharField(
        "反馈频次",
        max_length=8,
        choices=rhythm.CHOICES,
        default=rhythm.Interval.MONTH,
    )
    responsible_post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="责任领导(岗位)",
    )
    officer = to_account("督查员")
    charged_on = models.DateField("立项日期")
    superseded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="supersedes",
        verbose_name="被替代为",
    )
    # What follows from the parts, kept with every act (wholes.py) and proven by replay.
    phase = models.CharField(
        "阶段", max_length=8, default=Phase.RUNNING.value, editable=False
    )
    lead_department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="牵头单位",
    )
    soonest_due = models.DateField("最早时限", null=True, editable=False)
    moved_on = models.DateField("最久未动", null=True, editable=False)
    waiting_since = models.DateField("最早申请办结", null=True, editable=False)
    on_time = models.BooleanField("按期办结", default=False, editable=False)
    progress_on = models.DateField("牵头最近进展", null=True, editable=False)
    closed_on = models.DateField("最后销号", null=True, editable=False)
    # The last event's seq: moved on by a conditional update, so that of two people
    # who act on the same page one is told what changed.
    last_seq = models.PositiveIntegerField("最近事件", default=0, editable=False)

    objects = DocketQuerySet.as_manager()

    if TYPE_CHECKING:
        assignments: RelatedManager[Assignment]
        directives: RelatedManager[DocketDirective]
        events: RelatedManager[Event]

    class Meta:
        verbose_name = verbose_name_plural = "督办件"
        ordering = ("-year", "serial")
        # All that a board asks for: it reads the index alone.
        indexes = (
            models.Index(
                fields=(
                    *("lead_department", "year", "phase", "kind", "soonest_due"),
                    *("moved_on", "due_on", "on_time"),
                ),
                name="docket_of_a_board",
            ),
            *INDEXES,
        )
        constraints = (
            models.UniqueConstraint(
                fields=("year", "serial"),
                name="docket_serial_once",
                violation_error_message="同一年度的流水号不能重复。",
            ),
            models.CheckConstraint(
                condition=Q(moves=0, due_on=F("original_due_on"))
                | Q(moves__gt=0)
                | Q(due_on__isnull=True, original_due_on__isnull=True),
                name="docket_moves_counted",
                violation_error_message="时限改过就要计入改期次数。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("docket-detail", args=[self.pk])

    def keep_terms(self, present: workflow.Present) -> None:
        """Dates, moves and rhythm as in this present; not saved."""
        self.due_on, self.moves = present.due_on, present.moves
        self.report_interval = present.interval
        if self.original_due_on is None or present.moves == 0:
            self.original_due_on = present.due_on

    @property
    def lead(self) -> Assignment | None:
        leads = [a for a in self.assignments.all() if a.is_lead]
        return leads[0] if leads else None

    @property
    def slowest(self) -> Assignment:
        """The part that gives the docket its light; after `for_list`."""
        parts = [a for a in self.assignments.all() if a.role != workflow.Duty.SUPPORT]
        return min(parts, key=urgency)

    @property
    def others(self) -> list[Assignment]:
        """Responsible, then supporting departments."""
        rest = [a for a in self.assignments.all() if a.role != workflow.Duty.LEAD]
        return sorted(rest, key=lambda a: a.role)

    @property
    def origin(self) -> Directive | None:
        links = [d for d in self.directives.all() if d.relation == "origin"]
        return links[0].directive if links else None
