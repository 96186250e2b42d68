"""How assignments stand on the ladder of urging, one by one and as a condition."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from tracker import ladder, workflow
from tracker.wholes import Phase

from .office import Office


class Climbing:
    """Of an assignment: the step that it has come to, by the office's own ladder."""

    step: int

    if TYPE_CHECKING:

        @property
        def present(self) -> workflow.Present: ...

    @property
    def step_due(self) -> ladder.Step | None:
        """The step of the ladder that is proposed today."""
        office = Office.present()
        day = timezone.localdate()
        return ladder.step_due(office.ladder, self.present, day, office.urge_days)

    @property
    def steps_open(self) -> ladder.Steps:
        """Those that may be given today, whatever the pause."""
        steps = Office.present().ladder
        return ladder.open_steps(steps, self.present, timezone.localdate())

    @property
    def step_given(self) -> ladder.Step | None:
        """The highest step given since the ladder began, as it is called now."""
        steps = (s for s in Office.present().ladder if s.order == self.step)
        return next(steps, None)

    @property
    def step_hint(self) -> ladder.Step | None:
        """What is shown before the due date without anybody's act."""
        steps = Office.present().ladder
        return ladder.hint(steps, self.present, timezone.localdate())

    @property
    def step_shown(self) -> ladder.Step | None:
        """To the department: what was given, else what shows by itself."""
        given = self.step_given
        if given and given.form == ladder.Form.TALK:  # between office and leaders
            return None
        return given or self.step_hint


def step_waits(office: Office, today: datetime.date) -> Q:
    """As `ladder.step_due` finds one: a step is reached, and the pause is over."""
    pause = today - datetime.timedelta(days=office.urge_days)
    climbs = ~Q(state__in=workflow.RUNNING - ladder.CLIMBS)  # of what runs: `_near`
    climbs &= Q(docket__kind=workflow.Kind.ACTION)
    climbs &= ~Q(role=workflow.Duty.SUPPORT) & Q(asked_until=None)
    rested = Q(last_urged_on=None) | Q(last_urged_on__lte=pause)
    reached = Q(pk__in=())
    for step in office.ladder:
        if step.form == ladder.Form.HINT:
            continue
        day = today - datetime.timedelta(step.days)
        due = Q(step__lt=step.order, goes_due__lte=day)
        reached |= due if step.days > 0 else due & Q(goes_due__gte=today)
    return climbs & rested & reached & _near(office, today)


def _near(office: Office, today: datetime.date) -> Q:
    """Parts that can have reached a step: what climbs runs, so the index of what runs
    has the few whose day is that near."""
    days = [step.days for step in office.ladder if step.form != ladder.Form.HINT]
    first = today - datetime.timedelta(min(days, default=0))
    return Q(stage=Phase.RUNNING.value, goes_due__lte=first)
