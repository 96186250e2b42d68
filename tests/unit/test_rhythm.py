"""When the next report is due."""

import datetime

import pytest

from tracker.rhythm import Interval, months_later, next_report


@pytest.mark.parametrize(
    ("day", "interval", "due"),
    [
        ("2026-03-16", Interval.WEEK, "2026-03-23"),
        ("2026-03-16", Interval.MONTH, "2026-04-16"),
        ("2026-01-31", Interval.MONTH, "2026-02-28"),
        ("2024-01-31", Interval.MONTH, "2024-02-29"),
        ("2026-12-31", Interval.QUARTER, "2027-03-31"),
        ("2026-11-30", Interval.QUARTER, "2027-02-28"),
    ],
)
def test_intervals_end_on_the_same_day(day: str, interval: Interval, due: str) -> None:
    found = next_report(datetime.date.fromisoformat(day), interval)
    assert found == datetime.date.fromisoformat(due)


def test_no_rhythm_owes_nothing() -> None:
    assert next_report(datetime.date(2026, 3, 16), Interval.NONE) is None


def test_december_is_followed_by_january() -> None:
    assert months_later(datetime.date(2026, 12, 5), 1) == datetime.date(2027, 1, 5)
