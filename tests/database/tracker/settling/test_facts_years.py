"""Each fact belongs to one year (design §4.9)."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User

from meetings.models import Department
from tests.database.tracker.settling.lives import charged, closed, day, done, kinds
from tracker.workflow import Verb

LAST = datetime.date(2026, 12, 31)
NEXT = datetime.date(2027, 12, 31)


def test_a_part_belongs_to_the_year_of_its_due_date(
    officer: User, senior: User, bureau: Department
) -> None:
    part = charged(officer, bureau, due_on=day(3, 31, 2027))
    assert kinds(2026, LAST) == ["open"]
    closed(part, officer, senior, day(10, 1))
    assert kinds(2026, LAST) == []
    assert kinds(2027, NEXT) == ["item", "on_time"]


def test_what_was_overdue_is_scored_once_and_carried_on(
    officer: User, bureau: Department
) -> None:
    charged(officer, bureau)
    assert kinds(2026, LAST) == ["item", "overdue"]
    assert kinds(2027, NEXT) == ["open"]


def test_without_a_due_date_it_is_the_year_of_the_closing(
    officer: User, senior: User, bureau: Department
) -> None:
    part = charged(officer, bureau, due_on=None, charged_on=day(3, 1, 2025))
    assert kinds(2025, day(12, 31, 2025)) == ["open"]
    closed(part, officer, senior, day(2, 1))
    assert kinds(2025, day(12, 31, 2025)) == ["open"]
    assert kinds(2026, LAST) == ["closed", "item"]
    assert kinds(2027, NEXT) == []


def test_a_return_goes_with_its_part_into_the_year_of_the_due_date(
    officer: User, senior: User, bureau: Department
) -> None:
    part = charged(officer, bureau, due_on=day(3, 31, 2027))
    done(part, Verb.REPORT_DONE, officer, day(6, 20))
    done(part, Verb.RETURN, senior, day(6, 21))
    assert kinds(2026, LAST) == ["open"]
    assert kinds(2027, NEXT) == ["item", "overdue", "returned"]


def test_what_happens_in_a_later_year_than_the_due_date_is_of_that_year(
    officer: User, senior: User, bureau: Department
) -> None:
    part = charged(officer, bureau, due_on=day(6, 30, 2025), charged_on=day(1, 5, 2025))
    done(part, Verb.REPORT_DONE, officer, day(6, 20))
    done(part, Verb.RETURN, senior, day(6, 21))
    assert kinds(2025, day(12, 31, 2025)) == ["item", "overdue"]
    assert kinds(2026, LAST) == ["open", "returned"]
