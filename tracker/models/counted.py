"""What a docket keeps so that it can be counted without being asked its parts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from meetings.models import Meeting, MeetingKind
from tracker.wholes import OPEN, OUTCOMES, PHASE_WORDS, Phase
from tracker.workflow import DUTY_CHOICES

# What ends as time goes on leaves the first of these: they are as large as the work in
# hand. A query that says the condition in the same words reads them alone; SQLite sees
# that only of a comparison with one value, not of a list of them.
OPEN_OUTCOME, WITH_OUTCOME = Q(outcome=""), Q(outcome__gt="")
IN_HAND = OPEN_OUTCOME & Q(phase__in=[phase.value for phase in OPEN])
CHOICES = [(outcome.value, word) for outcome, word in OUTCOMES.items()]
FOR = ("year", "lead_department", "meeting_kind", "kind")
INDEXES = (
    # How what is open stands, by lead or by kind of meeting; and how old it is.
    models.Index(
        fields=(
            *FOR,
            *("phase", "soonest_due", "moved_on", "due_on", "on_time", "outcome"),
            *("charged_on", "progress_on"),
        ),
        condition=OPEN_OUTCOME,
        name="docket_open",
    ),
    # What waited longest, of each light; and how many there are.
    models.Index(
        fields=("soonest_due", "moved_on", "kind", "year", "lead_department", "phase"),
        condition=Q(phase=Phase.RUNNING.value),
        name="docket_due_first",
    ),
    models.Index(
        fields=("moved_on", "soonest_due", "kind", "year", "lead_department", "phase"),
        condition=Q(phase=Phase.RUNNING.value),
        name="docket_still_first",
    ),
    # What of each meeting is overdue or without progress.
    models.Index(
        fields=(
            *("meeting", "soonest_due", "moved_on", "kind", "year"),
            *("lead_department", "phase"),
        ),
        condition=Q(phase=Phase.RUNNING.value),
        name="docket_meeting_stuck",
    ),
    models.Index(
        fields=("waiting_since", "kind", "year", "lead_department", "phase"),
        condition=Q(phase=Phase.WAITING.value),
        name="docket_waiting_first",
    ),
    # Charged and closed, day by day of a year.
    models.Index(
        fields=("year", "kind", "phase", "charged_on", "closed_on"),
        name="docket_days_of_a_year",
    ),
    # Closed before its day came: due by no cut-off yet.
    models.Index(
        fields=("due_on", *FOR, "outcome"),
        condition=WITH_OUTCOME,
        name="docket_early",
    ),
    models.Index(fields=("meeting", "year"), name="docket_of_meeting"),
)

# What a part goes on as (`TakingPart.stage`); "" where no light asks for it any more.
STAGES = [(phase.value, PHASE_WORDS[phase]) for phase in OPEN]
# Each list of what waits for the office (models/waiting.py).
PART_INDEXES = (
    # What runs, most overdue first, in the order of the list of parts; and the ladder.
    models.Index(
        fields=(
            *("goes_due", "id", "last_progress_on", "charged_on", "role", "step"),
            *("last_urged_on", "asked_until", "state", "stage", "department"),
            "docket",
        ),
        condition=Q(stage=Phase.RUNNING.value),
        name="part_due_first",
    ),
    # What of a body goes on, by its light; the most overdue first.
    models.Index(
        fields=(
            *("department", "stage", "goes_due", "role", "id", "last_progress_on"),
            "charged_on",
        ),
        condition=Q(stage__gt=""),
        name="part_of_a_body",
    ),
    models.Index(
        fields=("state", "verified_on"),
        condition=Q(state="claimed"),
        name="part_claimed",
    ),
    models.Index(
        fields=("next_report_due",),
        condition=Q(next_report_due__isnull=False),
        name="part_owing",
    ),
    models.Index(
        fields=("asked_until",),
        condition=Q(asked_until__isnull=False),
        name="part_asks",
    ),
    models.Index(fields=("state",), condition=~Q(pending=""), name="part_pending"),
    models.Index(fields=("state",), condition=Q(slips__gt=0), name="part_slips"),
)


class Counted(models.Model):
    """Written by `tallying` alone, proven by `manage.py check_figures`."""

    # Of the directive it stands on; none where the charge was taken back.
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
        verbose_name="会议",
    )
    meeting_kind = models.ForeignKey(
        MeetingKind,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
        verbose_name="会议类型",
    )
    outcome = models.CharField(
        "结果", max_length=8, blank=True, editable=False, choices=CHOICES
    )

    class Meta:
        abstract = True


class TakingPart(models.Model):
    """Written and proven as `Counted` is."""

    # The duty as which figures count the part, "" where none does.
    counts_as = models.CharField(
        "计为", max_length=12, blank=True, editable=False, choices=DUTY_CHOICES
    )
    # As what it goes on, and by when: its own date, else the docket's. Both are empty
    # where it has ended or no figure counts it.
    stage = models.CharField(
        "阶段", max_length=8, blank=True, editable=False, choices=STAGES
    )
    goes_due = models.DateField("所按时限", null=True, editable=False)
    # What it adds to the months of its department (monthly/part.py).
    months = models.TextField("逐月计入", blank=True, editable=False)

    class Meta:
        abstract = True
