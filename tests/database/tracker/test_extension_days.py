"""Until which day an extension may be asked for, and what it must ask (§4.12)."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings.models import Department
from tests.factories import make_assignment, make_department
from tracker import lights
from tracker.acts import act
from tracker.models import Assignment
from tracker.recording import Words
from tracker.workflow import NotAllowed, Verb

V = Verb
ONE = datetime.timedelta(days=1)
YEAR_END = datetime.date(2025, 12, 31)
SATURDAY = datetime.date(2026, 2, 14)  # of work, before 春节


def light(part: Assignment, today: datetime.date) -> str:
    row = Assignment.objects.with_light(today).get(pk=part.pk)
    return str(row.light)  # type: ignore[attr-defined]


def ask(part: Assignment, by: User, on: datetime.date, until: datetime.date) -> None:
    act(part, V.ASK_EXTENSION, by, Words("等批复", happened_on=on, due_on=until))


@pytest.mark.parametrize("due", [YEAR_END, SATURDAY])
def test_the_day_before_is_the_last_on_which_one_may_ask(
    officer: User, liaison: User, bureau: Department, due: datetime.date
) -> None:
    part = make_assignment(officer, bureau, due_on=due, charged_on=due - 20 * ONE)
    with pytest.raises(NotAllowed, match="之前申请"):
        ask(part, liaison, due, due + 9 * ONE)
    ask(part, liaison, due - ONE, due + 9 * ONE)
    part.refresh_from_db()
    assert part.asked_until == due + 9 * ONE


def test_what_is_due_on_the_day_of_charging_cannot_be_extended_any_more(
    officer: User, liaison: User, bureau: Department
) -> None:
    part = make_assignment(officer, bureau, due_on=YEAR_END, charged_on=YEAR_END)
    with pytest.raises(NotAllowed, match="之前申请"):
        ask(part, liaison, YEAR_END, YEAR_END + ONE)


def test_a_call_before_the_due_date_counts_though_it_is_written_down_later(
    officer: User, bureau: Department
) -> None:
    part = make_assignment(
        officer, bureau, due_on=YEAR_END, charged_on=YEAR_END - 20 * ONE
    )
    words = Words(
        "等批复",
        channel="phone",
        caller="小宋",
        happened_on=YEAR_END - ONE,
        due_on=YEAR_END + ONE,
    )
    act(part, V.ASK_EXTENSION, officer, words)
    part.refresh_from_db()
    assert part.asked_until == YEAR_END + ONE


@pytest.mark.parametrize(
    ("text", "until", "why"),
    [
        ("", YEAR_END + ONE, "请填写延期理由"),
        ("等批复", None, "请填写新的时限"),
        ("等批复", YEAR_END, "不用改"),
        ("等批复", YEAR_END - ONE, "延期要晚于现在的时限"),
    ],
)
def test_reason_and_a_later_day_are_asked_for(
    officer: User,
    liaison: User,
    bureau: Department,
    text: str,
    until: datetime.date | None,
    why: str,
) -> None:
    begun = YEAR_END - 20 * ONE
    part = make_assignment(officer, bureau, due_on=YEAR_END, charged_on=begun)
    with pytest.raises(ValidationError, match=why):
        act(
            part, V.ASK_EXTENSION, liaison, Words(text, happened_on=begun, due_on=until)
        )


def test_while_it_waits_the_old_date_counts_and_the_answer_moves_it(
    officer: User, liaison: User, bureau: Department
) -> None:
    begun = YEAR_END - 20 * ONE
    part = make_assignment(officer, bureau, due_on=YEAR_END, charged_on=begun)
    ask(part, liaison, YEAR_END - ONE, YEAR_END + 9 * ONE)
    assert light(part, YEAR_END + ONE) == lights.LATE
    act(part, V.EXTEND, officer, Words(due_on=YEAR_END + 5 * ONE))
    docket = part.docket
    docket.refresh_from_db()
    assert (docket.original_due_on, docket.due_on, docket.moves) == (
        YEAR_END,
        YEAR_END + 5 * ONE,
        1,
    )
    assert light(part, YEAR_END + 5 * ONE) == lights.SOON
    assert light(part, YEAR_END + 6 * ONE) == lights.LATE


def test_only_the_lead_asks_and_the_others_get_the_new_date(
    officer: User, liaison: User, outsider: User, bureau: Department
) -> None:
    other = outsider.memberships.get().department
    assert other is not None
    begun = YEAR_END - 20 * ONE
    part = make_assignment(
        officer, bureau, responsible=[other], due_on=YEAR_END, charged_on=begun
    )
    theirs = part.docket.assignments.get(department=other)
    with pytest.raises(NotAllowed, match="由牵头单位统一办理"):
        ask(theirs, outsider, begun, YEAR_END + ONE)
    ask(part, liaison, begun, YEAR_END + ONE)
    act(part, V.EXTEND, officer, Words(due_on=YEAR_END + ONE))
    assert light(theirs, YEAR_END + ONE) == lights.SOON


def test_a_refusal_needs_its_reason_and_leaves_the_date(
    officer: User, liaison: User
) -> None:
    bureau = liaison.memberships.get().department
    begun = YEAR_END - 20 * ONE
    part = make_assignment(
        officer,
        bureau,
        support=[make_department()],
        due_on=YEAR_END,
        charged_on=begun,
    )
    ask(part, liaison, begun, YEAR_END + ONE)
    with pytest.raises(ValidationError, match="不同意的理由"):
        act(part, V.DENY_EXTENSION, officer)
    act(part, V.DENY_EXTENSION, officer, Words("年内必须完成"))
    part.docket.refresh_from_db()
    assert (part.docket.due_on, part.docket.moves) == (YEAR_END, 0)
    ask(part, liaison, begun + ONE, YEAR_END + ONE)
    part.refresh_from_db()
    assert part.asked_until == YEAR_END + ONE
