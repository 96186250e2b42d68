"""Leaders' instructions (批示) on a meeting, a docket or one department's part."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    When,
)
from django.urls import reverse
from django.utils import timezone

from meetings.models import Meeting
from meetings.models.accounts import to_account_or_none
from tracker import workflow
from tracker.permissions import departments_of, roles_of, sees_all
from tracker.roles import OFFICE, Role

from .replies import InstructionReply
from .revocable import Revocable

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_stubs_ext.db.models.manager import RelatedManager

    from .assignments import Assignment
    from .attachments import Attachment
    from .dockets import Docket
    from .events import Event

WHO_ANSWERS = (workflow.Duty.LEAD, workflow.Duty.RESPONSIBLE)  # may read a docket's


class InstructionQuerySet(models.QuerySet["Instruction"]):
    def visible_to(self, user: User) -> InstructionQuerySet:
        """All for the office, leaders and auditors; to a department what is on its own
        part, and on dockets that it leads or is responsible in."""
        if sees_all(user):
            return self
        own = departments_of(user)
        docket = Q(
            docket__assignments__department__in=own,
            docket__assignments__role__in=WHO_ANSWERS,
        )
        mine = Instruction.objects.filter(Q(assignment__department__in=own) | docket)
        return self.filter(pk__in=mine.values("pk"))

    def concerning(self, user: User) -> InstructionQuerySet:
        """Whose first page it belongs on: all for the office, a leader's own, and a
        department's as `visible_to`."""
        held = roles_of(user)
        if held & OFFICE:
            return self
        if Role.LEADER in held:
            return self.filter(leader=user)
        return self.none() if sees_all(user) else self.visible_to(user)

    def with_part(self) -> InstructionQuerySet:
        """Annotate part_id and body_id: the part that owes the answer and its
        department; the lead's for a docket, none once that has ended."""
        leading = models.FilteredRelation(
            "docket__assignments",
            condition=Q(
                docket__assignments__role=workflow.Duty.LEAD,
                docket__assignments__state__in=workflow.OPEN,
            ),
        )
        own = Q(assignment__state__in=workflow.OPEN)
        found: dict[str, Any] = {
            "part_id": _first(own, "assignment_id", "leading__pk"),
            "body_id": _first(
                own, "assignment__department_id", "leading__department_id"
            ),
        }
        return self.annotate(leading=leading).annotate(**found)

    def standing(self) -> InstructionQuerySet:
        """Not taken back."""
        return self.filter(revoked_at=None)

    def answered(self) -> InstructionQuerySet:
        return self.standing().filter(_done())

    def open(self) -> InstructionQuerySet:
        """Neither taken back nor answered, while there is somebody to answer."""
        rows = self.with_part().standing().exclude(_done())
        return rows.filter(Q(meeting__isnull=False) | Q(part_id__isnull=False))

    def of_part(self, part: int | OuterRef) -> InstructionQuerySet:
        """What this part has to answer; of open ones."""
        return self.filter(Q(part_id=part))

    def in_state(self, state: str) -> InstructionQuerySet:
        """One of open, answered, ended (its matter is, unanswered), revoked."""
        if state == "open":
            return self.open()
        if state == "answered":
            return self.answered()
        if state == "revoked":
            return self.exclude(revoked_at=None)
        rows = self.with_part().standing().exclude(_done())
        return rows.filter(Q(meeting=None, part_id=None))

    def of_department(self, department: int) -> InstructionQuerySet:
        """On its own part, or on a docket that it leads."""
        led = Q(
            docket__assignments__department=department,
            docket__assignments__role=workflow.Duty.LEAD,
        )
        own = Q(assignment__department=department)
        rows = Instruction.objects.filter(own | led)
        return self.filter(pk__in=rows.values("pk"))

    def open_first(self) -> InstructionQuerySet:
        """Open ones by age, the oldest first; then the others, newest first."""
        rows = self.annotate(
            waits=Exists(Instruction.objects.open().filter(pk=OuterRef("pk"))),
            since=Case(When(waits=True, then=F("given_on"))),
        )
        oldest = F("since").asc(nulls_last=True)
        return rows.order_by(oldest, "-given_on", "-pk")

    def for_list(self) -> InstructionQuerySet:
        """With what a card shows, in a fixed number of queries."""
        replies = InstructionReply.objects.select_related(
            "event__on_behalf_of", "report"
        ).prefetch_related("attachments", "report__attachments")
        rows = self.with_part().select_related(
            "meeting", "docket", "assignment__docket", "assignment__department"
        )
        return rows.prefetch_related(Prefetch("replies", replies), "attachments")


def _first(own: Q, one: str, other: str) -> Case:
    field = BigIntegerField()
    return Case(When(own, then=F(one)), default=F(other), output_field=field)


def _done() -> Exists:
    replies = InstructionReply.objects.counting().filter(settles=True)
    return Exists(replies.filter(instruction=OuterRef("pk")))


class Instruction(Revocable):
    """event: its own on the docket's line of time; a meeting has none.

    assignment: the part that owes the answer, also after it was passed on.
    """

    class Channel(models.TextChoices):
        SYSTEM = "system", "系统"
        PAPER = "paper", "书面批示"
        PHONE = "phone", "口头指示"

    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="会议",
    )
    docket: models.ForeignKey[Docket | None, Docket | None] = models.ForeignKey(
        "tracker.Docket",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="instructions",
        verbose_name="督办件",
    )
    assignment: models.ForeignKey[Assignment | None, Assignment | None] = (
        models.ForeignKey(
            "tracker.Assignment",
            models.PROTECT,
            null=True,
            blank=True,
            related_name="instructions",
            verbose_name="交办任务",
        )
    )
    event: models.OneToOneField[Event | None, Event | None] = models.OneToOneField(
        "tracker.Event",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="instruction",
        verbose_name="事件",
    )
    leader = to_account_or_none("领导账号")
    # As they were then: a leader's post changes, and some have no account.
    leader_name = models.CharField("领导", max_length=60)
    leader_post = models.CharField("职务", max_length=80, blank=True)
    text = models.TextField("批示内容")
    given_on = models.DateField("批示日期")
    channel = models.CharField(
        "方式", max_length=10, choices=Channel.choices, default=Channel.SYSTEM
    )

    objects = InstructionQuerySet.as_manager()

    if TYPE_CHECKING:
        replies: RelatedManager[InstructionReply]
        attachments: RelatedManager[Attachment]
        part_id: int | None  # after `with_part`
        body_id: int | None
        may_reply: bool  # of the present reader; set by `instruction_cards`
        may_revoke: bool

    class Meta:
        verbose_name = verbose_name_plural = "批示"
        ordering = ("-given_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(meeting__isnull=False, docket=None, assignment=None, event=None)
                    | Q(docket__isnull=False, meeting=None, assignment=None)
                    & Q(event__isnull=False)
                    | Q(assignment__isnull=False, meeting=None, docket=None)
                    & Q(event__isnull=False)
                ),
                name="instruction_on_one",
                violation_error_message="批示写在会议、督办件、单位任务中的一处。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.leader_name}{self.leader_post and f'({self.leader_post})'}"

    @property
    def answer(self) -> InstructionReply | None:
        """The reply that settled it; of the prefetched ones."""
        told = [r for r in self.replies.all() if r.counts and r.settles]
        return told[-1] if told else None

    @property
    def is_open(self) -> bool:
        """After `with_part`; as `open`."""
        waits = self.meeting_id is not None or self.part_id is not None
        return waits and self.revoked_at is None and self.answer is None

    @property
    def days(self) -> int:
        """Its age, or how many days the answer took."""
        answer = self.answer
        until: datetime.date = answer.on if answer else timezone.localdate()
        return (until - self.given_on).days

    @property
    def of_docket(self) -> Docket | None:
        return self.assignment.docket if self.assignment else self.docket

    @property
    def reply_url(self) -> str:
        if self.meeting_id:
            return reverse("instruction-reply", args=[self.pk])
        form = reverse("act", args=[self.part_id, workflow.Verb.REPLY])
        return f"{form}?answers={self.pk}"
