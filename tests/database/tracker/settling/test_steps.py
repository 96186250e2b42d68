"""Draft, preview, frozen, a further version: in order, once, by whom it may be."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.factories import make_user
from tests.merits import make_approved
from tests.settling import (
    YEAR,
    day,
    later,
    make_draft,
    make_frozen,
    make_preview,
    score_of,
)
from tracker.models import Assignment, Settlement, SettlementStep
from tracker.roles import Role
from tracker.settling import steps
from tracker.workflow import NotAllowed


def test_a_draft_counts_every_body_and_keeps_who_counted(
    late: Assignment, officer: User
) -> None:
    made = make_draft(officer)
    score = score_of(made, late.department_id)
    assert score.count and score.total is not None and score.total < 100
    (step,) = SettlementStep.objects.all()
    assert (step.recorder_name, step.verb, step.sha256) == (
        "陆明远",
        "count",
        made.sha256,
    )


def test_a_year_has_one_version_that_is_not_frozen(
    late: Assignment, officer: User, senior: User
) -> None:
    make_draft(officer)
    with pytest.raises(NotAllowed, match="还没有定稿"):
        make_draft(senior)
    assert Settlement.objects.count() == 1


def test_steps_are_taken_by_whom_they_may(
    late: Assignment, officer: User, leader: User, senior: User
) -> None:
    with pytest.raises(NotAllowed, match="由督查室办理"):
        make_draft(leader)
    made = make_draft(officer)
    with pytest.raises(NotAllowed, match="由高级督查员办理"):
        steps.show(made, day(3), made.seq, officer)
    with pytest.raises(NotAllowed, match="还没有向单位公示"):
        steps.freeze(made, made.seq, senior)


def test_a_form_made_before_another_persons_step_is_refused(
    late: Assignment, officer: User, senior: User
) -> None:
    made = make_draft(officer)
    seen = made.seq
    steps.recount(made, seen, senior)
    with pytest.raises(NotAllowed, match="顾清如刚刚办了“统计”"):
        steps.show(made, day(3), seen, senior)


def test_it_freezes_only_after_the_window(late: Assignment, senior: User) -> None:
    made = make_preview(senior, until=5)
    with later(5), pytest.raises(NotAllowed, match="截止"):
        steps.freeze(made, made.seq, senior)
    with later(6):
        steps.freeze(made, made.seq, senior)
    made.refresh_from_db()
    assert made.is_frozen and made.frozen_at


def test_what_is_frozen_takes_no_further_step(late: Assignment, senior: User) -> None:
    made = make_frozen(senior)
    with pytest.raises(NotAllowed, match="另起一版"):
        steps.recount(made, made.seq, senior)
    with pytest.raises(NotAllowed, match="另起一版"):
        steps.show(made, day(9), made.seq, senior)
    with pytest.raises(NotAllowed, match="另起一版"):
        steps.freeze(made, made.seq, senior)


def test_another_counting_says_whose_score_moved(
    bureau: Department, late: Assignment, officer: User, senior: User
) -> None:
    made = make_preview(senior)
    before = score_of(made, bureau.pk).shown
    make_approved(officer, senior, bureau, kind="malus", on=day(), year=YEAR)
    made = steps.recount(made, made.seq, officer)
    after = score_of(made, bureau.pk).shown
    assert before != after
    assert made.steps.latest("seq").changes == [[bureau.name, before, after]]
    assert made.is_preview  # the window goes on


def test_a_correction_is_a_version_of_its_own_with_a_reason(
    late: Assignment, senior: User
) -> None:
    first = make_frozen(senior)
    with pytest.raises(NotAllowed, match="请写明理由"):
        make_draft(senior)
    second = make_draft(senior, reason="漏计一次通报表扬")
    assert (second.version, second.reason) == (2, "漏计一次通报表扬")
    first.refresh_from_db()
    assert first.is_frozen


def test_a_day_that_has_not_come_is_no_cut_off(late: Assignment, senior: User) -> None:
    with pytest.raises(NotAllowed, match="截止日不能晚于今天"):
        make_draft(senior, cutoff=day(1))


@pytest.mark.django_db
def test_the_usual_window_is_of_three_working_days() -> None:
    """The Saturday after that Friday is one of 调休, and works."""
    friday = day().replace(year=2026, month=5, day=8)
    assert steps.usual_until(friday).isoformat() == "2026-05-12"


def test_who_is_senior_may_freeze_what_another_showed(
    late: Assignment, senior: User
) -> None:
    made = make_preview(senior)
    with later(6):
        steps.freeze(made, made.seq, make_user(Role.SENIOR))
    assert made.steps.latest("seq").verb == "freeze"
