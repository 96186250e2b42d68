"""Dockets of a past day: by what was recorded then, by the rules of the present."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment, make_department, make_docket
from tracker import past
from tracker.acts import act
from tracker.charging.uncharging import uncharge
from tracker.models import Assignment, Docket
from tracker.overview import Scope
from tracker.recording import Words
from tracker.workflow import Kind, Verb

DAY = datetime.timedelta(days=1)


def at(day: datetime.date, hour: int = 9) -> datetime.datetime:
    moment = datetime.datetime.combine(day, datetime.time(hour))
    return timezone.make_aware(moment)


@pytest.fixture
def today() -> datetime.date:
    return timezone.localdate()


@pytest.fixture
def closed(
    officer: User, senior: User, bureau: Department, today: datetime.date
) -> Assignment:
    """Charged 40 days ago, due 20 days ago, closed 10 days ago."""
    start = today - 40 * DAY
    own = make_assignment(
        officer,
        bureau,
        charged_on=start,
        recorded_at=at(start),
        due_on=today - 20 * DAY,
    )
    steps = (
        (Verb.SIGN_FOR, officer, 38),
        (Verb.REPORT_DONE, officer, 12),
        (Verb.VERIFY, senior, 11),
        (Verb.CLOSE, officer, 10),
    )
    for verb, by, ago in steps:
        day = today - ago * DAY
        words = Words(
            "属实",
            channel="phone",
            caller="小宋",
            happened_on=day,
            recorded_at=at(day),
        )
        act(own, verb, by, words)
    return own


def on(day: datetime.date) -> list[tuple[str, int | None]]:
    """(light, lead) of each docket of that day."""
    rows = past.as_of(Docket.objects.order_by("pk"), day)
    names: Any = ("standing", "lead_then")
    return list(rows.values_list(*names))


def told(
    own: Assignment, verb: Verb, by: User, ago: datetime.date, **more: Any
) -> None:
    words = Words(
        "说明", channel="phone", caller="小宋", happened_on=ago, recorded_at=at(ago)
    )
    act(own, verb, by, dataclasses.replace(words, **more))


@pytest.mark.parametrize(
    ("ago", "light"),
    [
        (40, "ok"),
        (27, "soon"),
        (20, "soon"),
        (19, "late"),
        (12, "waiting"),
        (10, "done"),
    ],
)
def test_each_day_keeps_its_light(
    closed: Assignment, today: datetime.date, ago: int, light: str
) -> None:
    assert on(today - ago * DAY) == [(light, closed.department_id)]


def test_before_the_first_charge_there_is_nothing(
    closed: Assignment, today: datetime.date
) -> None:
    assert on(today - 41 * DAY) == []


def test_what_is_recorded_later_does_not_change_the_day(
    officer: User, bureau: Department, today: datetime.date
) -> None:
    own = make_assignment(
        officer, bureau, charged_on=today - 9 * DAY, recorded_at=at(today - 9 * DAY)
    )
    told(own, Verb.SIGN_FOR, officer, today - 8 * DAY, recorded_at=at(today))
    told(own, Verb.REPORT_DONE, officer, today, recorded_at=at(today, 10))
    assert on(today - DAY) == [("ok", bureau.pk)]
    assert on(today) == [("waiting", bureau.pk)]


@pytest.mark.parametrize(("hour", "minute"), [(23, 59), (0, 0)])
def test_a_day_ends_at_midnight_by_the_clock_of_the_office(
    officer: User,
    bureau: Department,
    today: datetime.date,
    hour: int,
    minute: int,
) -> None:
    """Charged a minute before midnight it is of that day; at midnight of the next."""
    day = today - 5 * DAY
    moment = datetime.datetime.combine(
        day if hour else day + DAY, datetime.time(hour, minute)
    )
    moment = timezone.make_aware(moment)
    made = {"charged_on": day, "due_on": day}
    make_assignment(officer, bureau, recorded_at=moment, **made)
    assert [lit for lit, _ in on(day)] == (["soon"] if hour else [])
    assert [lit for lit, _ in on(day + DAY)] == ["late"]


def test_the_worst_of_lead_and_responsible_is_the_dockets(
    officer: User, senior: User, bureau: Department, today: datetime.date
) -> None:
    start = today - 20 * DAY
    other = make_department()
    made = make_docket(
        officer,
        bureau,
        responsible=[other],
        support=[make_department()],
        charged_on=start,
        recorded_at=at(start),
        due_on=today - 5 * DAY,
    )
    own = made.assignments.get(role="lead")
    told(own, Verb.SIGN_FOR, officer, start + DAY)
    told(own, Verb.REPORT_DONE, officer, start + 2 * DAY)
    told(own, Verb.VERIFY, senior, start + 3 * DAY)
    told(own, Verb.CLOSE, officer, start + 3 * DAY)
    assert on(today - DAY) == [("late", bureau.pk)]
    part = made.assignments.get(department=other)
    told(part, Verb.WITHDRAW, senior, today)
    assert on(today) == [("done", bureau.pk)]


def test_a_charge_that_was_taken_back_counts_until_then(
    officer: User, senior: User, bureau: Department, today: datetime.date
) -> None:
    day = today - 2 * DAY
    made = make_docket(officer, bureau, charged_on=day, recorded_at=at(day))
    uncharge(made.events.get(verb=Verb.CHARGE, assignment=None), senior, "误立")
    assert len(on(today - DAY)) == 1 and on(today) == []


def test_today_is_what_the_board_says(
    officer: User, bureau: Department, closed: Assignment, today: datetime.date
) -> None:
    """阅知 is on neither."""
    for due in (today - DAY, today + DAY, today + 60 * DAY, None):
        make_docket(
            officer,
            bureau,
            due_on=due,
            charged_on=today - 5 * DAY,
            support=[make_department()],
        )
    make_docket(officer, bureau, charged_on=today - 40 * DAY)
    make_docket(officer, bureau, kind=Kind.INFORMATION)
    scope = Scope(officer, today)
    (now,) = [tally for tally in scope.by_lead().values() if tally.total]
    (then,) = scope.by_lead_on(today).values()
    assert then.by_light == now.by_light and then.total == 6


@pytest.mark.parametrize("asked", ["", "nonsense", "2999-01-01"])
@pytest.mark.parametrize("name", ["board", "board-departments", "board-meetings"])
def test_a_day_that_is_none_is_now_and_says_why(
    client: Client, closed: Assignment, officer: User, name: str, asked: str
) -> None:
    client.force_login(officer)
    page = client.get(reverse(name), {"on": asked})
    assert page.context["scope"].on is None
    assert bool(page.context["asked"].why) == bool(asked)
    assert page.context["asked"].why in page.content.decode()


def test_a_list_of_a_day_to_come_says_so(client: Client, officer: User) -> None:
    client.force_login(officer)
    page = client.get(reverse("docket-list"), {"on": "2999-01-01"})
    assert "那一天还没有到" in page.content.decode()
