"""申诉: within the window, on a line, answered by another; it moves no figure."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from tests.factories import make_user
from tests.settling import day, later, make_draft, make_preview, score_of
from tracker.models import Assignment, DepartmentScore, Objection, Settlement
from tracker.roles import Role
from tracker.settling import canonical, objecting, steps
from tracker.settling.objecting import Said
from tracker.workflow import NotAllowed

WHY = Said("材料在时限前已经送达。")


@pytest.fixture
def preview(late: Assignment, senior: User) -> Settlement:
    return make_preview(senior)


@pytest.fixture
def score(preview: Settlement, late: Assignment) -> DepartmentScore:
    return score_of(preview, late.department_id)


def overdue(score: DepartmentScore) -> str:
    """The key of the line that says so."""
    lines = canonical.load_lines(score.lines)
    found = zip(lines, canonical.keys(lines), strict=True)
    return next(key for line, key in found if line.given < 0)


def test_a_department_objects_to_a_line_and_is_answered(
    score: DepartmentScore, liaison: User, officer: User
) -> None:
    row = objecting.file(score, overdue(score), WHY, liaison)
    assert row.is_open and row.line["words"]
    objecting.answer(row, False, "送达日在时限以后。", officer)
    row.refresh_from_db()
    assert (row.accepted, row.decider_name) == (False, "陆明远")


def test_something_that_is_missing_has_no_line(
    score: DepartmentScore, liaison: User
) -> None:
    assert objecting.file(score, "", WHY, liaison).line == {}


def test_only_the_own_department_and_the_office_object(
    score: DepartmentScore, outsider: User, leader: User, approver: User
) -> None:
    for user in (outsider, leader, approver):
        with pytest.raises(NotAllowed, match="由本单位联络员提出"):
            objecting.file(score, "", WHY, user)


def test_not_before_the_preview_and_not_after_the_window(
    late: Assignment, senior: User, liaison: User
) -> None:
    made = make_draft(senior)
    with pytest.raises(NotAllowed, match="只有公示期间"):
        objecting.file(score_of(made, late.department_id), "", WHY, liaison)
    made = steps.show(made, day(3), made.seq, senior)
    with later(3):
        objecting.file(score_of(made, late.department_id), "", WHY, liaison)
    with later(4), pytest.raises(NotAllowed, match="截止"):
        objecting.file(score_of(made, late.department_id), "", WHY, liaison)


def test_a_line_has_one_open_objection(
    score: DepartmentScore, liaison: User, deputy: User
) -> None:
    key = overdue(score)
    objecting.file(score, key, WHY, liaison)
    with pytest.raises(NotAllowed, match="正等答复"):
        objecting.file(score, key, WHY, deputy)
    assert Objection.objects.count() == 1


def test_of_a_line_that_is_gone_it_is_told(
    score: DepartmentScore, liaison: User
) -> None:
    with pytest.raises(NotAllowed, match="已经没有了"):
        objecting.file(score, "0123456789ab", WHY, liaison)


def test_who_put_it_down_for_a_department_does_not_answer_it(
    score: DepartmentScore, officer: User, senior: User
) -> None:
    row = objecting.file(score, "", Said("来电反映漏计", caller="小宋"), officer)
    with pytest.raises(NotAllowed, match="另一位督查员"):
        objecting.answer(row, True, "属实", officer)
    objecting.answer(row, True, "属实", senior)
    with pytest.raises(NotAllowed, match="顾清如已经答复过"):
        objecting.answer(row, False, "", make_user(Role.OFFICER))


def test_an_open_objection_and_an_accepted_one_hold_up_the_freezing(
    preview: Settlement, score: DepartmentScore, liaison: User, senior: User
) -> None:
    row = objecting.file(score, overdue(score), WHY, liaison)
    with later(6):
        assert "没有答复" in steps.hindrance(preview)
        objecting.answer(row, True, "属实,已更正", senior)
        assert "还没有重新统计" in steps.hindrance(preview)
        made = steps.recount(preview, preview.seq, senior)
        assert steps.hindrance(made) == ""


def test_it_keeps_the_line_as_it_was_when_counted_again(
    preview: Settlement, score: DepartmentScore, liaison: User, senior: User
) -> None:
    row = objecting.file(score, overdue(score), WHY, liaison)
    said = row.line
    steps.recount(preview, preview.seq, senior)
    row.refresh_from_db()
    assert row.line == said and row.body == score.name
