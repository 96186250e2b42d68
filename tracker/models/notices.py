"""Notices: what each step of the ladder gave a department or a leader, as it was."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from meetings.models import Post
from tracker import workflow
from tracker.ladder import FORM_CHOICES, SLIPS, TO_LEADER, Form
from tracker.lights import Tone
from tracker.permissions import departments_of, sees_all

from .assignments import Assignment
from .events import Event

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: User) -> NoticeQuerySet:
        """All for the office, leaders and auditors; a liaison's own, but no proposal
        of a talk: that is between the office and the leaders."""
        if sees_all(user):
            return self
        own = self.filter(assignment__department__in=departments_of(user))
        return own.exclude(form=Form.TALK)

    def counting(self) -> NoticeQuerySet:
        """Not taken back."""
        return self.filter(event__corrected_by=None)

    def unsigned(self) -> NoticeQuerySet:
        """Slips that the department has still to sign for."""
        return self.on_open().filter(form__in=SLIPS, acknowledged=None)

    def proposals(self) -> NoticeQuerySet:
        """Talks that are proposed on what is still open."""
        return self.on_open().filter(form=Form.TALK)

    def on_open(self) -> NoticeQuerySet:
        return self.counting().filter(assignment__state__in=workflow.OPEN)

    def for_list(self) -> NoticeQuerySet:
        """With what a row shows but the light of its part."""
        return self.select_related("event__corrected_by", "acknowledged", "to_post")


class Notice(models.Model):
    """Words, colour, date and addressee as then: settings and posts change."""

    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="notices", verbose_name="交办任务"
    )
    event = models.OneToOneField(
        Event, models.PROTECT, related_name="notice", verbose_name="事件"
    )
    code = models.CharField("编号", max_length=30, blank=True)
    order = models.PositiveSmallIntegerField("次序")
    word = models.CharField("叫法", max_length=8)
    tone = models.CharField("颜色", max_length=8, choices=Tone.choices)
    form = models.CharField("办法", max_length=10, choices=FORM_CHOICES)
    due_on = models.DateField("所说时限")
    reply_by = models.DateField("请于此日前反馈", null=True, blank=True)
    text = models.TextField("内容")
    to_post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="送(岗位)",
    )
    to_name = models.CharField("送(姓名)", max_length=40, blank=True)
    acknowledged = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acknowledges",
        verbose_name="签收",
    )

    objects = NoticeQuerySet.as_manager()

    if TYPE_CHECKING:
        may_sign: bool  # the present reader; set for a liaison's page

    class Meta:
        verbose_name = verbose_name_plural = "督办单"
        ordering = ("-event__happened_on", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("code",),
                condition=~Q(code=""),
                name="notice_code_once",
                violation_error_message="已有这个编号的督办单。",
            ),
        )

    def __str__(self) -> str:
        return self.code or f"{self.word} {self.event.happened_on:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("notice", args=[self.pk])

    @property
    def title(self) -> str:
        """The head of its sheet."""
        return Form(self.form).heading

    @property
    def is_void(self) -> bool:
        return hasattr(self.event, "corrected_by")

    @property
    def is_slip(self) -> bool:
        """Numbered, and signed for by the department."""
        return self.form in SLIPS

    @property
    def goes_up(self) -> bool:
        """To a leader: the second slip, the proposal of a talk."""
        return self.form in TO_LEADER

    @property
    def days_late(self) -> int:
        """On the day of issue; below 1 when it came before the due date."""
        day: datetime.date = self.event.happened_on
        return (day - self.due_on).days
