"""Working days: the national calendar, 调休 included, then the office's own days."""

from __future__ import annotations

import datetime

import pytest

from tracker.calendar import doubt, doubts, is_known, is_working, working_days_after


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "works"),
    [
        ("2026-09-18", True),  # a Friday
        ("2026-09-19", False),  # a Saturday
        ("2026-09-20", True),  # a Sunday worked for the National Day holidays
        ("2026-10-01", False),
        ("2026-10-07", False),  # a Wednesday, the last day of the holidays
        ("2026-10-08", True),
        ("2026-10-10", True),  # a Saturday worked
        ("2025-12-31", True),
        ("2026-01-01", False),
        ("2020-01-31", False),  # the holidays of that year were made longer
    ],
)
def test_holidays_and_worked_weekends(on: str, works: bool) -> None:
    assert is_working(day(on), {}) is works


def test_the_office_goes_before_the_nation() -> None:
    own = {day("2026-09-18"): False, day("2026-10-01"): True}
    assert not is_working(day("2026-09-18"), own)
    assert is_working(day("2026-10-01"), own)
    assert is_working(day("2026-10-08"), own)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-09-18", 0, "2026-09-18"),
        ("2026-09-18", 1, "2026-09-20"),  # the worked Sunday counts
        ("2026-09-18", 10, "2026-10-09"),  # 7 days of holidays between
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-10-09", 1, "2026-10-10"),  # the worked Saturday counts
        ("2025-12-31", 1, "2026-01-04"),  # over the turn of the year, on a Sunday
        ("2026-11-20", 1, "2026-11-23"),  # Friday to Monday
    ],
)
def test_the_day_itself_is_day_zero(start: str, count: int, end: str) -> None:
    assert working_days_after(day(start), count, {}) == day(end)


def test_own_days_move_the_end() -> None:
    rests = {day("2026-11-23"): False}
    assert working_days_after(day("2026-11-20"), 1, rests) == day("2026-11-24")


def test_years_without_a_notice_rest_on_weekends_only() -> None:
    assert not is_known(day("2049-10-01"))
    assert is_known(day("2026-10-01"))
    assert is_working(day("2049-10-01"), {})  # a Friday
    assert not is_working(day("2049-10-02"), {})


def test_a_year_without_a_notice_is_told_with_what_the_office_put_in() -> None:
    assert doubt(day("2026-10-10"), {}) == ""
    assert doubts(day("2048-11-20"), {day("2049-10-01"): False}) == [
        "2048 年放假安排还没有收录,按双休日推算。",
        "2049 年放假安排还没有收录,按双休日和本室填的 1 天推算。",
    ]
