"""Acts: a verb changes the assignment, writes its event and its standing."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings.models import Department
from tests.factories import TODAY, make_assignment
from tracker import replay
from tracker.acts import Stale, act, correct
from tracker.models import Assignment, Event
from tracker.recording import Words
from tracker.workflow import NotAllowed, State, Verb


@pytest.fixture
def assignment(officer: User, bureau: Department) -> Assignment:
    due = TODAY + datetime.timedelta(days=30)
    return make_assignment(officer, bureau, due_on=due)


def state(assignment: Assignment) -> State:
    assignment.refresh_from_db()
    return State(assignment.state)


def test_the_whole_road(
    assignment: Assignment, officer: User, senior: User, liaison: User
) -> None:
    act(assignment, Verb.SIGN_FOR, liaison)
    act(assignment, Verb.REPORT, liaison, Words("已完成摸底"))
    act(assignment, Verb.REPORT_DONE, liaison, Words("全部完成"))
    assert state(assignment) == State.CLAIMED
    act(assignment, Verb.VERIFY, senior, Words("现场看过"))
    act(assignment, Verb.CLOSE, officer)
    assert state(assignment) == State.CLOSED
    assert list(replay.differences()) == []


def test_close_needs_a_pass(
    assignment: Assignment, officer: User, liaison: User
) -> None:
    act(assignment, Verb.SIGN_FOR, liaison)
    act(assignment, Verb.REPORT_DONE, liaison, Words("全部完成"))
    with pytest.raises(NotAllowed, match="核查"):
        act(assignment, Verb.CLOSE, officer)


def test_return_starts_the_clock_again(
    assignment: Assignment, officer: User, liaison: User
) -> None:
    act(assignment, Verb.SIGN_FOR, liaison)
    act(assignment, Verb.REPORT_DONE, liaison, Words("全部完成"))
    act(assignment, Verb.RETURN, officer, Words("缺佐证"))
    assert state(assignment) == State.IN_HAND
    assert (assignment.claimed_on, assignment.returns) == (None, 1)


def test_outsider_may_do_nothing(assignment: Assignment, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        act(assignment, Verb.SIGN_FOR, outsider)


def test_officer_on_behalf_names_the_channel(
    assignment: Assignment, officer: User
) -> None:
    with pytest.raises(ValidationError):
        act(assignment, Verb.SIGN_FOR, officer)
    event = act(
        assignment, Verb.SIGN_FOR, officer, Words(channel="phone", caller="小宋")
    )
    assert event.on_behalf_of == assignment.department


def test_reporter_never_verifies(assignment: Assignment, senior: User) -> None:
    phone = Words("电话里说已完成", channel="phone")
    act(assignment, Verb.SIGN_FOR, senior, phone)
    act(assignment, Verb.REPORT_DONE, senior, phone)
    with pytest.raises(NotAllowed, match="另一位"):
        act(assignment, Verb.VERIFY, senior, Words("好"))


def test_stale_form_is_refused(assignment: Assignment, liaison: User) -> None:
    seen = assignment.docket.last_seq
    act(assignment, Verb.SIGN_FOR, liaison, Words(seq=seen))
    with pytest.raises(Stale, match="签收"):
        act(assignment, Verb.REPORT, liaison, Words("进展", seq=seen))


def test_own_wrong_click_is_corrected(assignment: Assignment, liaison: User) -> None:
    event = act(assignment, Verb.SIGN_FOR, liaison)
    correct(event, liaison)
    assert state(assignment) == State.UNSIGNED
    assert assignment.signed_on is None
    assert list(replay.differences()) == []


def test_events_never_change(assignment: Assignment) -> None:
    event = assignment.events.get()
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        Event.objects.all().delete()


def test_replay_sees_a_tampered_state(assignment: Assignment) -> None:
    Assignment.objects.update(state=State.CLOSED)
    assert any("state" in line for line in replay.differences())
