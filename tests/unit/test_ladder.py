"""The ladder of urging (domain §2.5): its boundaries, its pause, where it stays off."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ladder import STEPS
from tests.unit.presents import DAY, fact, present
from tracker.facts import Present
from tracker.folding import apply
from tracker.ladder import DEFAULT, Form, hint, open_steps, refusal, step_due
from tracker.states import Duty, Kind, State, Verb

PAUSE = 3
OPEN = frozenset({State.UNSIGNED, State.IN_HAND})


def part(**more: Any) -> Present:
    return present(**{"due_on": DAY, "state": State.IN_HAND, **more})


def later(days: int) -> datetime.date:
    return DAY + datetime.timedelta(days=days)


def due(now: Present, days: int) -> Form | None:
    step = step_due(DEFAULT, now, later(days), PAUSE)
    return step.form if step else None


@pytest.mark.parametrize(
    ("days", "given_", "form"),
    [
        (-8, 0, None),
        (-4, 0, None),
        (-3, 0, Form.URGE),
        (0, 0, Form.URGE),
        (0, 2, None),
        (1, 0, Form.SLIP),
        (1, 2, Form.SLIP),
        (4, 3, None),
        (5, 3, Form.LEADER),
        (9, 4, None),
        (10, 4, Form.BULLETIN),
        (14, 5, None),
        (15, 5, Form.TALK),
        (400, 6, None),
        (400, 0, Form.SLIP),  # however late, the first slip comes first
    ],
)
def test_each_step_is_proposed_from_its_day(
    days: int, given_: int, form: Form | None
) -> None:
    assert due(part(step=given_), days) == form


@pytest.mark.parametrize(("days", "shown"), [(-8, False), (-7, True), (0, True)])
def test_a_hint_shows_by_itself_until_the_due_date(days: int, shown: bool) -> None:
    assert (hint(DEFAULT, part(), later(days)) is not None) == shown
    assert hint(DEFAULT, part(), later(1)) is None


@given(days=st.integers(-30, 400), given_=st.integers(0, 6))
def test_what_is_proposed_is_open_and_none_is_given_twice(
    days: int, given_: int
) -> None:
    now = part(step=given_)
    steps = open_steps(DEFAULT, now, later(days))
    assert due(now, days) == (steps[0].form if steps else None)
    for step in steps:
        assert given_ < step.order and step.days <= days
        assert step.form != Form.HINT and (step.days > 0 or days <= 0)


@given(days=st.integers(1, 60), since=st.integers(0, 10))
def test_nothing_is_proposed_within_the_pause(days: int, since: int) -> None:
    now = part(last_urged_on=later(days - since))
    assert (due(now, days) is None) == (since < PAUSE)


@given(
    state=st.sampled_from(State), kind=st.sampled_from(Kind), duty=st.sampled_from(Duty)
)
def test_only_what_runs_with_a_due_date_climbs(
    state: State, kind: Kind, duty: Duty
) -> None:
    now = part(state=state, kind=kind, duty=duty)
    climbs = state in OPEN and kind == Kind.ACTION and duty != Duty.SUPPORT
    assert (due(now, 20) is not None) == climbs
    assert climbs or refusal(STEPS[Form.SLIP], now, later(20))


def test_a_request_for_more_time_is_answered_first() -> None:
    why = refusal(STEPS[Form.SLIP], part(asked_until=later(30)), later(2))
    assert "先批复" in why


@pytest.mark.parametrize(
    ("verb", "more"),
    [(Verb.AMEND_DUE, {"due_on": later(30), "whole": True}), (Verb.RETURN, {})],
)
def test_another_date_or_a_return_begins_the_ladder_anew(
    verb: Verb, more: dict[str, Any]
) -> None:
    assert apply(part(step=4), fact(verb, **more)).step == 0
    assert apply(part(step=4), fact(Verb.REPORT)).step == 4


def test_slips_are_counted_until_they_are_signed_for() -> None:
    now = apply(part(), fact(Verb.URGE, step=3, slip=True))
    now = apply(now, fact(Verb.URGE, step=4, slip=True))
    assert (now.step, now.slips) == (4, 2)
    assert apply(now, fact(Verb.URGE)).step == 4
    assert apply(now, fact(Verb.ACKNOWLEDGE)).slips == 0
