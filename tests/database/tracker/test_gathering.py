"""Who is told what: contacts, deputies, approvers, and the one who charged."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.database.tracker.reminders import TODAY, today, told, whys
from tests.factories import make_assignment, make_department, make_docket, make_user
from tracker.acts import act, correct
from tracker.models import Membership, Office
from tracker.recording import Words
from tracker.reminding import gathering, recipients
from tracker.reminding.grouping import KEPT
from tracker.roles import Role
from tracker.workflow import Verb

__all__ = ["today"]  # a fixture
pytestmark = pytest.mark.usefixtures("today")
DAY = datetime.timedelta(days=1)


def test_contact_and_deputy_are_told_of_their_own_department_alone(
    officer: User, bureau: Department, liaison: User, deputy: User, outsider: User
) -> None:
    part = make_assignment(officer, bureau)
    found = told()
    assert set(found) == {"liaison", "deputy"}
    assert [one["code"] for one in found["liaison"].matters] == [part.docket.code]


def test_who_has_nothing_to_do_is_told_nothing(
    officer: User, bureau: Department, liaison: User
) -> None:
    part = make_assignment(officer, bureau)
    act(part, Verb.SIGN_FOR, liaison)
    assert told() == {}


def test_the_one_who_charged_is_told_what_comes_back(
    officer: User, bureau: Department, liaison: User
) -> None:
    other = make_user(Role.OFFICER, username="other")
    part = make_assignment(officer, bureau)
    act(make_assignment(other, bureau), Verb.REFUSE, liaison, Words("不归我们"))
    act(part, Verb.SIGN_FOR, liaison)
    act(part, Verb.REPORT_DONE, liaison, Words("修好了"))
    found = told()
    assert whys(found["officer"]) == ["verify"]
    assert whys(found["other"]) == ["refused"]
    (note,) = found["officer"].matters[0]["notes"]
    assert note["who"] == bureau.name


def test_seniors_stand_in_for_an_officer_who_left(
    officer: User, senior: User, bureau: Department, liaison: User
) -> None:
    act(make_assignment(officer, bureau), Verb.REFUSE, liaison, Words("不归我们"))
    officer.memberships.update(valid_to=TODAY - DAY)
    assert set(told()) == {"senior"}


def test_a_return_is_told_with_its_reason_until_something_is_reported(
    officer: User, senior: User, bureau: Department, liaison: User
) -> None:
    part = make_assignment(officer, bureau)
    act(part, Verb.SIGN_FOR, liaison)
    act(part, Verb.REPORT_DONE, liaison, Words("修好了"))
    back = act(part, Verb.RETURN, senior, Words("没有验收单"))
    (note,) = told()["liaison"].matters[0]["notes"]
    assert note["why"] == "returned" and "没有验收单" in note["words"]
    act(part, Verb.NO_CHANGE, liaison)
    assert "liaison" not in told()
    assert back.pk


def test_a_return_that_was_a_wrong_click_is_not_told(
    officer: User, senior: User, bureau: Department, liaison: User
) -> None:
    part = make_assignment(officer, bureau)
    act(part, Verb.SIGN_FOR, liaison)
    act(part, Verb.REPORT_DONE, liaison, Words("修好了"))
    correct(act(part, Verb.RETURN, senior, Words("没有验收单")), senior)
    assert set(told()) == {"officer"}


def test_the_approver_is_told_what_waits_for_a_signature(
    officer: User, bureau: Department, liaison: User, approver: User
) -> None:
    Office.objects.create(release=Office.Release.ALL)
    part = make_assignment(officer, bureau)
    act(part, Verb.SIGN_FOR, liaison)
    act(part, Verb.REPORT, liaison, Words("开工了"))
    assert {name: whys(draft) for name, draft in told().items()} == {
        "approver": ["release"]
    }


def test_a_role_counts_from_its_first_day_to_its_last(
    officer: User, bureau: Department, liaison: User
) -> None:
    make_assignment(officer, bureau)
    held = Membership.objects.filter(user=liaison)
    for since, until, is_told in (
        (TODAY, TODAY, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
    ):
        held.update(valid_from=since, valid_to=until)
        assert ("liaison" in told()) == is_told


def test_a_person_of_two_departments_is_told_whose_it_is_in_one_digest(
    officer: User, bureau: Department, liaison: User
) -> None:
    office = make_department("区更新办")
    Membership.objects.create(user=liaison, role=Role.LIAISON, department=office)
    make_docket(officer, bureau, responsible=[office])
    (matter,) = told()["liaison"].matters
    assert [note["who"] for note in matter["notes"]] == [bureau.name, office.name]


def test_the_most_urgent_are_listed_and_the_rest_is_counted(
    officer: User, bureau: Department, liaison: User
) -> None:
    for n in range(KEPT * 7):
        make_docket(officer, bureau, due_on=TODAY + (n % 40) * DAY)
    late = make_docket(officer, bureau, due_on=TODAY - DAY)
    draft = told()["liaison"]
    assert draft.count == KEPT * 7 + 1 and len(draft.matters) == KEPT
    assert draft.tally["unsigned"] == KEPT * 7 + 1
    assert draft.matters[0]["docket"] == late.pk
    assert [one["notes"][0]["why"] for one in draft.matters[1:4]] == ["today"] * 3


def test_queries_do_not_grow_with_parts_or_people(
    officer: User, bureau: Department, liaison: User, django_assert_num_queries: Any
) -> None:
    for _ in range(2):
        for _ in range(4):
            make_docket(officer, bureau, responsible=[make_department()])
        make_user(Role.DEPUTY, bureau)
        with django_assert_num_queries(7):
            people = recipients.present(TODAY)
            gathering.gather(people, gathering.day_of(TODAY))
