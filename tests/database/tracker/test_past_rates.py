"""按期率 of a past day: what it was with that day as cut-off, and its list."""

from __future__ import annotations

import datetime
import re
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.factories import make_department, make_user
from tracker.acts import act
from tracker.models import Docket, Office
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb

from .past_work import YEAR, Work, at, on, work
from .trend_figures import listed
from .visits import go

# day → (closed in time, due): see past_work
RATES = [
    (on(2, 28), 0, 0),
    (on(3, 7), 0, 1),  # late; the others are not due before the 10th
    (on(3, 31), 3, 6),  # in_time, reopened, corrected of all with a date
    (on(4, 14), 3, 4),  # withdrawn; moved_due is due in 2099
    (on(4, 30), 2, 4),  # reopened
    (None, 1, 4),  # corrected
]


@pytest.fixture
def made(officer: User, senior: User, bureau: Department) -> dict[str, Docket]:
    cache.clear()
    return work(officer, senior, bureau)


@pytest.mark.parametrize(("day", "in_time", "due"), RATES)
@pytest.mark.parametrize("name", ["board-departments", "board-meetings"])
def test_the_rate_is_that_of_the_day_and_its_list_agrees(
    client: Client,
    leader: User,
    made: dict[str, Docket],
    name: str,
    day: datetime.date | None,
    in_time: int,
    due: int,
) -> None:
    query = {"year": str(YEAR), **({"on": day.isoformat()} if day else {})}
    page = go(client, leader).get(reverse(name), query)
    rows = page.context["departments" if "departments" in name else "meetings"]
    assert sum(row.tally.due for row in rows) == due
    assert sum(row.tally.on_time for row in rows) == in_time
    lists = re.findall(r'href="([^"]*punctual=due)"', page.content.decode())
    assert len(lists) == sum(row.tally.due > 0 for row in rows) + (
        bool(due) and name == "board-departments"
    )
    for href in map(unescape, lists):
        assert listed(client, href) in (due, 1)
    if due:
        every = f"{reverse('docket-list')}?year={YEAR}" + (f"&on={day}" if day else "")
        assert listed(client, f"{every}&punctual=due") == due
        assert listed(client, f"{every}&punctual=in_time") == in_time


def test_the_first_page_says_it(
    client: Client, leader: User, made: dict[str, Docket]
) -> None:
    query = {"year": str(YEAR), "on": "2025-03-31"}
    html = go(client, leader).get(reverse("board"), query).content.decode()
    assert "按期率 50%" in html


def test_few_are_told_as_a_fraction(
    client: Client, leader: User, made: dict[str, Docket]
) -> None:
    query = {"year": str(YEAR), "on": "2025-04-30"}
    html = go(client, leader).get(reverse("board-departments"), query).content.decode()
    assert "4 件中 2 件" in html


def test_a_claim_that_the_approver_released_counts_by_its_release(
    client: Client, officer: User, senior: User, leader: User, bureau: Department
) -> None:
    """Sent to the approver in time, released a day late, then reopened."""
    cache.clear()
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
    cache.clear()
    own, other = Work(officer, senior, bureau), make_department()
    docket = own.charge(on(1, 20), due_on=on(3, 10))
    own.told(docket, Verb.PASS_ON, on(4, 1), department=other)
    for day, lead in (("2025-03-31", bureau), ("2025-04-30", other)):
        query = {"year": str(YEAR), "on": day}
        page = go(client, leader).get(reverse("board-departments"), query)
        due = {row.department: row.tally.due for row in page.context["departments"]}
        assert due[lead] == 1
