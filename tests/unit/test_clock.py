"""13710 and the edges of a rhythm: day 0, the last day, the turn of a year, 调休."""

from __future__ import annotations

import datetime

import pytest

from tests.unit.presents import fact, start
from tracker.calendar import working_day_from
from tracker.charging.deadlines import Deadline, due
from tracker.facts import Fact
from tracker.obligations import Obligation, obligations
from tracker.rhythm import Interval
from tracker.states import Verb

FRIDAY = datetime.date(2026, 11, 20)  # a meeting at 17:00: the hour counts for nothing


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("words", "unit", "count", "last"),
    [
        ("3天内反馈", "days", 3, "2026-11-23"),  # Monday
        ("3个工作日内反馈", "working_days", 3, "2026-11-25"),  # Wednesday
        ("7天内办结", "days", 7, "2026-11-27"),
        ("1个月内办结", "months", 1, "2026-12-20"),
    ],
)
def test_the_13710_clock_counts_from_the_day_of_the_meeting(
    words: str, unit: str, count: int, last: str
) -> None:
    assert due(Deadline(words, None, unit, count), FRIDAY, {}).on == day(last)


def owed(charged: str, *facts: Fact, by: str, interval: Interval) -> list[Obligation]:
    begun = Fact(
        1,
        Verb.CHARGE,
        day(charged),
        duty=start().duty,
        interval=interval,
    )
    told = [begun, fact(Verb.SIGN_FOR, 2, day(charged)), *facts]
    return obligations(told, lambda one: working_day_from(one, {}), day(by))


def test_a_report_on_the_day_of_charging_leaves_the_period_open() -> None:
    report = fact(Verb.REPORT, 3, day("2026-03-02"))
    found = owed("2026-03-02", report, by="2026-03-09", interval=Interval.WEEK)
    assert [(o.due_on, o.met_by) for o in found] == [(day("2026-03-09"), None)]


@pytest.mark.parametrize(
    ("told", "in_time"), [("2026-03-09", True), ("2026-03-10", False)]
)
def test_the_last_day_is_in_time_and_the_next_is_not(told: str, in_time: bool) -> None:
    report = fact(Verb.REPORT, 3, day(told))
    found = owed("2026-03-02", report, by="2026-03-12", interval=Interval.WEEK)
    assert found[0].in_time is in_time


def test_a_worked_saturday_gives_no_grace() -> None:
    """10 October 2026 is a Saturday worked for the holidays, 17 October is not."""
    found = owed("2026-10-03", by="2026-10-20", interval=Interval.WEEK)
    assert [(o.due_on, o.last_day) for o in found] == [
        (day("2026-10-10"), day("2026-10-10")),
        (day("2026-10-17"), day("2026-10-19")),
    ]


def test_the_last_of_december_is_followed_by_the_first_working_day() -> None:
    """1 to 3 January 2026 were holidays; the 4th, a Sunday, was worked."""
    found = owed("2025-12-01", by="2026-01-04", interval=Interval.MONTH)
    assert [(o.due_on, o.last_day) for o in found] == [
        (day("2026-01-01"), day("2026-01-04"))
    ]
    found = owed("2025-10-31", by="2025-12-31", interval=Interval.MONTH)
    assert found[0].due_on == day("2025-11-30")  # November has no 31st
    assert found[1].due_on == day("2025-12-30")
