"""Standings: who stood how from when to when, for boards of any past day."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q

from meetings.models import Department
from tracker import workflow
from tracker.lights import light_expression, rank_expression

from .assignments import Assignment
from .office import Office


class StandingQuerySet(models.QuerySet["Standing"]):
    def at(self, moment: datetime.datetime) -> StandingQuerySet:
        """One row an assignment: how it stood at that moment, as recorded by then."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=moment)).filter(
            since__lte=moment
        )

    def counted(self) -> StandingQuerySet:
        """Those that figures count: all but 阅知 (§4.10) and what was passed on."""
        rows = self.exclude(kind=workflow.Kind.INFORMATION)
        return rows.exclude(state=workflow.State.PASSED_ON)

    def deciding(self) -> StandingQuerySet:
        """Of lead and responsible parts: support holds no docket up (§4.3)."""
        return self.exclude(role=workflow.Duty.SUPPORT)

    def running(self) -> StandingQuerySet:
        return self.filter(state__in=workflow.RUNNING)

    def with_light(self, today: datetime.date) -> StandingQuerySet:
        """Annotate `light` (§4.5) and `rank` (worst first) as they were on `today`, by
        the thresholds of now."""
        office = Office.present()
        days = (today, office.soon_days, office.still_days)
        return self.annotate(due=F("due_on")).annotate(
            light=light_expression(*days, kind="kind"),
            rank=rank_expression(*days, kind="kind"),
        )


class Standing(models.Model):
    """Half-open in time of recording: [since, until); written with each event."""

    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="standings", verbose_name="交办任务"
    )
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        related_name="+",
        db_index=False,  # standing_of_a_body has it first
        verbose_name="单位",
    )
    role = models.CharField("分工", max_length=12, choices=workflow.DUTY_CHOICES)
    state = models.CharField("状态", max_length=12, choices=workflow.STATE_CHOICES)
    kind = models.CharField("性质", max_length=12, choices=workflow.KIND_CHOICES)
    charged_on = models.DateField("交办日期")
    due_on = models.DateField("时限", null=True, blank=True)
    last_progress_on = models.DateField("最近进展", null=True, blank=True)
    since = models.DateTimeField("起")
    until = models.DateTimeField("止", null=True, blank=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "状态区间"
        ordering = ("assignment", "id")
        # All that a board of a past day asks for: it reads the index alone.
        indexes = (
            models.Index(
                fields=(
                    "role",
                    "until",
                    "since",
                    "department",
                    "state",
                    "due_on",
                    "kind",
                    "last_progress_on",
                    "charged_on",
                    "assignment",
                ),
                name="standing_of_a_day",
            ),
            # What of a department was overdue, and how long.
            models.Index(
                fields=(
                    *("department", "state", "due_on", "until", "since"),
                    *("role", "kind", "assignment"),
                ),
                name="standing_of_a_body",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("assignment",),
                condition=Q(until__isnull=True),
                name="standing_one_present",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.since:%Y-%m-%d %H:%M}"
