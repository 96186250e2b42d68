"""What goes over with a part: begun elsewhere, or joined to another."""

from __future__ import annotations

import datetime
import itertools
from dataclasses import replace

import pytest

from tests.unit.presents import DAY, present
from tracker import inheriting
from tracker.folding import apply
from tracker.states import OPEN, Duty, State, Verb
from tracker.workflow import Fact

LATER = DAY + datetime.timedelta(days=9)


def test_a_new_part_goes_on_where_the_old_one_stood() -> None:
    old = present(state=State.CLAIMED, claimed_on=DAY, claimed_by=7, returns=2)
    after = inheriting.begun(old, present(charged_on=LATER))
    assert (after.state, after.claimed_on, after.claimed_by) == (State.CLAIMED, DAY, 7)
    assert after.charged_on == LATER
    assert after.returns == 0  # a return is counted where it happened


def test_what_waited_for_an_approver_is_still_to_be_told() -> None:
    old = present(state=State.IN_HAND, pending=Verb.REPORT, pending_by=7)
    after = inheriting.begun(old, present())
    assert (after.pending, after.pending_by) == (None, None)


@pytest.mark.parametrize(("one", "other"), list(itertools.product(Duty, Duty)))
def test_of_two_duties_the_higher_stays(one: Duty, other: Duty) -> None:
    after = inheriting.joined(present(duty=one), present(duty=other))
    order = list(Duty)
    assert after.duty == order[min(order.index(one), order.index(other))]


@pytest.mark.parametrize("state", list(State))
def test_a_joined_part_is_open_and_claims_only_what_both_claim(state: State) -> None:
    for old in OPEN:
        after = inheriting.joined(present(state=old), present(state=state))
        assert after.state in OPEN
        both = old == state == State.CLAIMED
        claimed = old == State.CLAIMED and state not in inheriting.GOES_ON
        assert (after.state == State.CLAIMED) == (both or claimed)


def test_what_the_successor_has_in_hand_goes_on() -> None:
    own = present(state=State.IN_HAND, signed_on=DAY, own_due_on=DAY, duty=Duty.SUPPORT)
    asked = present(state=State.CLAIMED, asked_until=LATER, asked_by=3)
    after = inheriting.joined(asked, own)
    assert (after.state, after.signed_on) == (State.IN_HAND, DAY)
    assert after.own_due_on is None  # the lead has the docket's date
    assert (after.asked_until, after.asked_by) == (LATER, 3)


def test_the_event_says_all_that_was_carried() -> None:
    before = present(state=State.UNSIGNED)
    after = present(state=State.ON_HOLD, held_from=State.IN_HAND, held_on=LATER)
    carried = inheriting.carried(before, after)
    written = {name: _plain(value) for name, value in carried}
    assert inheriting.read(written) == carried
    fact = Fact(2, Verb.TAKE_OVER, LATER, carried=carried)
    found = apply(before, fact)
    assert found.next_report_due is None  # nobody reports during a hold
    assert replace(found, next_report_due=after.next_report_due) == after


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value
