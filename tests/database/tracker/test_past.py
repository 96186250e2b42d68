"""The board of a past day: by what was recorded then, adding up, each figure open."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment, make_department, make_docket
from tracker import boards, past
from tracker.acts import act
from tracker.models import Assignment
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
    (row,) = past.by_department(today - ago * DAY)
    assert row.by_light == {light: 1}


def test_before_the_first_charge_there_is_nothing(
    closed: Assignment, today: datetime.date
) -> None:
    assert past.by_department(today - 41 * DAY) == []


def test_what_is_recorded_later_does_not_change_the_day(
    officer: User, bureau: Department, today: datetime.date
) -> None:
    own = make_assignment(
        officer, bureau, charged_on=today - 9 * DAY, recorded_at=at(today - 9 * DAY)
    )
    words = Words(
        channel="phone",
        caller="小宋",
        happened_on=today - 8 * DAY,
        recorded_at=at(today),
    )
    act(own, Verb.SIGN_FOR, officer, words)
    act(own, Verb.REPORT_DONE, officer, Words("办完", channel="phone", caller="小宋"))
    (row,) = past.by_department(today - DAY)
    assert row.by_light == {"ok": 1}
    (row,) = past.by_department(today)
    assert row.by_light == {"waiting": 1}


def test_today_is_what_the_board_says(
    officer: User, bureau: Department, closed: Assignment, today: datetime.date
) -> None:
    """Where the lead stands worst; 阅知 is on neither."""
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
    (now,) = [r for r in boards.by_department(officer, None, today) if r.tally.total]
    (then,) = [r for r in past.by_department(today) if r.by_light]
    assert then.by_light == now.tally.by_light and then.department == bureau
    whole = past.add_up(past.by_department(today))
    assert whole.total == 6 and whole.by_duty == {"support": 4}


def test_every_figure_opens_what_it_counts(
    client: Client, officer: User, closed: Assignment, today: datetime.date
) -> None:
    client.force_login(officer)
    day = today - 19 * DAY
    page = client.get(reverse("board-past"), {"on": day.isoformat()})
    (line,) = page.context["rows"]
    for figure in line.figures:
        listed = client.get(figure.href).context["page"].paginator.count
        assert listed == figure.value, figure.label
    assert {f.label: f.value for f in line.figures}["逾期"] == 1


@pytest.mark.parametrize("asked", ["", "nonsense", "2999-01-01"])
def test_a_day_that_is_none_is_today(client: Client, officer: User, asked: str) -> None:
    client.force_login(officer)
    page = client.get(reverse("board-past"), {"on": asked})
    assert page.context["day"] == timezone.localdate()
    assert bool(page.context["why"]) == bool(asked)


def test_four_queries_and_the_departments(
    closed: Assignment, today: datetime.date, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(7):  # two of them for the thresholds
        past.by_department(today)
