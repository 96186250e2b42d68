"""What a department is asked in a month, equal to what one counts by hand."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from meetings.models import Department
from tests.charging import make_mention, send, show
from tests.database.tracker.reminders import TODAY, remind, today
from tests.database.tracker.visits import go
from tests.factories import (
    make_assignment,
    make_department,
    make_directive,
    make_docket,
    make_meeting,
)
from tracker import burden
from tracker.acts import act, correct
from tracker.asked import REQUESTS
from tracker.burden import Load
from tracker.models import Assignment
from tracker.recording import Words
from tracker.workflow import Verb

__all__ = ["today"]  # a fixture
AUGUST, SEPTEMBER = datetime.date(2026, 8, 1), datetime.date(2026, 9, 1)
LAST = datetime.date(2026, 8, 31)


@pytest.fixture
def parts(
    today: datetime.date, officer: User, bureau: Department, outsider: User
) -> list[Assignment]:
    """Two of the bureau, one charged in August; one of the outsider's."""
    other = outsider.memberships.get().department
    old = make_assignment(officer, bureau, charged_on=LAST)
    return [old, make_assignment(officer, bureau), make_assignment(officer, other)]


def loads(bureau: Department) -> dict[datetime.date, Load]:
    return burden.loads([SEPTEMBER, AUGUST], TODAY)[bureau.pk]


def test_requests_and_fields_are_those_of_the_month(
    parts: list[Assignment],
    bureau: Department,
    liaison: User,
    senior: User,
    officer: User,
    leader: User,
) -> None:
    old, new, other = parts
    on = Words(happened_on=LAST, channel="phone", caller="小宋")
    act(old, Verb.SIGN_FOR, officer, on)  # rung up: no form of theirs
    act(new, Verb.SIGN_FOR, liaison)
    act(new, Verb.REPORT, liaison, Words("开工了"))  # 1 must, 5 may
    act(new, Verb.URGE, officer, Words("快", channel="phone"))
    act(new, Verb.REPORT_DONE, liaison, Words("完工了"))  # 1 must, 5 may
    act(new, Verb.RETURN, senior, Words("没有验收单"))
    act(new, Verb.INSTRUCT, leader, Words("抓紧"))
    act(other, Verb.URGE, officer, Words("快", channel="phone"))
    correct(act(old, Verb.URGE, officer, Words("错了", channel="phone")), officer)
    found = loads(bureau)
    september, august = found[SEPTEMBER], found[AUGUST]
    counts = {column: september.of(column) for column in REQUESTS}
    assert counts == {"交办": 1, "催办": 1, "退回": 1, "批示": 1}
    assert september.requests == 4
    # Signing has one field that may stay empty, both reports five: one of them the tick
    # that answers an instruction.
    assert september.may == 1 + 5 + 5
    # Neither part owes a report before October but the one charged in August.
    assert (september.open, september.owed) == (2, 1)
    assert september.must == 1 + 1 + 1
    assert august.requests == 1


def test_digests_count_for_whom_one_acts(
    parts: list[Assignment], bureau: Department, liaison: User, deputy: User
) -> None:
    remind()
    assert loads(bureau)[SEPTEMBER].told == 2
    assert loads(bureau)[SEPTEMBER].messages == 2
    liaison.memberships.update(valid_to=TODAY - datetime.timedelta(days=1))
    assert loads(bureau)[SEPTEMBER].told == 1
    deputy.memberships.update(department=make_department())
    assert loads(bureau)[SEPTEMBER].told == 0


def test_of_a_month_that_is_past_its_end_counts(
    parts: list[Assignment], bureau: Department, liaison: User, officer: User
) -> None:
    """Recorded today: at the end of August the office knew of none."""
    found = burden.loads([AUGUST], TODAY)[bureau.pk][AUGUST]
    assert (found.open, found.owed, found.requests) == (0, 0, 1)


def test_months_begin_and_end_with_their_days(
    today: datetime.date, officer: User, bureau: Department
) -> None:
    for day in (AUGUST, LAST, SEPTEMBER):
        make_assignment(officer, bureau, charged_on=day)
    found = loads(bureau)
    assert (found[AUGUST].requests, found[SEPTEMBER].requests) == (2, 1)
    assert burden.months(TODAY, 3) == [SEPTEMBER, AUGUST, datetime.date(2026, 7, 1)]


def test_the_page_shows_each_department_and_every_figure_opens(
    parts: list[Assignment], bureau: Department, officer: User, client: Client
) -> None:
    act(parts[1], Verb.URGE, officer, Words("请抓紧", channel="phone"))
    html = go(client, officer).get("/burden/").content.decode()
    assert "2026 年 9 月" in html and bureau.name in html
    path = f"/burden/{bureau.pk}/?month=2026-09"
    assert path in html
    urged = client.get(f"{path}&what=催办").content.decode()
    assert "请抓紧" in urged and "立项交办" not in urged
    assert "没有这一类" in client.get(f"{path}&what=批示").content.decode()
    open_parts = f"/assignments/?department={bureau.pk}&amp;state=claimed"
    assert open_parts in html


@pytest.mark.parametrize("asked", ["", "2027-01", "2026-13", "x", "2026-09"])
def test_a_month_that_cannot_be_is_the_present_one(
    asked: str, parts: list[Assignment], officer: User, client: Client
) -> None:
    html = go(client, officer).get(f"/burden/?month={asked}").content.decode()
    assert "各单位的负担 · 2026 年 9 月" in html


def test_it_is_said_before_one_urges(
    parts: list[Assignment], bureau: Department, officer: User, client: Client
) -> None:
    act(parts[0], Verb.URGE, officer, Words("快", channel="phone"))
    page = go(client, officer).get(f"/assignments/{parts[1].pk}/urge/")
    words = f"{bureau}本月已有 2 件在办、被催 1 次、需填 1 项。"
    assert words in page.content.decode()
    bulk = client.get("/assignments/bulk/?do=urge").content.decode()
    assert "这些单位现在的负担" in bulk and "本月已有 2 件在办" in bulk


def test_it_is_said_before_one_charges(
    parts: list[Assignment], bureau: Department, officer: User, client: Client
) -> None:
    meeting = make_meeting()
    make_mention(make_directive(meeting), bureau)
    page = go(client, officer)
    words = "本月已有 2 件在办、需填 1 项"
    assert f"{bureau}{words}。" in show(page, meeting)
    assert words in send(page, meeting, "suggested")


def test_a_department_that_was_asked_nothing_has_an_answer(
    today: datetime.date, bureau: Department
) -> None:
    load = burden.now([bureau.pk], TODAY)[bureau.pk]
    assert load.words == "本月已有 0 件在办、需填 0 项"


def test_queries_do_not_grow(
    today: datetime.date,
    officer: User,
    bureau: Department,
    django_assert_num_queries: Any,
) -> None:
    for _ in range(2):
        for _ in range(5):
            make_docket(officer, bureau, responsible=[make_department()])
        with django_assert_num_queries(4):  # the departments themselves among them
            burden.table(SEPTEMBER, TODAY)
