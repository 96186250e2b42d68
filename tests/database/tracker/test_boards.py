"""Boards: 件 counts dockets, the lights never overlap, rates follow design §4.10."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.factories import (
    make_assignment,
    make_department,
    make_directive,
    make_docket,
)
from tracker import boards
from tracker.acts import act
from tracker.recording import Words
from tracker.workflow import Kind, Verb

DAY = datetime.timedelta(days=1)


def today() -> datetime.date:
    return timezone.localdate()


def test_lights_add_up_to_all(officer: User, bureau: Department) -> None:
    now = today()
    for due in (now - DAY, now + DAY, now + 60 * DAY, None):
        make_assignment(officer, bureau, due_on=due, charged_on=now - 5 * DAY)
    make_assignment(officer, bureau, charged_on=now - 40 * DAY)
    (row,) = boards.by_department(officer, None, now)
    assert row.tally.by_light == {"late": 1, "soon": 1, "ok": 2, "still": 1}
    assert sum(row.tally.by_light.values()) == row.tally.total == 5


def test_department_and_meeting_boards_have_the_same_total(
    officer: User, bureau: Department
) -> None:
    other = make_department()
    for lead in (bureau, other, other):
        make_docket(officer, lead, responsible=[make_department()])
    departments = boards.by_department(officer, None, today())
    meetings = boards.by_meeting(officer, None, today())
    whole = boards.add_up(row.tally for row in departments)
    assert whole.total == boards.add_up(row.tally for row in meetings).total == 3
    assert sum(row.responsible for row in departments) == 3


def test_information_counts_nowhere(officer: User, bureau: Department) -> None:
    make_docket(officer, bureau, kind=Kind.INFORMATION)
    assert boards.by_meeting(officer, None, today()) == []


def test_a_docket_is_overdue_when_a_responsible_is(
    officer: User, bureau: Department, senior: User, liaison: User
) -> None:
    directive = make_directive()
    made = make_docket(
        officer,
        bureau,
        directive,
        responsible=[make_department()],
        due_on=today() - DAY,
        charged_on=today() - 9 * DAY,
    )
    own = made.assignments.get(role="lead")
    then = today() - 2 * DAY
    act(own, Verb.SIGN_FOR, liaison, Words(happened_on=then))
    act(own, Verb.REPORT_DONE, liaison, Words("完成", happened_on=then))
    act(own, Verb.VERIFY, senior, Words("属实"))
    act(own, Verb.CLOSE, officer)
    (row,) = boards.by_meeting(officer, None, today())
    assert row.tally.late == 1 and row.tally.done == 0


def test_claimed_in_time_and_closed_later_is_on_time(
    officer: User, bureau: Department, senior: User, liaison: User
) -> None:
    due = today() - 3 * DAY
    own = make_assignment(officer, bureau, due_on=due, charged_on=due - 9 * DAY)
    act(own, Verb.SIGN_FOR, liaison, Words(happened_on=due))
    act(own, Verb.REPORT_DONE, liaison, Words("完成", happened_on=due))
    act(own, Verb.VERIFY, senior, Words("属实"))
    act(own, Verb.CLOSE, officer)
    (row,) = boards.by_meeting(officer, None, today())
    assert (row.tally.on_time, row.tally.due) == (1, 1)
    assert row.tally.rate.words() == "1 件中 1 件"


def test_a_liaison_counts_the_own_departments_only(
    officer: User, bureau: Department, liaison: User, outsider: User
) -> None:
    make_docket(officer, bureau)
    assert len(boards.by_meeting(liaison, None, today())) == 1
    assert boards.by_meeting(outsider, None, today()) == []


def test_query_counts(
    officer: User, bureau: Department, django_assert_num_queries: Any
) -> None:
    for _ in range(3):
        make_docket(officer, bureau, responsible=[make_department()])
    boards.by_department(officer, None, today())
    with django_assert_num_queries(6):
        boards.by_department(officer, None, today())
    with django_assert_num_queries(3):
        boards.by_meeting(officer, None, today())
