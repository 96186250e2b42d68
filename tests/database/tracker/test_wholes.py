"""A docket's light is that of its worst deciding part, on any day and in any state."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User
from django.db.models import F
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_department, make_docket
from tracker import lights
from tracker.acts import act, correct
from tracker.models import Assignment, Docket
from tracker.recording import Words
from tracker.workflow import Duty, Verb

DAY = datetime.timedelta(days=1)


def by_parts(docket: Docket, today: datetime.date) -> str:
    """The light as its parts give it, each asked for itself."""
    parts = Assignment.objects.filter(docket=docket).exclude(role=Duty.SUPPORT)
    found = parts.with_light(today).values_list(F("light"))
    return str(min((light for (light,) in found), key=lights.RANK.index))


def agree(docket: Docket) -> bool:
    """On days before, at and after every day that matters."""
    today = timezone.localdate()
    return all(
        Docket.objects.with_standing(day).values_list(F("standing")).get(pk=docket.pk)
        == (by_parts(docket, day),)
        for day in (today + n * DAY for n in range(-2, 45))
    )


def test_the_light_of_a_docket_is_that_of_its_worst_part(
    officer: User, senior: User, bureau: Department, liaison: User
) -> None:
    today, other = timezone.localdate(), make_department()
    docket = make_docket(
        officer,
        bureau,
        responsible=[other],
        support=[make_department()],
        due_on=today + 12 * DAY,
        charged_on=today - 5 * DAY,
    )
    lead = docket.assignments.get(department=bureau)
    second = docket.assignments.get(department=other)
    assert agree(docket)
    acts: list[tuple[Assignment, Verb, User]] = [
        (lead, Verb.SIGN_FOR, liaison),
        (second, Verb.REFUSE, officer),
        (lead, Verb.REPORT_DONE, liaison),
        (second, Verb.INSIST, officer),
        (second, Verb.HOLD, senior),
        (lead, Verb.VERIFY, senior),
        (lead, Verb.CLOSE, senior),
        (second, Verb.RESUME, officer),
        (second, Verb.WITHDRAW, senior),
        (lead, Verb.REOPEN, senior),
    ]
    for part, verb, by in acts:
        event = act(
            part, verb, by, Words(text="见附件", channel="phone", caller="老王")
        )
        assert agree(docket), verb
    correct(event, senior)
    assert agree(docket)
    docket.refresh_from_db()
    assert docket.phase == "done" and docket.on_time
