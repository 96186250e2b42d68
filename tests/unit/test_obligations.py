"""Each report that was owed: period, day, and the event that met it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.unit.presents import DAY, fact, start
from tracker.calendar import working_day_from
from tracker.facts import Fact
from tracker.obligations import Obligation, obligations
from tracker.rhythm import Interval
from tracker.states import Duty, Verb

V = Verb
SIGNED = fact(V.SIGN_FOR)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def plain(one: datetime.date) -> datetime.date:
    return one


def owed(*facts: Fact, by: str, **more: Any) -> list[Obligation]:
    return obligations([start(**more), SIGNED, *facts], plain, day(by))


def told(found: list[Obligation]) -> list[tuple[str, int | None, bool]]:
    return [(f"{one.due_on}", one.met_by, one.in_time) for one in found]


def test_a_silent_department_owes_every_month() -> None:
    found = owed(by="2026-06-16")
    assert told(found) == [
        ("2026-04-16", None, False),
        ("2026-05-16", None, False),
        ("2026-06-16", None, False),
    ]


def test_nothing_is_owed_before_its_day() -> None:
    assert owed(by="2026-04-15") == []


def test_a_report_meets_its_period_and_the_next_counts_from_it() -> None:
    report = fact(V.REPORT, 3, day("2026-04-10"))
    found = owed(report, by="2026-05-10")
    assert told(found) == [("2026-04-16", 3, True), ("2026-05-10", None, False)]


def test_no_change_meets_the_duty_as_a_report_does() -> None:
    found = owed(fact(V.NO_CHANGE, 3, day("2026-04-16")), by="2026-04-20")
    assert told(found) == [("2026-04-16", 3, True)]


def test_a_late_report_meets_what_was_missed_late_and_its_own_period_in_time() -> None:
    found = owed(fact(V.REPORT, 3, day("2026-05-20")), by="2026-06-01")
    assert told(found) == [
        ("2026-04-16", 3, False),
        ("2026-05-16", 3, False),
        ("2026-06-16", 3, True),
    ]


def test_a_changed_interval_counts_from_its_event_on() -> None:
    weekly = fact(V.SET_INTERVAL, 3, day("2026-04-01"), interval=Interval.WEEK)
    found = owed(weekly, by="2026-04-15")
    assert [str(one.due_on) for one in found] == ["2026-04-08", "2026-04-15"]


def test_nothing_is_owed_while_on_hold() -> None:
    held = fact(V.HOLD, 3, day("2026-04-01"))
    resumed = fact(V.RESUME, 4, day("2026-06-01"))
    found = owed(held, resumed, by="2026-07-01")
    assert told(found) == [("2026-07-01", None, False)]


def test_nothing_is_owed_while_waiting_for_verification() -> None:
    done = fact(V.REPORT_DONE, 3, day("2026-04-01"))
    back = fact(V.RETURN, 4, day("2026-06-01"))
    found = owed(done, back, by="2026-07-01")
    assert told(found) == [("2026-04-16", 3, True), ("2026-07-01", None, False)]


def test_a_corrected_report_meets_nothing() -> None:
    report = fact(V.REPORT, 3, day("2026-04-10"))
    undone = fact(V.CORRECT, 4, day("2026-04-10"), corrects=3)
    found = owed(report, undone, by="2026-04-16")
    assert told(found) == [("2026-04-16", None, False)]


def test_what_waits_for_release_is_not_told_yet() -> None:
    sent = fact(V.REPORT, 3, day("2026-04-10"), pending=True)
    assert told(owed(sent, by="2026-04-16")) == [("2026-04-16", None, False)]
    released = fact(V.RELEASE, 4, day("2026-04-16"))
    assert told(owed(sent, released, by="2026-04-20")) == [("2026-04-16", 4, True)]


@pytest.mark.parametrize("duty", [Duty.SUPPORT, Duty.LEAD])
def test_a_report_that_was_asked_for_is_owed_by_anyone(duty: Duty) -> None:
    urged = fact(V.URGE, 3, day("2026-03-20"), due_on=day("2026-03-25"))
    found = owed(urged, by="2026-03-31", duty=duty)
    assert told(found) == [("2026-03-25", None, False)] and found[0].asked


def test_support_owes_nothing_by_rhythm() -> None:
    assert owed(by="2026-12-31", duty=Duty.SUPPORT) == []


def test_a_day_of_rest_gives_grace_to_the_next_working_day() -> None:
    """16 May 2026 is a Saturday; Monday 18 May is in time, Tuesday is late."""

    def calendar(one: datetime.date) -> datetime.date:
        return working_day_from(one, {})

    first = fact(V.REPORT, 3, day("2026-04-16"))
    for when, in_time in (("2026-05-18", True), ("2026-05-19", False)):
        facts = [start(), SIGNED, first, fact(V.REPORT, 4, day(when))]
        found = obligations(facts, calendar, day("2026-05-31"))
        due = next(one for one in found if one.due_on == day("2026-05-16"))
        assert (due.last_day, due.in_time) == (day("2026-05-18"), in_time)


def test_a_working_saturday_is_the_day_itself() -> None:
    """9 May 2026, a Saturday, is worked (调休); an office may say otherwise."""
    saturday = day("2026-05-09")
    assert working_day_from(saturday, {}) == saturday
    assert working_day_from(saturday, {saturday: False}) == day("2026-05-11")


def test_the_open_duty_is_the_one_that_the_present_shows() -> None:
    facts = [start(), SIGNED, fact(V.REPORT, 3, day("2026-04-10"))]
    (_, open_one) = obligations(facts, plain, day("2026-05-10"))
    assert open_one.since == day("2026-04-10") and open_one.since > DAY
