"""Signed in order, once, from the last working day on; then nothing changes it."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from meetings.models import Department
from tests.database.tracker.months.calendar_days import (
    APRIL,
    MARCH,
    MAY,
    at,
    charged,
    close,
    done,
    seen,
)
from tracker.models import MonthCheck
from tracker.months import lines
from tracker.months.signing import refusal, sign
from tracker.months.windows import last_working_day
from tracker.workflow import NotAllowed, Verb

NOW = at(6, 20)


def test_in_order_and_once(bureau: Department, officer: User, senior: User) -> None:
    charged(officer, bureau, 3, 2)
    check = sign(MARCH, senior, "账实相符", NOW)
    assert (check.signer_name, check.note) == ("顾清如", "账实相符")
    with pytest.raises(NotAllowed, match="不能再签"):
        sign(MARCH, senior, now=NOW)
    with pytest.raises(NotAllowed, match="先签 2026 年 4 月"):
        sign(MAY, senior, now=NOW)
    sign(APRIL, senior, now=NOW)
    assert "不再补签" in refusal(datetime.date(2026, 2, 1), NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthCheck.objects.filter(month=APRIL).update(month=MARCH)


def test_only_a_senior_officer_signs(officer: User, leader: User) -> None:
    for user in (officer, leader):
        with pytest.raises(NotAllowed, match="高级督查员"):
            sign(MARCH, user, now=NOW)


def test_this_month_from_its_last_working_day_on(senior: User) -> None:
    assert last_working_day(MAY) == datetime.date(2026, 5, 29)  # a Friday
    for day, waits in ((28, True), (29, False), (31, False)):
        assert bool(refusal(MAY, at(5, day))) is waits
    assert "最后一个工作日(5 月 29 日)" in refusal(MAY, at(5, 28))


def test_later_events_change_nothing_of_it(
    bureau: Department, officer: User, senior: User
) -> None:
    part = charged(officer, bureau, 3, 2)
    check = sign(MARCH, senior, now=NOW)
    before = check.lines
    # Written down now, dated back into March: it is told in April.
    charged(officer, bureau, 3, 9)
    done(part, Verb.WITHDRAW, senior, 3, 10)
    check.refresh_from_db()
    assert check.lines == before and lines.sum_of(before) == check.sha256
    assert seen(MARCH).balances[0].closing == 1
    (row,) = seen(APRIL).balances
    assert (row.opening, row.closing) == (1, 1)
    assert row.flows == {"charged": 1, "withdrawn": 1}
    sign(APRIL, senior, now=NOW)


def test_a_month_signed_before_its_end_leaves_the_rest_to_the_next(
    bureau: Department, officer: User, senior: User
) -> None:
    part = charged(officer, bureau, 5, 4, due_on=datetime.date(2026, 5, 30))
    sign(MAY, senior, now=at(5, 29, 15))
    done(part, Verb.SIGN_FOR, officer, 5, 29)
    close(charged(officer, bureau, 5, 30), officer, senior, 5, 31)
    june = seen(datetime.date(2026, 6, 1))
    assert june.balances[0].flows == {"charged": 1, "closed": 1}
    assert [line.kind for line in june.lines].count("due") == 1
    assert june.differences == []


def test_lines_are_read_back_as_they_were(
    bureau: Department, officer: User, senior: User
) -> None:
    charged(officer, bureau, 3, 2)
    live = seen(MARCH).kept
    assert lines.load(lines.dump(live)) == live
    sign(MARCH, senior, now=NOW)
    assert seen(MARCH).kept == live
