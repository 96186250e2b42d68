"""Standings: who stood how from when to when, for boards of any past day."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q

from meetings.models import Department
from tracker import workflow

from .assignments import Assignment


class StandingQuerySet(models.QuerySet["Standing"]):
    def at(self, moment: datetime.datetime) -> StandingQuerySet:
        """One row an assignment: how it stood at that moment, as recorded by then."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=moment)).filter(
            since__lte=moment
        )


class Standing(models.Model):
    """Half-open in time of recording: [since, until); written with each event."""

    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="standings", verbose_name="交办任务"
    )
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="单位"
    )
    role = models.CharField("分工", max_length=12, choices=workflow.DUTY_CHOICES)
    state = models.CharField("状态", max_length=12, choices=workflow.STATE_CHOICES)
    due_on = models.DateField("时限", null=True, blank=True)
    last_progress_on = models.DateField("最近进展", null=True, blank=True)
    since = models.DateTimeField("起")
    until = models.DateTimeField("止", null=True, blank=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "状态区间"
        ordering = ("assignment", "id")
        indexes = (
            models.Index(fields=("since", "until")),
            models.Index(fields=("department", "since", "until")),
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
