"""Late parts and steps of the ladder, as its tests need them."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_docket
from tracker.acts import act
from tracker.ladder import DEFAULT, Form, Step
from tracker.models import Assignment, Notice
from tracker.recording import Words
from tracker.workflow import Verb

STEPS = {step.form: step for step in DEFAULT}
DAY = datetime.timedelta(days=1)


def make_late(by: User, lead: Department, late: int = 2, **more: Any) -> Assignment:
    """A lead's part that is `late` days behind its due date; below 0 is before it."""
    today = timezone.localdate()
    fields = {"due_on": today - late * DAY, "charged_on": today - 60 * DAY, **more}
    return make_docket(by, lead, **fields).assignments.get(role="lead")


def give(part: Assignment, form: Form, by: User, **more: Any) -> Notice:
    """The notice that a step leaves."""
    words = Words(step=STEPS[form], **more)
    return Notice.objects.get(event=act(part, Verb.URGE, by, words))


def due_of(part: Assignment) -> Step | None:
    """What is proposed for the part as it is stored now."""
    return Assignment.objects.select_related("docket").get(pk=part.pk).step_due
