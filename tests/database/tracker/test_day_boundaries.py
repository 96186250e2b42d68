"""Lights and punctuality on the days on which they turn (design §4.4, §4.5)."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment
from tracker import boards, lights, replay
from tracker.acts import act
from tracker.models import Assignment
from tracker.recording import Words
from tracker.workflow import NotAllowed, State, Verb

V = Verb
YEAR_END = datetime.date(2025, 12, 31)


def days(count: int) -> datetime.timedelta:
    return datetime.timedelta(days=count)


def light(assignment: Assignment, today: datetime.date) -> str:
    row = Assignment.objects.with_light(today).get(pk=assignment.pk)
    return str(row.light)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("after", "shown"),
    [(-8, "ok"), (-7, "soon"), (0, "soon"), (1, "late")],
)
def test_the_due_day_is_the_last_that_is_not_red(
    officer: User, bureau: Department, after: int, shown: str
) -> None:
    """Also when it is the last day of a year."""
    begun = YEAR_END - days(20)
    part = make_assignment(officer, bureau, due_on=YEAR_END, charged_on=begun)
    assert light(part, YEAR_END + days(after)) == shown


def test_due_on_the_day_of_charging_is_soon_that_day_and_late_the_next(
    officer: User, bureau: Department
) -> None:
    part = make_assignment(officer, bureau, due_on=YEAR_END, charged_on=YEAR_END)
    assert light(part, YEAR_END) == lights.SOON
    assert light(part, YEAR_END + days(1)) == lights.LATE


@pytest.mark.parametrize(("after", "shown"), [(29, "ok"), (30, "still")])
def test_thirty_days_without_progress_turn_the_light(
    officer: User, liaison: User, bureau: Department, after: int, shown: str
) -> None:
    begun = YEAR_END - days(60)
    part = make_assignment(officer, bureau, charged_on=begun)
    act(part, V.SIGN_FOR, liaison, Words(happened_on=begun))
    act(part, V.REPORT, liaison, Words("已开工", happened_on=begun + days(10)))
    act(part, V.NO_CHANGE, liaison, Words(happened_on=begun + days(39)))
    assert light(part, begun + days(10 + after)) == shown


def claimed(officer: User, bureau: Department, liaison: User, after: int) -> Assignment:
    """Due ten days ago, and claimed so many days after that."""
    due = timezone.localdate() - days(10)
    part = make_assignment(officer, bureau, due_on=due, charged_on=due - days(20))
    act(part, V.SIGN_FOR, liaison, Words(happened_on=due - days(20)))
    words = Words("全部完成", happened_on=due + days(after))
    act(part, V.REPORT_DONE, liaison, words)
    return part


@pytest.mark.parametrize(("after", "on_time"), [(-1, 1), (0, 1), (1, 0)])
def test_a_claim_on_the_due_day_is_on_time_whenever_it_is_verified(
    officer: User,
    senior: User,
    liaison: User,
    bureau: Department,
    after: int,
    on_time: int,
) -> None:
    part = claimed(officer, bureau, liaison, after)
    act(part, V.VERIFY, senior, Words("属实"))
    act(part, V.CLOSE, officer)
    (row,) = boards.by_department(officer, None, timezone.localdate())
    assert (row.tally.on_time, row.tally.due) == (on_time, 1)


def test_returned_after_the_due_date_it_is_as_late_as_if_never_claimed(
    officer: User, senior: User, liaison: User, bureau: Department
) -> None:
    part, today = claimed(officer, bureau, liaison, -2), timezone.localdate()
    assert light(part, today) == lights.WAITING
    act(part, V.RETURN, officer, Words("缺验收单"))
    assert light(part, today) == lights.LATE
    with pytest.raises(ValidationError, match="核查退回"):
        act(part, V.REPORT_DONE, liaison, Words("补齐", happened_on=today - days(12)))
    act(part, V.REPORT_DONE, liaison, Words("补齐"))
    act(part, V.VERIFY, senior, Words("属实"))
    act(part, V.CLOSE, officer)
    (row,) = boards.by_department(officer, None, today)
    assert row.tally.on_time == 0


def test_a_date_that_passes_during_a_hold_is_set_anew(
    officer: User, senior: User, liaison: User, bureau: Department
) -> None:
    today = timezone.localdate()
    due, begun = today - days(5), today - days(40)
    part = make_assignment(officer, bureau, due_on=due, charged_on=begun)
    act(part, V.SIGN_FOR, liaison, Words(happened_on=begun))
    act(part, V.HOLD, senior, Words("资金未到", happened_on=due - days(10)))
    assert light(part, today) == lights.HOLD
    with pytest.raises(ValidationError, match="缓办期间已过"):
        act(part, V.RESUME, officer)
    act(part, V.RESUME, officer, Words(due_on=today + days(10)))
    part = Assignment.objects.select_related("docket").get(pk=part.pk)
    docket = part.docket
    assert part.state == State.IN_HAND
    assert (docket.original_due_on, docket.due_on, docket.moves) == (
        due,
        today + days(10),
        1,
    )
    assert light(part, today + days(10)) != lights.LATE
    assert list(replay.differences()) == []


@pytest.mark.parametrize(("after", "lets"), [(2, False), (3, True)])
def test_an_urging_may_follow_after_three_days(
    officer: User, bureau: Department, after: int, lets: bool
) -> None:
    begun = timezone.localdate() - days(20)
    part = make_assignment(officer, bureau, charged_on=begun)
    act(part, V.URGE, officer, Words(happened_on=begun))
    again = Words(happened_on=begun + days(after))
    if lets:
        act(part, V.URGE, officer, again)
        part.refresh_from_db()
        assert part.urges == 2
    else:
        with pytest.raises(NotAllowed, match="3 天内已催办过"):
            act(part, V.URGE, officer, again)
