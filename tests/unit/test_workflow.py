"""The workflow table: every state × verb × role, and what each verb changes."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from tracker.obligations import Interval
from tracker.roles import OFFICE, Role
from tracker.workflow import (
    ENDED,
    RULES,
    Duty,
    Fact,
    Kind,
    Present,
    State,
    Verb,
    allowed,
    apply,
    charge,
    fold,
    refusal,
)

DAY = datetime.date(2026, 3, 16)
LIAISON = frozenset({Role.LIAISON})
EXPECTED = {
    State.UNSIGNED: {
        Role.LIAISON: {Verb.SIGN_FOR},
        Role.OFFICER: {Verb.SIGN_FOR},
        Role.SENIOR: {Verb.SIGN_FOR, Verb.WITHDRAW},
    },
    State.IN_HAND: {
        Role.LIAISON: {Verb.REPORT, Verb.NO_CHANGE, Verb.REPORT_DONE},
        Role.OFFICER: {Verb.REPORT, Verb.NO_CHANGE, Verb.REPORT_DONE},
        Role.SENIOR: {Verb.REPORT, Verb.NO_CHANGE, Verb.REPORT_DONE, Verb.WITHDRAW},
    },
    State.CLAIMED: {
        Role.OFFICER: {Verb.RETURN},
        Role.SENIOR: {Verb.VERIFY, Verb.RETURN, Verb.WITHDRAW},
    },
    State.REFUSED: {Role.SENIOR: {Verb.WITHDRAW}},
    State.ON_HOLD: {Role.SENIOR: {Verb.WITHDRAW}},
}


def fact(verb: Verb, seq: int = 2, day: datetime.date = DAY, **more: Any) -> Fact:
    return Fact(seq, verb, day, **more)


def charged(**more: object) -> Present:
    start = Fact(1, Verb.CHARGE, DAY, duty=Duty.LEAD, interval=Interval.MONTH)
    return replace(charge(start), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("state", list(State))
def test_every_state_and_role_allows_just_these_verbs(state: State, role: Role) -> None:
    present = charged(state=state)
    expected = EXPECTED.get(state, {}).get(role, set())
    assert set(allowed(present, frozenset({role}))) == expected


@pytest.mark.parametrize("verb", list(RULES))
def test_a_refusal_says_why_in_words(verb: Verb) -> None:
    for state in ENDED:
        assert refusal(verb, charged(state=state), frozenset(Role))
    assert "您的角色" in refusal(verb, charged(), frozenset({Role.AUDITOR}))


def test_close_needs_a_pass_newer_than_the_last_claim() -> None:
    present = apply(charged(state=State.IN_HAND), fact(Verb.REPORT_DONE))
    assert "先核查" in refusal(Verb.CLOSE, present, OFFICE)
    verified = apply(present, fact(Verb.VERIFY))
    assert refusal(Verb.CLOSE, verified, OFFICE) == ""
    returned = apply(verified, fact(Verb.RETURN))
    again = apply(returned, fact(Verb.REPORT_DONE))
    assert "先核查" in refusal(Verb.CLOSE, again, OFFICE)


def test_who_reported_done_never_verifies() -> None:
    present = apply(charged(state=State.IN_HAND), fact(Verb.REPORT_DONE, actor=7))
    senior = frozenset({Role.SENIOR})
    assert "另一位" in refusal(Verb.VERIFY, present, senior, 7)
    assert refusal(Verb.VERIFY, present, senior, 8) == ""


def test_no_change_meets_the_duty_and_is_no_progress() -> None:
    later = DAY + datetime.timedelta(days=20)
    after = apply(charged(state=State.IN_HAND), fact(Verb.NO_CHANGE, day=later))
    assert after.last_report_on == later and after.last_progress_on is None
    assert after.next_report_due == datetime.date(2026, 5, 5)


def test_waiting_for_verification_owes_no_report() -> None:
    after = apply(charged(state=State.IN_HAND), fact(Verb.REPORT_DONE))
    assert after.next_report_due is None


def test_a_return_keeps_no_claim_and_counts() -> None:
    claimed = apply(charged(state=State.IN_HAND), fact(Verb.REPORT_DONE, actor=7))
    after = apply(claimed, fact(Verb.RETURN))
    assert (after.state, after.claimed_on, after.claimed_by) == (
        State.IN_HAND,
        None,
        None,
    )
    assert after.returns == 1 and after.next_report_due is not None


def test_support_owes_no_report_by_interval() -> None:
    start = Fact(1, Verb.CHARGE, DAY, duty=Duty.SUPPORT, interval=Interval.WEEK)
    assert charge(start).next_report_due is None


def test_standing_matters_are_never_claimed_done() -> None:
    present = charged(state=State.IN_HAND, kind=Kind.STANDING)
    assert Verb.REPORT_DONE not in allowed(present, LIAISON)
    assert Verb.REPORT in allowed(present, LIAISON)


def test_information_only_wants_to_be_signed_for() -> None:
    assert allowed(charged(kind=Kind.INFORMATION), LIAISON) == [Verb.SIGN_FOR]
    read = charged(kind=Kind.INFORMATION, state=State.IN_HAND)
    assert allowed(read, LIAISON) == []


def test_a_corrected_pair_counts_nowhere() -> None:
    start = Fact(1, Verb.CHARGE, DAY, duty=Duty.LEAD)
    wrong = fact(Verb.SIGN_FOR, 2)
    undo = Fact(3, Verb.CORRECT, DAY, corrects=2)
    assert fold([start, wrong, undo]) == charge(start)


def test_every_verb_of_the_table_has_its_words() -> None:
    assert set(RULES) == set(Verb) - {Verb.CORRECT, Verb.JOIN, Verb.LEAVE}
    assert all(verb.label for verb in Verb)
    assert all(state.label for state in State)
