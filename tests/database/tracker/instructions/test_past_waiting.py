"""批示待复 of a past day: as it was recorded by then, and its list."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.past_work import at, on
from tests.database.tracker.visits import go
from tests.factories import make_department, make_docket, make_meeting, make_user
from tracker import meeting_instructions
from tracker.acts import act, correct
from tracker.models import Assignment, Instruction, InstructionReply, Office
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb

from .giving import instruct, reply

GIVEN, LATER = on(3, 3), on(3, 20)


def when(day: datetime.date) -> dict[str, Any]:
    return {"happened_on": day, "recorded_at": at(day)}


@pytest.fixture
def part(officer: User, liaison: User, bureau: Department) -> Assignment:
    """Charged on 1 March, with a responsible department, and signed for."""
    docket = make_docket(
        officer,
        bureau,
        responsible=[make_department()],
        charged_on=on(3, 1),
        recorded_at=at(on(3, 1)),
    )
    lead = docket.assignments.get(role="lead")
    act(lead, Verb.SIGN_FOR, liaison, Words(**when(on(3, 2))))
    return lead


def waiting(client: Client, user: User, day: datetime.date) -> int:
    """On the first page of that day; as long as the list behind it."""
    page = go(client, user).get(reverse("board"), {"on": day.isoformat()})
    call = page.context["calls"][-1]
    assert call.word == "我的批示待复" and f"on={day}" in call.href
    listed = client.get(call.href)
    assert len(listed.context["cards"]) == call.count
    assert "结束时计" in listed.content.decode()
    return int(call.count)


def days(client: Client, user: User, *wanted: datetime.date) -> list[int]:
    return [waiting(client, user, day) for day in wanted]


@pytest.mark.parametrize("about_docket", [False, True])
def test_it_waits_from_its_day_until_its_answer(
    client: Client, part: Assignment, leader: User, liaison: User, about_docket: bool
) -> None:
    made = instruct(part, leader, about_docket=about_docket, **when(GIVEN))
    reply(part, liaison, made, **when(LATER))
    found = days(client, leader, on(3, 2), GIVEN, on(3, 19), LATER)
    assert found == [0, 1, 1, 0]


def test_whom_it_waited_for_and_how_long_is_told(
    client: Client, part: Assignment, leader: User, bureau: Department
) -> None:
    instruct(part, leader, about_docket=True, **when(GIVEN))
    page = go(client, leader).get(reverse("board"), {"on": "2025-03-13"})
    (line,) = page.context["calls"][-1].lines
    assert (line.who, line.words) == (bureau.name, "已等 10 天")


def test_what_was_put_down_later_waits_later(
    client: Client, part: Assignment, leader: User
) -> None:
    instruct(part, leader, happened_on=GIVEN, recorded_at=at(LATER))
    assert days(client, leader, on(3, 19), LATER) == [0, 1]


def test_an_answer_that_settles_nothing_answers_nothing(
    client: Client, part: Assignment, leader: User, liaison: User
) -> None:
    made = instruct(part, leader, **when(GIVEN))
    reply(part, liaison, made, settles=False, **when(LATER))
    assert days(client, leader, on(3, 31)) == [1]


def test_what_was_taken_back_later_stood_until_then(
    client: Client, part: Assignment, leader: User, liaison: User, senior: User
) -> None:
    """The answer, then the instruction, both taken back today."""
    made = instruct(part, leader, **when(GIVEN))
    event = reply(part, liaison, made, **when(LATER))
    correct(event, senior, "答错了")
    assert days(client, leader, on(3, 19), LATER) == [1, 0]
    assert Instruction.objects.open().count() == 1
    correct(made.event, senior, "写错了")
    assert days(client, leader, on(3, 19), LATER) == [1, 0]
    assert Instruction.objects.open().count() == 0


def test_what_has_ended_is_not_waited_for_and_reopened_waits_again(
    client: Client, part: Assignment, leader: User, officer: User, senior: User
) -> None:
    made = instruct(part, leader, **when(GIVEN))
    for verb, by, day in (
        (Verb.REPORT_DONE, officer, on(3, 10)),
        (Verb.VERIFY, senior, on(3, 11)),
        (Verb.CLOSE, officer, on(3, 12)),
        (Verb.REOPEN, senior, on(4, 1)),
    ):
        act(part, verb, by, Words("属实", channel="phone", caller="小宋", **when(day)))
        part.refresh_from_db()
    found = days(client, leader, on(3, 11), on(3, 12), on(3, 31), on(4, 1))
    assert found == [1, 0, 0, 1]
    query = {"on": "2025-03-31", "state": "ended"}
    ended = client.get(reverse("instruction-list"), query)
    assert ended.context["cards"] == [made]


def test_what_was_passed_on_waited_at_who_had_it(
    client: Client, part: Assignment, leader: User, senior: User, bureau: Department
) -> None:
    instruct(part, leader, **when(GIVEN))
    names, docket = [bureau.name], part.docket
    for month in (4, 5):
        body = make_department()
        names.append(body.name)
        lead = docket.assignments.get(role="lead", passed_to=None)
        words = Words("职责调整", department=body, **when(on(month, 1)))
        act(lead, Verb.PASS_ON, senior, words)
    for day, name in zip((on(3, 31), on(4, 30), on(5, 31)), names, strict=True):
        page = go(client, leader).get(reverse("board"), {"on": day.isoformat()})
        call = page.context["calls"][-1]
        assert [line.who for line in call.lines] == [name] and call.count == 1


def test_an_answer_of_a_report_counts_from_its_release(
    client: Client, part: Assignment, leader: User, bureau: Department
) -> None:
    """Declined once, sent again, released."""
    Office.objects.create(release=Office.Release.ALL)
    deputy, approver = (
        make_user(role, bureau) for role in (Role.DEPUTY, Role.APPROVER)
    )
    made = instruct(part, leader, **when(GIVEN))
    steps: tuple[tuple[Verb, User, Any, dict[str, Any]], ...] = (
        (Verb.REPORT, deputy, on(3, 10), {"answers": [made]}),
        (Verb.DECLINE, approver, on(3, 11), {}),
        (Verb.REPORT, deputy, on(3, 12), {"answers": [made]}),
        (Verb.RELEASE, approver, on(3, 14), {}),
    )
    for verb, by, day, more in steps:
        act(part, verb, by, Words("已办", **when(day), **more))
        part.refresh_from_db()
    assert days(client, leader, on(3, 11), on(3, 13), on(3, 14)) == [1, 1, 0]


def test_on_a_meeting_it_waits_for_the_office(
    client: Client, part: Assignment, leader: User, officer: User
) -> None:
    made = meeting_instructions.give(make_meeting(), leader, Words("请列入下次会议。"))
    Instruction.objects.filter(pk=made.pk).update(recorded_at=at(GIVEN))
    answer = meeting_instructions.answer(made, officer, Words("已列入。"))
    InstructionReply.objects.filter(pk=answer.pk).update(recorded_at=at(LATER))
    assert days(client, leader, on(3, 2), GIVEN, LATER) == [0, 1, 0]


def test_another_leaders_are_not_mine(
    client: Client, part: Assignment, leader: User, officer: User
) -> None:
    instruct(part, leader, **when(GIVEN))
    assert days(client, make_user(Role.LEADER), on(3, 31)) == [0]
    page = go(client, officer).get(reverse("board"), {"on": "2025-03-31"})
    assert page.context["calls"][-1].count == 1  # the office sees all


def test_today_is_what_the_page_of_now_says(
    client: Client, part: Assignment, leader: User, liaison: User
) -> None:
    for about_docket in (False, True):
        made = instruct(part, leader, about_docket=about_docket, **when(GIVEN))
    reply(part, liaison, made, **when(LATER))
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    now = go(client, leader).get(reverse("board")).context["calls"][-1].count
    assert now == waiting(client, leader, yesterday) == 1


def test_a_day_to_come_says_so(client: Client, leader: User) -> None:
    page = go(client, leader).get(reverse("instruction-list"), {"on": "2999-01-01"})
    assert "那一天还没有到" in page.content.decode()
