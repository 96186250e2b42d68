"""上级要求 with its follow-through: which dockets count under which point."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User

from meetings.models import Department, Relay
from meetings.models.records import RecordState
from tests.factories import TODAY, make_directive, make_docket
from tests.relayed import make_answer, make_relay
from tracker.acts import act
from tracker.recording import Words
from tracker.relayed.rows import RelayRow
from tracker.relayed.standing import rows_of
from tracker.workflow import Kind, Verb


@pytest.fixture
def relay(db: None) -> Relay:
    return make_relay(3)


def row(relay: Relay, user: User) -> RelayRow:
    return rows_of([relay], user, TODAY)[0]


def test_points_nobody_took_up_are_told(relay: Relay, officer: User) -> None:
    make_answer(relay=relay, point=1)
    found = row(relay, officer)
    assert (found.taken, found.total, found.done) == (1, 0, 0)
    assert [one.point.order for one in found.open] == [0, 2]


def test_each_docket_counts_once_in_the_whole(relay: Relay, officer: User) -> None:
    """One directive answers two points: its docket stands under both."""
    said = make_directive()
    make_docket(officer, directive=said)
    make_answer(said, relay, 0)
    make_answer(said, relay, 1)
    found = row(relay, officer)
    assert [one.total for one in found.points] == [1, 1, 0]
    assert (found.total, found.taken) == (1, 2)


def test_what_only_wants_to_be_read_counts_nowhere(relay: Relay, officer: User) -> None:
    said = make_directive()
    make_docket(officer, directive=said, kind=Kind.INFORMATION)
    make_answer(said, relay)
    found = row(relay, officer)
    assert (found.taken, found.total) == (1, 0)


def test_unproofread_is_shown_and_not_counted(relay: Relay, officer: User) -> None:
    make_answer(make_directive(state=RecordState.PROPOSED), relay)
    found = row(relay, officer)
    assert found.points[0].answered and not found.points[0].is_taken
    assert found.taken == found.total == 0


def test_closed_and_late_are_counted(
    relay: Relay,
    officer: User,
    senior: User,
    liaison: User,
    bureau: Department,
) -> None:
    said, slow = make_directive(), make_directive()
    made = make_docket(officer, bureau, directive=said)
    early = TODAY - datetime.timedelta(days=40)
    make_docket(officer, directive=slow, charged_on=early, due_on=early)
    make_answer(said, relay)
    make_answer(slow, relay)
    task = made.assignments.get()
    for verb, by in (
        (Verb.SIGN_FOR, liaison),
        (Verb.REPORT_DONE, liaison),
        (Verb.VERIFY, senior),
        (Verb.CLOSE, officer),
    ):
        act(task, verb, by, Words("完成"))
        task.refresh_from_db()
    found = row(relay, officer)
    assert (found.total, found.done, found.late) == (2, 1, 1)
