"""The leader's page: changes counted by hand, the slowest by name, orders."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import (
    make_department,
    make_directive,
    make_docket,
    make_meeting,
)
from tracker import past
from tracker.acts import act
from tracker.models import Docket
from tracker.recording import Words
from tracker.workflow import Verb

DAY = datetime.timedelta(days=1)
TODAY = timezone.localdate()
END = past.month_end(TODAY)


def at(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(9)))


def docket(by: User, lead: Department, start: datetime.date, due: int) -> Docket:
    """Charged and recorded on `start`, due so many days after the month's end."""
    return make_docket(
        by, lead, charged_on=start, recorded_at=at(start), due_on=END + due * DAY
    )


def close(made: Docket, by: User, senior: User, claimed: datetime.date) -> None:
    part = made.assignments.get(role="lead")
    for verb, who in (
        (Verb.SIGN_FOR, by),
        (Verb.REPORT_DONE, by),
        (Verb.VERIFY, senior),
        (Verb.CLOSE, by),
    ):
        words = Words(
            "属实",
            channel="phone",
            caller="小宋",
            happened_on=claimed,
            recorded_at=at(claimed),
        )
        act(part, verb, who, words)
        part.refresh_from_db()


@pytest.fixture
def work(officer: User, senior: User, bureau: Department) -> None:
    """By the month's end: 5 in all, 1 closed, 2 overdue, 1 of long ago without
    progress. Since: one of the overdue was closed, and one was charged today."""
    before = END - 10 * DAY
    close(docket(officer, bureau, before, 40), officer, senior, END - 2 * DAY)
    overdue = docket(officer, bureau, before, -3)
    docket(officer, bureau, before, -1)
    docket(officer, bureau, before, 400)
    docket(officer, bureau, END - 60 * DAY, 400)
    close(overdue, officer, senior, TODAY)
    docket(officer, bureau, TODAY, 400)


def test_changes_are_those_since_the_end_of_the_month_before(
    client: Client, officer: User, work: None
) -> None:
    client.force_login(officer)
    page = client.get(reverse("board"), {"year": "all"})
    month = END.month
    shown = {f.key: (f.value, f.change) for f in page.context["figures"]}
    still = 1 + (TODAY - END + 10 * DAY >= 30 * DAY)  # one more late in a month
    assert shown["total"] == (6, f"比 {month} 月底多 1")
    assert shown["done"] == (2, f"比 {month} 月底多 1")
    assert shown["waiting"] == (0, f"与 {month} 月底持平")
    assert shown["late"] == (1, f"比 {month} 月底少 1")
    assert shown["still"][0] == still
    assert page.context["compared"].endswith(f"on={END}")


def test_the_slowest_are_named_with_what_does_not_move(
    client: Client, officer: User
) -> None:
    first, second, third = (make_department() for _ in range(3))
    meeting = make_meeting(title="区政府第九次常务会议")
    late, start = TODAY - DAY, TODAY - 9 * DAY
    for lead, due in ((first, late), (second, late), (second, None), (third, None)):
        days = {"charged_on": TODAY - 40 * DAY} if due is None else {"due_on": due}
        made = make_directive(meeting)
        make_docket(officer, lead, made, **{"charged_on": start, **days})
    client.force_login(officer)
    page = client.get(reverse("board"), {"year": "all"})
    named = [(row.name, row.count) for row in page.context["departments"]]
    assert named == [(second.name, 2), (first.name, 1), (third.name, 1)]
    (slow,) = page.context["meetings"]
    assert (slow.name, slow.count) == (meeting.title, 4)
    assert [(light, count) for light, count, _ in slow.lights] == [
        ("late", 2),
        ("still", 2),
    ]


def test_departments_stand_in_protocol_order_and_by_rate_on_demand(
    client: Client, officer: User, senior: User
) -> None:
    first, second, third = (make_department() for _ in range(3))
    start = TODAY - 9 * DAY
    make_docket(officer, third, charged_on=start)
    close(docket(officer, first, start, 400), officer, senior, TODAY)
    docket(officer, second, start, 400)
    client.force_login(officer)

    def shown(sort: str) -> list[Department]:
        query = {"year": "all", "sort": sort}
        page = client.get(reverse("board-departments"), query)
        return [row.department for row in page.context["departments"]]

    assert shown("") == [first, second, third]
    assert shown("rate") == [second, third, first]
