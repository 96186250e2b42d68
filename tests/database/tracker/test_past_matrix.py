"""Matrices as of a past day: of a meeting and of a year."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department, Meeting
from tests.factories import make_assignment, make_directive, make_meeting
from tests.matrix_pages import grid
from tracker.acts import act
from tracker.models import Assignment
from tracker.recording import Words
from tracker.workflow import Verb

DAY = datetime.timedelta(days=1)
CALL: dict[str, Any] = {"channel": "phone", "caller": "小宋"}
START = datetime.date(2025, 3, 3)


def at(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(9)))


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting(held_on=START)


@pytest.fixture
def part(officer: User, bureau: Department, meeting: Meeting) -> Assignment:
    """Charged on 3 March, signed for on the 4th, progress on 10 April, due on 1 May."""
    made = make_assignment(
        officer,
        bureau,
        directive=make_directive(meeting),
        charged_on=START,
        recorded_at=at(START),
        due_on=datetime.date(2025, 5, 1),
    )
    for verb, day in ((Verb.SIGN_FOR, START + DAY), (Verb.REPORT, START + 38 * DAY)):
        words = Words("已开工", **CALL, happened_on=day, recorded_at=at(day))
        act(made, verb, officer, words)
    return made


def shown(client: Client, name: str, arg: int, on: str) -> Any:
    page = client.get(reverse(name, args=[arg]), {"on": on} if on else {})
    assert page.status_code == 200
    return page


@pytest.mark.parametrize(
    ("on", "look"),
    [
        ("2025-03-10", {"ok", "lead", "silent"}),
        ("2025-04-09", {"still", "lead", "silent"}),
        ("2025-04-10", {"ok", "lead"}),
        ("2025-04-24", {"soon", "lead"}),
        ("2025-05-02", {"late", "lead"}),
    ],
)
def test_a_meeting_shows_the_lights_of_that_day(
    client: Client,
    officer: User,
    meeting: Meeting,
    part: Assignment,
    bureau: Department,
    on: str,
    look: set[str],
) -> None:
    client.force_login(officer)
    page = shown(client, "meeting-matrix", meeting.pk, on)
    (row,) = grid(page).values()
    cell = row[bureau.name]
    assert cell and cell.look == look
    day = datetime.date.fromisoformat(on)
    words = f"截至 {day.year} 年 {day.month} 月 {day.day} 日"
    assert words in page.content.decode()


def test_before_it_was_charged_a_meeting_has_no_row(
    client: Client, officer: User, meeting: Meeting, part: Assignment
) -> None:
    client.force_login(officer)
    assert grid(shown(client, "meeting-matrix", meeting.pk, "2025-03-02")) == {}


def test_a_year_has_the_months_that_had_begun_and_the_cells_lists_are_of_that_day(
    client: Client, officer: User, part: Assignment, bureau: Department
) -> None:
    client.force_login(officer)
    (row,) = grid(shown(client, "matrix", 2025, "2025-04-09")).values()
    seen = {month: cell.seen for month, cell in row.items() if cell}
    assert seen == {"3 月": "○", "4 月": "○"}
    (row,) = grid(shown(client, "matrix", 2025, "2025-04-10")).values()
    april = row["4 月"]
    assert april and april.seen == "进1"
    assert april.href.endswith("?on=2025-04-10")
    page = client.get(april.href)
    assert [len(parts) for _, parts in page.context["groups"]] == [1]
    assert "截至 2025 年 4 月 10 日" in page.content.decode()


@pytest.mark.parametrize("on", ["nonsense", "2999-01-01"])
def test_a_day_that_is_none_says_why(
    client: Client, officer: User, meeting: Meeting, part: Assignment, on: str
) -> None:
    client.force_login(officer)
    for name, arg in (("meeting-matrix", meeting.pk), ("matrix", 2025)):
        html = shown(client, name, arg, on).content.decode()
        assert "显示的是现在" in html
