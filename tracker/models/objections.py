"""申诉: what a department says against a line of its score, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from meetings.models import Department
from tracker.permissions import departments_of, sees_all

from .recorded import Decided, Recorded
from .settlements import Settlement

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_stubs_ext.db.models.manager import RelatedManager

    from .attachments import Attachment


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def visible_to(self, user: User) -> ObjectionQuerySet:
        """All for the office, leaders and auditors; else one's own department's."""
        if sees_all(user):
            return self
        return self.filter(department__in=departments_of(user))

    def open(self) -> ObjectionQuerySet:
        return self.filter(accepted=None)


class Objection(Recorded, Decided):
    """key and line: the line as it was then; empty where something is missing that has
    no line. caller: who called or wrote, where an officer put it down."""

    settlement = models.ForeignKey(
        Settlement, models.PROTECT, related_name="objections", verbose_name="结账"
    )
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="单位"
    )
    body = models.CharField("单位名称", max_length=80)  # as it was called then
    key = models.CharField("计分行", max_length=16, blank=True)
    line = models.JSONField("所诉", default=dict)
    reason = models.TextField("理由")
    caller = models.CharField("单位经办人", max_length=40, blank=True)
    accepted = models.BooleanField("采纳", null=True)

    objects = ObjectionQuerySet.as_manager()

    if TYPE_CHECKING:
        attachments: RelatedManager[Attachment]
        may_answer: bool  # of the present reader; set by `objecting.fitted`

    class Meta:
        verbose_name = verbose_name_plural = "申诉"
        ordering = ("recorded_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("settlement", "department", "key"),
                condition=Q(accepted=None) & ~Q(key=""),
                name="objection_open_once",
                violation_error_message="这一行已经提过申诉,正等答复。",
            ),
            models.CheckConstraint(
                condition=Q(accepted=None, decided_by=None)
                | Q(accepted__isnull=False, decided_by__isnull=False),
                name="objection_answered",
                violation_error_message="答复要有答复人。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}申诉 {self.recorded_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        made = self.settlement
        place = [made.year, made.version, self.department_id]
        return f"{reverse('department-score', args=place)}#o{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.accepted is None
