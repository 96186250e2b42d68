"""Assignments: one department's part in one docket, with its own truth."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from meetings.models import Department
from tracker import lights, rhythm, roles, workflow
from tracker.lights import (
    due_expression,
    light_expression,
    rank_expression,
    since_expression,
)
from tracker.permissions import departments_of, roles_of, sees_all
from tracker.wholes import Phase

from .climbing import Climbing
from .counted import PART_INDEXES, TakingPart
from .instructions import Instruction, InstructionQuerySet
from .office import Office
from .part_indexes import INDEXES
from .transfers import duty_then
from .waiting import waiting

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django_stubs_ext.db.models.manager import RelatedManager

    from .dockets import Docket
    from .events import Event
    from .extensions import Extension
    from .notices import Notice
    from .reports import Report, Verification


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, user: User) -> AssignmentQuerySet:
        """All for the office, leaders and auditors; a liaison's own departments'."""
        if sees_all(user):
            return self
        return self.filter(department__in=departments_of(user))

    def open(self) -> AssignmentQuerySet:
        return self.filter(state__in=workflow.OPEN)

    def charged(self) -> AssignmentQuerySet:
        """Of dockets that stand on a directive (see dockets.py)."""
        return self.exclude(docket__phase=Phase.VOID)

    def counted(self) -> AssignmentQuerySet:
        """Those that figures count: all but 阅知 (design §4.10)."""
        return self.charged().exclude(docket__kind=workflow.Kind.INFORMATION)

    def leads(self) -> AssignmentQuerySet:
        return self.filter(role=workflow.Duty.LEAD)

    def counted_as(self, duty: str) -> AssignmentQuerySet:
        """What figures count as this duty: see `transfers.duty_then`."""
        return self.alias(duty_then=duty_then()).filter(Q(duty_then=duty))

    def led_by(self, departments: Iterable[int]) -> AssignmentQuerySet:
        """The lead's part, where one of these departments leads now."""
        rows = self.leads().exclude(state=workflow.State.PASSED_ON)
        return rows.filter(department__in=departments)

    def read_by(self, user: User) -> AssignmentQuerySet:
        """Visible, and what the others did in dockets that the user's own body leads:
        the lead answers for the whole."""
        if sees_all(user):
            return self
        own = departments_of(user)
        led = Assignment.objects.led_by(own).values("docket")
        return self.filter(Q(department__in=own) | Q(docket__in=led))

    def waiting_for(self, what: str, today: datetime.date) -> AssignmentQuerySet:
        """What asks the office to act, by a key of `todo.LISTS`."""
        return self.filter(waiting(what, today))

    def with_due(self) -> AssignmentQuerySet:
        """Annotate `due`: its own date, else the docket's (§4.12)."""
        return self.annotate(due=due_expression())

    def with_instructed(self) -> AssignmentQuerySet:
        """Annotate instructed_on: since when a leader's instruction waits here."""
        waits = Instruction.objects.open().of_part(OuterRef("pk"))
        oldest = waits.order_by("given_on").values("given_on")[:1]
        found: dict[str, Any] = {"instructed_on": Subquery(oldest)}
        return self.annotate(**found)

    def with_light(self, today: datetime.date) -> AssignmentQuerySet:
        """Annotate `due`, `light` (§4.5), `since` (the day that the light counts from)
        and `rank` (worst first) as of `today`."""
        office = Office.present()
        days = (today, office.soon_days, office.still_days)
        return self.with_due().annotate(
            light=light_expression(*days),
            since=since_expression(*days),
            rank=rank_expression(*days),
        )


class Assignment(Climbing, TakingPart):
    """Every field but docket and department is `folding.fold` of its events."""

    docket: models.ForeignKey[Docket, Docket] = models.ForeignKey(
        "tracker.Docket",
        models.PROTECT,
        related_name="assignments",
        verbose_name="督办件",
    )
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="单位"
    )
    role = models.CharField("分工", max_length=12, choices=workflow.DUTY_CHOICES)
    state = models.CharField(
        "状态",
        max_length=12,
        choices=workflow.STATE_CHOICES,
        default=workflow.State.UNSIGNED,
    )
    due_on = models.DateField(
        "单独时限", null=True, blank=True, help_text="早于督办件时限时才填。"
    )
    charged_on = models.DateField("交办日期")
    signed_on = models.DateField("签收日期", null=True, blank=True)
    claimed_on = models.DateField("申请办结日期", null=True, blank=True)
    claimed_by = models.BigIntegerField("申请填报人", null=True, blank=True)
    verified_on = models.DateField("核查通过日期", null=True, blank=True)
    closed_on = models.DateField("销号日期", null=True, blank=True)
    returns = models.PositiveSmallIntegerField("退回次数", default=0)
    last_report_on = models.DateField("最近反馈", null=True, blank=True)
    last_progress_on = models.DateField("最近进展", null=True, blank=True)
    next_report_due = models.DateField("下次反馈", null=True, blank=True)
    report_from = models.DateField("反馈起算", null=True, blank=True)
    asked_report_on = models.DateField("要求反馈", null=True, blank=True)
    pending = models.CharField(
        "待审签", max_length=16, blank=True, choices=workflow.VERB_CHOICES
    )
    pending_by = models.BigIntegerField("待审签填报人", null=True, blank=True)
    asked_until = models.DateField("申请延期至", null=True, blank=True)
    asked_by = models.BigIntegerField("延期申请人", null=True, blank=True)
    held_from = models.CharField(
        "缓办前状态", max_length=12, blank=True, choices=workflow.STATE_CHOICES
    )
    held_on = models.DateField("缓办日期", null=True, blank=True)
    urges = models.PositiveSmallIntegerField("催办次数", default=0)
    last_urged_on = models.DateField("最近催办", null=True, blank=True)
    step = models.PositiveSmallIntegerField("催办步骤", default=0)
    slips = models.PositiveSmallIntegerField("未签收督办单", default=0)
    reopens = models.PositiveSmallIntegerField("重开次数", default=0)
    passed_to = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="passed_from",
        verbose_name="转办至",
    )

    objects = AssignmentQuerySet.as_manager()

    if TYPE_CHECKING:
        events: RelatedManager[Event]
        reports: RelatedManager[Report]
        verifications: RelatedManager[Verification]
        extensions: RelatedManager[Extension]
        notices: RelatedManager[Notice]
        instructions: RelatedManager[Instruction]
        instructed_on: datetime.date | None  # after `with_instructed`
        waiting: list[Instruction]  # for its answer; set by `instruction_cards.attach`
        buttons: list[workflow.Verb]  # of the present reader; set by a view
        is_picked: bool  # in the preview of a bulk act
        has_moved: bool  # there, since the row was ticked
        contact: str  # of the department, where a page names one
        present_after: workflow.Present  # set while an act is performed

    class Meta:
        verbose_name = verbose_name_plural = "交办任务"
        ordering = ("docket", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("docket",),
                condition=Q(role="lead") & ~Q(state="passed_on"),
                name="assignment_one_lead",
                violation_error_message="一件督办件只能有一个牵头单位。",
            ),
            models.UniqueConstraint(
                fields=("docket", "department"),
                condition=~Q(state="passed_on"),
                name="assignment_once",
                violation_error_message="这个单位已在这件督办件中。",
            ),
        )
        indexes = (*INDEXES, *PART_INDEXES)

    def __str__(self) -> str:
        return f"{self.docket.code} {self.department}"

    def is_own(self, user: User) -> bool:
        """Whether the user acts here for the department itself."""
        return bool(self.roles_here(user) & roles.OF_DEPARTMENT)

    @property
    def present(self) -> workflow.Present:
        """The stored state in the workflow's words."""
        return workflow.Present(
            state=workflow.State(self.state),
            duty=workflow.Duty(self.role),
            due_on=self.docket.due_on,
            own_due_on=self.due_on,
            moves=self.docket.moves,
            kind=workflow.Kind(self.docket.kind),
            interval=rhythm.Interval(self.docket.report_interval),
            charged_on=self.charged_on,
            pending=workflow.Verb(self.pending) if self.pending else None,
            held_from=workflow.State(self.held_from) if self.held_from else None,
            **{name: getattr(self, name) for name in DERIVED},
        )

    @property
    def has_light(self) -> bool:
        """Whether a light says more than the state; after `with_light`."""
        running = (lights.LATE, lights.STILL, lights.SOON, lights.OK)
        return getattr(self, "light", "") in running

    @property
    def owes_today(self) -> bool:
        """Whether the next report is due within the week, or was due already."""
        week = timezone.localdate() + datetime.timedelta(days=7)
        return self.next_report_due is not None and self.next_report_due <= week

    @property
    def is_lead(self) -> bool:
        passed = self.state == workflow.State.PASSED_ON
        return self.role == workflow.Duty.LEAD and not passed

    @property
    def effective_due(self) -> datetime.date | None:
        return self.due_on or self.docket.due_on

    @property
    def latest_report(self) -> Report | None:
        """Of the prefetched reports, where they are."""
        return next((r for r in reversed(self.reports.all()) if r.counts), None)

    @property
    def last_move(self) -> Event | None:
        """The newest act that counts and changed the state."""
        moves = self.events.filter(after__has_key="state", corrected_by=None)
        return moves.exclude(verb=workflow.Verb.CORRECT).order_by("seq").last()

    @property
    def unreleased(self) -> Report | None:
        """What waits for the department's approver; of the prefetched reports."""
        rows = [r for r in self.reports.all() if not r.released]
        live = [r for r in rows if not hasattr(r.event, "corrected_by")]
        return live[-1] if self.pending and live else None

    def verbs_for(self, user: User) -> list[workflow.Verb]:
        """The buttons of this user on this assignment; 回复批示 stands at each
        instruction."""
        today = timezone.localdate()
        held = self.roles_here(user)
        found = workflow.allowed(self.present, held, user.pk, today)
        return [verb for verb in found if verb != workflow.Verb.REPLY]

    def open_instructions(self) -> InstructionQuerySet:
        """Those that this part has to answer."""
        return Instruction.objects.open().of_part(self.pk)

    def roles_here(self, user: User) -> frozenset[roles.Role]:
        """The user's roles; those of a department only for the own ones."""
        return roles_of(user, self.department_id)


def urgency(part: Any) -> tuple[int, datetime.date]:
    """Worst light first, then the one that has had it longest; after `with_light`."""
    return part.rank, part.since or datetime.date.max


# The fields of workflow.Present that are stored under the same name.
DERIVED = (
    *("signed_on", "claimed_on", "claimed_by", "verified_on", "closed_on"),
    *("last_report_on", "last_progress_on", "next_report_due", "report_from"),
    *("asked_report_on", "returns", "pending_by", "asked_until", "asked_by"),
    *("held_on", "urges", "last_urged_on", "step", "slips", "reopens"),
)
# Those whose column says "" where the present says None, and the part's own date.
COLUMNS = ("state", "role", "due_on", "pending", "held_from", *DERIVED)
