"""The auditor's log: every act of the three books, newest first, found again."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings import proofreading
from meetings.models import Department
from meetings.models.records import RecordState
from tests.factories import make_assignment, make_directive
from tracker import logbook
from tracker.acts import act, correct
from tracker.models import Assignment
from tracker.recording import Words
from tracker.workflow import Verb


@pytest.fixture
def part(officer: User, bureau: Department) -> Assignment:
    return make_assignment(officer, bureau)


@pytest.fixture
def auditing(client: Client, auditor: User) -> Client:
    client.force_login(auditor)
    return client


def lines(client: Client, **query: str) -> list[logbook.Line]:
    found: list[logbook.Line] = client.get(reverse("log"), query).context["lines"]
    return found


def test_newest_recorded_comes_first_whatever_was_written_first(
    part: Assignment, liaison: User, auditing: Client
) -> None:
    before = timezone.now() - datetime.timedelta(days=3)
    day = timezone.localdate(before)
    act(part, Verb.SIGN_FOR, liaison, Words(recorded_at=before, happened_on=day))
    assert [line.what for line in lines(auditing)] == ["立项交办", "立项交办", "签收"]


def test_a_call_and_a_correction_say_for_whom_and_what(
    part: Assignment, officer: User, auditing: Client
) -> None:
    event = act(part, Verb.SIGN_FOR, officer, Words(channel="phone", caller="小宋"))
    correct(event, officer, "点错了")
    last, first = lines(auditing)[:2]
    assert last.what == "更正“签收”" and last.text == "点错了"
    assert first.what == f"签收(代{part.department},电话 小宋)"
    assert first.about == f"{part.docket.code} {part.department}"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"who": "宋致远"}, 1),
        ({"q": "摸底"}, 1),
        ({"q": "没有的词"}, 0),
        ({"day_before": "2020-01-01"}, 0),
    ],
)
def test_a_line_is_found_by_name_words_and_day(
    part: Assignment,
    officer: User,
    liaison: User,
    auditing: Client,
    query: dict[str, str],
    count: int,
) -> None:
    act(part, Verb.SIGN_FOR, officer, Words(channel="phone", caller="小宋"))
    act(part, Verb.REPORT, liaison, Words("已完成摸底"))
    assert len(lines(auditing, **query)) == count


def test_the_record_has_a_book_of_its_own(officer: User, auditing: Client) -> None:
    row = make_directive(state=RecordState.PROPOSED)
    proofreading.confirm(row, officer)
    (line,) = lines(auditing, of="edits")
    assert (line.who, line.about) == ("陆明远", str(row.meeting))
