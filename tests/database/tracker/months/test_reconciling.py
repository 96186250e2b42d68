"""A month counted by hand: what came, what went, and that it comes out even."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.months.calendar_days import (
    APRIL,
    MARCH,
    MAY,
    at,
    charged,
    close,
    done,
    kinds,
    seen,
)
from tests.factories import make_assignment, make_department
from tracker.acts import act, correct
from tracker.models import Standing
from tracker.months import balance, signing
from tracker.recording import Words
from tracker.workflow import Kind, NotAllowed, Verb

V = Verb


def test_april_by_hand(
    bureau: Department, officer: User, senior: User, db: None
) -> None:
    """Three in March, one of them closed there; in April two more, then one closed,
    one withdrawn, one passed on, one superseded, and the first reopened."""
    one, two, three = (charged(officer, bureau, 3, day) for day in (2, 3, 4))
    close(one, officer, senior, 3, 20)
    four, five = (charged(officer, bureau, 4, day) for day in (1, 30))
    close(two, officer, senior, 4, 10)
    done(three, V.WITHDRAW, senior, 4, 11)
    there = make_department()
    done(four, V.PASS_ON, officer, 4, 12, department=there)
    done(five, V.SUPERSEDE, senior, 4, 30, docket=charged(officer, there, 4, 2).docket)
    done(one, V.REOPEN, senior, 4, 15)

    march, april = seen(MARCH), seen(APRIL)
    (row,) = march.balances
    assert (row.opening, row.flows, row.closing) == (0, {"charged": 3, "closed": 1}, 2)
    own, other = april.balances
    assert own.opening == 2 and own.closing == 1
    assert own.flows == {
        "charged": 2,
        "reopened": 1,
        "closed": 1,
        "withdrawn": 1,
        "passed_out": 1,
        "superseded": 1,
    }
    assert (other.opening, other.closing) == (0, 2)
    assert other.flows == {"charged": 1, "passed_in": 1}
    assert april.differences == march.differences == []
    assert kinds(april) == {
        "charged": 4,
        "closed": 1,
        "ended": 3,
        "reopened": 1,
        "unreported": 1,
    }


def test_a_wrong_click_of_the_same_month_moves_nothing(
    bureau: Department, officer: User, senior: User
) -> None:
    now = timezone.localtime()
    part = make_assignment(officer, bureau, charged_on=now.date())
    undo = correct(act(part, V.WITHDRAW, senior, Words("不办了")), senior)
    found = seen(now.date().replace(day=1), undo.recorded_at)
    assert found.balances[0].flows == {"charged": 1}
    assert kinds(found) == {"charged": 1, "corrected": 1}


def test_a_correction_after_the_month_shows_in_the_next(
    bureau: Department, officer: User, senior: User
) -> None:
    part = charged(officer, bureau, 3, 2)
    event = done(part, V.WITHDRAW, senior, 3, 3)
    assert seen(MARCH).balances[0].closing == 0
    undo = correct(event, senior, "点错了")
    now = undo.recorded_at.date().replace(day=1)
    (row,) = seen(now, undo.recorded_at).balances
    assert (row.opening, row.flows, row.closing) == (0, {"restored": 1}, 1)
    assert seen(MARCH).balances[0].closing == 0


def test_reading_matter_and_supporting_parts_are_no_stock(
    bureau: Department, officer: User
) -> None:
    charged(officer, bureau, 4, 2, kind=Kind.INFORMATION)
    charged(officer, make_department(), 4, 2, support=[bureau])
    (row,) = seen(APRIL).balances
    assert row.closing == 1 and row.department != bureau.pk


def test_what_was_due_moved_returned_held_is_listed(
    bureau: Department, officer: User, senior: User
) -> None:
    part = charged(officer, bureau, 3, 2, due_on=at(4, 20).date())
    done(part, V.SIGN_FOR, officer, 3, 3)
    done(part, V.REPORT_DONE, officer, 4, 5)
    done(part, V.RETURN, senior, 4, 6)
    assert kinds(seen(APRIL)) == {"due": 1, "returned": 1}
    done(part, V.AMEND_DUE, senior, 4, 7, due_on=at(5, 9).date())
    done(part, V.HOLD, senior, 4, 8)
    april = seen(APRIL)
    assert kinds(april) == {"returned": 1, "moved": 1, "held": 1}
    (moved,) = [line for line in april.lines if line.kind == "moved"]
    assert moved.what == "改时限 2026-04-20 → 2026-05-09"
    assert kinds(seen(MAY)) == {"due": 1}


def test_where_it_does_not_come_out_even_it_says_so_and_is_not_signed(
    bureau: Department, officer: User, senior: User
) -> None:
    part = charged(officer, bureau, 4, 2)
    Standing.objects.filter(assignment=part).update(state="closed")
    found = seen(APRIL)
    (words,) = balance.differences(found.balances)
    assert words.startswith(f"{bureau}:期初 0 件,增 1 件") and "实有 0 件" in words
    with pytest.raises(NotAllowed, match="合计对不上"):
        signing.sign(APRIL, senior, now=at(6, 20))
