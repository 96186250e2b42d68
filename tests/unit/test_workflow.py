"""The workflow table: every state × verb × role, allowed and refused."""

from __future__ import annotations

import datetime
import itertools

import pytest

from tests.unit.presents import DAY, fact, present
from tracker.folding import CHANGES, apply
from tracker.roles import OFFICE, Role
from tracker.workflow import (
    ENDED,
    RULES,
    WHOLESALE,
    Duty,
    Kind,
    State,
    Verb,
    allowed,
    refusal,
)

V = Verb
LIAISON = frozenset({Role.LIAISON})
DUE = DAY + datetime.timedelta(days=60)
# Written out by hand, so that a slip in the table shows.
REPORTS = {V.REPORT, V.NO_CHANGE, V.REPORT_DONE}
OFFICER_BEGUN = {V.URGE, V.SET_INTERVAL, V.PASS_ON}
SENIOR_BEGUN = {V.AMEND_DUE, V.HOLD, V.SUPERSEDE, V.WITHDRAW}
DEPARTMENT = {
    State.UNSIGNED: {V.SIGN_FOR, V.REFUSE, V.ASK_EXTENSION, V.REPLY},
    State.IN_HAND: {*REPORTS, V.ASK_EXTENSION, V.REPLY},
    State.CLAIMED: {V.REPLY},
    State.REFUSED: {V.REPLY},
    State.ON_HOLD: {V.REPLY},
}
OFFICERS = {
    State.UNSIGNED: OFFICER_BEGUN,
    State.IN_HAND: OFFICER_BEGUN,
    State.CLAIMED: {V.RETURN},
    State.REFUSED: {V.INSIST, V.PASS_ON, V.SET_INTERVAL},
    State.ON_HOLD: {V.RESUME, V.SET_INTERVAL},
}
SENIORS = {
    State.UNSIGNED: SENIOR_BEGUN,
    State.IN_HAND: SENIOR_BEGUN,
    State.CLAIMED: {V.VERIFY, V.SUPERSEDE, V.WITHDRAW},
    State.REFUSED: {V.AMEND_DUE, V.SUPERSEDE, V.WITHDRAW},
    State.ON_HOLD: {V.AMEND_DUE, V.SUPERSEDE, V.WITHDRAW},
    State.CLOSED: {V.REOPEN},
}


def expected(state: State, role: Role) -> set[Verb]:
    if role in (Role.LIAISON, Role.DEPUTY):
        return DEPARTMENT.get(state, set())
    if role == Role.LEADER:
        return set() if state in ENDED else {V.INSTRUCT}
    noted = DEPARTMENT.get(state, set()) | (set() if state in ENDED else {V.INSTRUCT})
    office = OFFICERS.get(state, set()) | noted
    if role == Role.OFFICER:
        return office
    if role == Role.SENIOR:
        return office | SENIORS.get(state, set())
    return set()


# What a kind of docket or a part in it never asks for.
DATED = {V.ASK_EXTENSION, V.EXTEND, V.DENY_EXTENSION, V.AMEND_DUE}
TRACKING = {V.REPORT, V.NO_CHANGE, V.INSTRUCT, V.SET_INTERVAL, V.HOLD, V.SUPERSEDE}
TRACKING |= {V.REPLY}
NOT_OF_KIND = {
    Kind.ACTION: set(),
    Kind.STANDING: DATED | {V.REPORT_DONE},
    Kind.INFORMATION: DATED | TRACKING | {V.REPORT_DONE},
}
OF_LEAD = {
    *(V.ASK_EXTENSION, V.EXTEND, V.DENY_EXTENSION),
    *(V.SET_INTERVAL, V.SUPERSEDE),
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("state", list(State))
def test_every_state_role_kind_and_duty_allows_just_these_verbs(
    state: State, role: Role
) -> None:
    for kind, duty in itertools.product(Kind, Duty):
        now = present(state=state, due_on=DUE, kind=kind, duty=duty)
        found = set(allowed(now, frozenset({role}), today=DAY))
        others = set() if duty == Duty.LEAD else OF_LEAD
        assert found == expected(state, role) - NOT_OF_KIND[kind] - others, (kind, duty)
        refused = set(RULES) - found - WHOLESALE
        assert all(refusal(v, now, frozenset({role}), today=DAY) for v in refused)


@pytest.mark.parametrize("verb", list(RULES))
def test_a_refusal_says_why_in_words(verb: Verb) -> None:
    assert "您的角色" in refusal(verb, present(), frozenset({Role.AUDITOR}))
    for state in ENDED - RULES[verb].sources:
        assert state.label in refusal(verb, present(state=state), frozenset(Role))


def test_only_the_approver_releases_and_nobody_reports_meanwhile() -> None:
    now = present(state=State.IN_HAND, pending=Verb.REPORT)
    assert allowed(now, frozenset({Role.APPROVER})) == [V.RELEASE, V.DECLINE]
    assert REPORTS.isdisjoint(allowed(now, LIAISON))
    assert V.DECLINE in allowed(now, LIAISON)
    assert "审签" in refusal(V.REPORT, now, LIAISON)


def test_close_needs_a_pass_newer_than_the_last_claim() -> None:
    now = apply(present(state=State.IN_HAND), fact(V.REPORT_DONE))
    assert "先核查" in refusal(V.CLOSE, now, OFFICE)
    verified = apply(now, fact(V.VERIFY))
    assert refusal(V.CLOSE, verified, OFFICE) == ""
    returned = apply(verified, fact(V.RETURN))
    again = apply(returned, fact(V.REPORT_DONE))
    assert "先核查" in refusal(V.CLOSE, again, OFFICE)


def test_who_reported_done_never_verifies() -> None:
    now = apply(present(state=State.IN_HAND), fact(V.REPORT_DONE, actor=7))
    senior = frozenset({Role.SENIOR})
    for verb in (V.VERIFY, V.RETURN):
        assert "另一位" in refusal(verb, now, senior, 7)
        assert refusal(verb, now, senior, 8) == ""


@pytest.mark.parametrize(("days", "allowed_then"), [(-1, True), (0, False), (1, False)])
def test_an_extension_is_asked_before_the_due_date(
    days: int, allowed_then: bool
) -> None:
    day = DUE + datetime.timedelta(days=days)
    why = refusal(V.ASK_EXTENSION, present(due_on=DUE), LIAISON, None, day)
    assert (why == "") is allowed_then
    assert allowed_then or "之前申请" in why


def test_only_the_lead_asks_for_an_extension() -> None:
    for duty in (Duty.RESPONSIBLE, Duty.SUPPORT):
        why = refusal(V.ASK_EXTENSION, present(due_on=DUE, duty=duty), LIAISON)
        assert "牵头单位" in why


def test_a_second_extension_is_decided_by_a_senior_officer() -> None:
    now = present(due_on=DUE, asked_until=DUE, asked_by=7, moves=1)
    assert "高级督查员" in refusal(V.EXTEND, now, frozenset({Role.OFFICER}), 8)
    assert refusal(V.EXTEND, now, frozenset({Role.SENIOR}), 8) == ""
    assert "另一位" in refusal(V.EXTEND, now, frozenset({Role.SENIOR}), 7)


def test_standing_matters_are_never_claimed_done() -> None:
    now = present(state=State.IN_HAND, kind=Kind.STANDING)
    assert V.REPORT_DONE not in allowed(now, LIAISON)
    assert V.REPORT in allowed(now, LIAISON)


def test_information_only_wants_to_be_signed_for() -> None:
    assert allowed(present(kind=Kind.INFORMATION), LIAISON) == [V.SIGN_FOR, V.REFUSE]
    read = present(kind=Kind.INFORMATION, state=State.IN_HAND)
    assert allowed(read, LIAISON) == []


def test_every_verb_of_the_table_has_its_words() -> None:
    of_dockets = {V.CORRECT, V.JOIN, V.LEAVE, V.INSPECT, V.CHANGE_OFFICER}
    assert set(RULES) == set(Verb) - of_dockets - {Verb.TAKE_OVER}
    assert set(CHANGES) <= set(RULES)
    assert all(verb.label for verb in Verb)
    assert all(state.label for state in State)
