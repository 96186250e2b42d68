"""On boards of a past day a docket counts for its lead of then, by what was told."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_department, make_docket, make_user
from tracker.acts import act
from tracker.models import Office
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb

from .past_work import YEAR, Work, at, on
from .visits import go

DAY = datetime.timedelta(days=1)


def test_a_claim_that_the_approver_released_counts_by_its_release(
    client: Client, officer: User, senior: User, leader: User, bureau: Department
) -> None:
    """Sent to the approver in time, released a day late, then reopened."""
    Office.objects.create(release=Office.Release.ALL)
    own = Work(officer, senior, bureau)
    deputy, approver = (
        make_user(role, bureau) for role in (Role.DEPUTY, Role.APPROVER)
    )
    docket = own.charge(on(1, 20), due_on=on(3, 10))
    own.told(docket, Verb.SIGN_FOR, on(1, 21))
    lead = docket.assignments.get()
    for verb, by, day in (
        (Verb.REPORT_DONE, deputy, on(3, 10)),
        (Verb.RELEASE, approver, on(3, 11)),
    ):
        act(lead, verb, by, Words("办完", happened_on=day, recorded_at=at(day)))
        lead.refresh_from_db()
    own.told(docket, Verb.VERIFY, on(3, 12))
    own.told(docket, Verb.CLOSE, on(3, 12))
    own.told(docket, Verb.REOPEN, on(4, 1))
    query = {"year": str(YEAR), "on": "2025-03-31"}
    page = go(client, leader).get(reverse("board-departments"), query)
    (row,) = page.context["departments"]
    assert (row.tally.done, row.tally.due, row.tally.on_time) == (1, 1, 0)


def test_it_counts_for_the_lead_of_that_day(
    client: Client, officer: User, senior: User, leader: User, bureau: Department
) -> None:
    """Passed on after it was due: the old lead has it until then."""
    own, other = Work(officer, senior, bureau), make_department()
    docket = own.charge(on(1, 20), due_on=on(3, 10))
    own.told(docket, Verb.PASS_ON, on(4, 1), department=other)
    for day, lead in (("2025-03-31", bureau), ("2025-04-30", other)):
        query = {"year": str(YEAR), "on": day}
        page = go(client, leader).get(reverse("board-departments"), query)
        due = {row.department: row.tally.due for row in page.context["departments"]}
        assert due[lead] == 1


def test_a_docket_counts_for_the_lead_of_that_day(
    client: Client, officer: User, senior: User, bureau: Department
) -> None:
    today = timezone.localdate()
    start, other = today - 9 * DAY, make_department()
    made = make_docket(officer, bureau, charged_on=start, recorded_at=at(start))
    part = made.assignments.get()
    act(part, Verb.PASS_ON, senior, Words("职责调整", department=other))
    client.force_login(officer)
    for day, lead in ((today - DAY, bureau), (today, other)):
        query = {"year": "all", "on": day.isoformat()}
        page = client.get(reverse("board-departments"), query)
        leads = {r.department: r.tally.total for r in page.context["departments"]}
        assert leads[lead] == 1
        query = {"department": str(lead.pk), "on": day.isoformat()}
        listed = client.get(reverse("docket-list"), query)
        assert listed.context["page"].paginator.count == 1
