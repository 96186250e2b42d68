"""A month in which a body went into another: what went over comes out even."""

from __future__ import annotations

from django.contrib.auth.models import User

from meetings.models import Department
from tests.database.tracker.months.calendar_days import (
    APRIL,
    MARCH,
    charged,
    done,
    seen,
)
from tests.factories import make_department
from tracker.workflow import Verb

V = Verb


def test_what_is_handed_over_goes_out_here_and_comes_in_there(
    bureau: Department, officer: User, db: None
) -> None:
    there = make_department()
    one, _ = (charged(officer, bureau, 3, day) for day in (2, 3))
    done(one, V.HAND_OVER, officer, 4, 12, department=there)
    april = seen(APRIL)
    own, other = april.balances
    assert (own.opening, own.flows, own.closing) == (2, {"passed_out": 1}, 1)
    assert (other.opening, other.flows, other.closing) == (0, {"passed_in": 1}, 1)
    assert april.differences == seen(MARCH).differences == []


def test_a_part_that_is_joined_leads_from_then_on(
    bureau: Department, officer: User, db: None
) -> None:
    """Who carries on was responsible there before: no 件 of its own in March."""
    there = make_department()
    lead = charged(officer, bureau, 3, 2, responsible=[there])
    done(lead, V.HAND_OVER, officer, 4, 12, department=there)
    march, april = seen(MARCH), seen(APRIL)
    assert march.differences == april.differences == []
    assert [row.flows for row in march.balances] == [{"charged": 1}]
    assert [row.flows for row in april.balances] == [
        {"passed_out": 1},
        {"passed_in": 1},
    ]
