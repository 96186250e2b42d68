"""What each verb changes, and that the present follows from the facts alone."""

from __future__ import annotations

import datetime

import pytest

from tests.unit.presents import DAY, fact, present, start
from tracker.folding import apply, charge, fold
from tracker.rhythm import Interval
from tracker.states import Duty, State, Verb

V = Verb


def later(days: int) -> datetime.date:
    return DAY + datetime.timedelta(days=days)


def test_no_change_meets_the_duty_and_is_no_progress() -> None:
    after = apply(present(state=State.IN_HAND), fact(V.NO_CHANGE, day=later(20)))
    assert after.last_report_on == later(20) and after.last_progress_on is None
    assert after.next_report_due == datetime.date(2026, 5, 5)


def test_waiting_for_verification_owes_no_report() -> None:
    after = apply(present(state=State.IN_HAND), fact(V.REPORT_DONE))
    assert after.next_report_due is None


def test_a_return_keeps_no_claim_and_counts() -> None:
    claimed = apply(present(state=State.IN_HAND), fact(V.REPORT_DONE, actor=7))
    after = apply(claimed, fact(V.RETURN, day=later(5)))
    assert after.state == State.IN_HAND and after.returns == 1
    assert (after.claimed_on, after.claimed_by) == (None, None)
    assert after.next_report_due == datetime.date(2026, 4, 21)


def test_support_owes_no_report_until_it_is_asked() -> None:
    support = charge(start(duty=Duty.SUPPORT, interval=Interval.WEEK))
    assert support.next_report_due is None
    asked = apply(support, fact(V.URGE, due_on=later(3)))
    assert asked.next_report_due == later(3)
    signed = apply(asked, fact(V.SIGN_FOR, day=later(1)))
    assert apply(signed, fact(V.REPORT, day=later(2))).next_report_due is None


def test_a_report_that_waits_for_release_counts_from_its_release() -> None:
    sent = fact(V.REPORT_DONE, day=later(3), actor=7, pending=True)
    waiting = apply(present(state=State.IN_HAND), sent)
    assert waiting.state == State.IN_HAND and waiting.last_report_on is None
    released = apply(waiting, fact(V.RELEASE, day=later(5), actor=9))
    assert released.state == State.CLAIMED and released.claimed_on == later(5)
    assert released.claimed_by == 7 and released.pending is None
    declined = apply(waiting, fact(V.DECLINE))
    assert declined == present(state=State.IN_HAND)


@pytest.mark.parametrize("before", [State.UNSIGNED, State.IN_HAND])
def test_resume_restores_the_state_before_the_hold(before: State) -> None:
    held = apply(present(state=before), fact(V.HOLD, day=later(4)))
    assert held.state == State.ON_HOLD and held.next_report_due is None
    after = apply(held, fact(V.RESUME, day=later(40)))
    assert after.state == before and after.held_on is None
    assert after.next_report_due == datetime.date(2026, 5, 25)


def test_the_first_date_is_no_move_and_the_next_one_is() -> None:
    first = apply(present(), fact(V.AMEND_DUE, due_on=later(30), whole=True))
    assert (first.due_on, first.moves) == (later(30), 0)
    second = apply(first, fact(V.EXTEND, due_on=later(60), whole=True))
    assert (second.due_on, second.moves) == (later(60), 1)


def test_a_date_of_ones_own_goes_before_the_dockets() -> None:
    part = present(duty=Duty.RESPONSIBLE, due_on=later(30))
    own = apply(part, fact(V.AMEND_DUE, due_on=later(20)))
    assert own.deadline == later(20) and own.due_on == later(30) and own.moves == 0
    moved = apply(own, fact(V.EXTEND, due_on=later(60), whole=True))
    assert moved.deadline == later(20)


def test_an_answer_closes_the_request() -> None:
    asked = apply(present(due_on=later(30)), fact(V.ASK_EXTENSION, due_on=later(50)))
    assert asked.asked_until == later(50) and asked.due_on == later(30)
    for verb in (V.EXTEND, V.DENY_EXTENSION):
        after = apply(asked, fact(verb, due_on=later(45), whole=True))
        assert after.asked_until is None


def test_what_has_ended_is_not_superseded_with_the_docket() -> None:
    closed = present(state=State.CLOSED)
    assert apply(closed, fact(V.SUPERSEDE, whole=True)).state == State.CLOSED
    assert apply(present(), fact(V.SUPERSEDE, whole=True)).state == State.SUPERSEDED


def test_a_reopened_part_is_in_hand_and_owes_reports_again() -> None:
    closed = present(state=State.CLOSED, closed_on=DAY, verified_on=DAY, claimed_on=DAY)
    after = apply(closed, fact(V.REOPEN, day=later(90)))
    assert after.state == State.IN_HAND and after.reopens == 1
    assert (after.closed_on, after.verified_on, after.claimed_on) == (None, None, None)
    assert after.next_report_due == datetime.date(2026, 7, 14)


def test_a_changed_interval_counts_from_its_event() -> None:
    after = apply(
        present(), fact(V.SET_INTERVAL, day=later(10), interval=Interval.WEEK)
    )
    assert after.next_report_due == later(17)


def test_a_corrected_pair_counts_nowhere() -> None:
    wrong = fact(V.SIGN_FOR, 2)
    undo = fact(V.CORRECT, 3, corrects=2)
    assert fold([start(), wrong, undo]) == charge(start())
