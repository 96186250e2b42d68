"""A task force ends when every open part of it is decided on, once."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings.models import Department
from tests.database.bodies import DAY, make_desk, make_part, make_task_force, signed
from tests.database.tracker.together import at_once, on_disk
from tests.factories import make_department
from tracker import replay
from tracker.bodies import dissolving
from tracker.models import Assignment, BodyChange, Event
from tracker.permissions import departments_of
from tracker.workflow import Duty, State, Verb

__all__ = ["on_disk"]
TODAY = timezone.localdate()


@pytest.fixture
def member(db: None) -> Department:
    return make_department("澄湖区水务局")


@pytest.fixture
def force(member: Department) -> Department:
    return make_task_force(member, name="治湖专班", valid_from=TODAY - 99 * DAY)


def dissolve(force: Department, choices: dict[int, str], by: User) -> BodyChange:
    return dissolving.dissolve(force, choices, TODAY, "", by)


def owns(body: Department) -> dict[int, tuple[str, str]]:
    rows = Assignment.objects.open().filter(department=body)
    return {row.docket_id: (row.role, row.state) for row in rows}


def test_each_part_goes_where_it_was_decided(
    force: Department, member: Department, senior: User
) -> None:
    other = make_department()
    moved = signed(make_part(senior, force), senior)
    joined = signed(make_part(senior, force, support=[member]), senior)
    ended, elsewhere = make_part(senior, force), make_part(senior, force)
    choices = {
        moved.pk: str(member.pk),
        joined.pk: str(member.pk),
        ended.pk: dissolving.WITHDRAW,
        elsewhere.pk: str(other.pk),
    }
    done = dissolve(force, choices, senior)
    assert owns(force) == {}
    assert owns(member)[moved.docket_id] == (Duty.LEAD, State.IN_HAND)
    assert owns(member)[joined.docket_id][0] == Duty.LEAD
    assert set(owns(other)) == {elsewhere.docket_id}
    ended.refresh_from_db()
    assert ended.state == State.WITHDRAWN
    events = Event.objects.filter(batch=done.batch)
    assert events.filter(verb=Verb.HAND_OVER).count() == 3
    assert events.filter(verb=Verb.WITHDRAW).count() == 1
    assert list(replay.differences()) == []


def test_one_undecided_part_refuses_all(
    force: Department, member: Department, officer: User
) -> None:
    one, other = make_part(officer, force), make_part(officer, force)
    choices = {one.pk: str(member.pk), other.pk: ""}
    with pytest.raises(ValidationError, match=other.docket.code):
        dissolve(force, choices, officer)
    assert len(owns(force)) == 2 and not BodyChange.objects.exists()


def test_without_open_work_it_is_just_dissolved(
    force: Department, officer: User
) -> None:
    _, liaison = make_desk(force)
    dissolve(force, {}, officer)
    force.refresh_from_db()
    assert force.valid_to == TODAY and force.successor is None
    held = liaison.memberships.get()
    assert held.valid_to == TODAY  # its last day is a day of work
    assert departments_of(User.objects.get(pk=liaison.pk)) == {force.pk}


def test_done_twice_the_second_is_refused(
    force: Department, member: Department, officer: User
) -> None:
    part = make_part(officer, force)
    dissolve(force, {part.pk: str(member.pk)}, officer)
    with pytest.raises(ValidationError, match="已解散"):
        dissolve(force, {part.pk: str(member.pk)}, officer)
    assert Event.objects.filter(verb=Verb.HAND_OVER).count() == 1


def test_only_a_senior_officer_withdraws(force: Department, officer: User) -> None:
    part = make_part(officer, force)
    with pytest.raises(ValidationError, match="高级督查员"):
        dissolve(force, {part.pk: dissolving.WITHDRAW}, officer)
    assert len(owns(force)) == 1


def test_nobody_carries_on_who_is_not_there(force: Department, officer: User) -> None:
    gone = make_department(valid_to=TODAY - DAY)
    part = make_part(officer, force)
    for choice in (str(gone.pk), str(force.pk), "9999", "x"):
        with pytest.raises(ValidationError, match="已经不在"):
            dissolve(force, {part.pk: choice}, officer)


@pytest.mark.usefixtures("on_disk")
def test_of_two_officers_at_once_one_dissolves(
    officer: User, senior: User, force: Department, member: Department
) -> None:
    other = make_department()
    parts = [make_part(officer, force) for _ in range(3)]
    to_member = {part.pk: str(member.pk) for part in parts}
    to_other = {part.pk: str(other.pk) for part in parts}
    found = at_once(
        lambda: dissolve(force, to_member, officer),
        lambda: dissolve(force, to_other, senior),
    )
    refused = [one for one in found if isinstance(one, ValidationError)]
    assert len(refused) == 1 and "已解散" in str(refused[0])
    assert sorted((len(owns(member)), len(owns(other)))) == [0, 3]
    assert Event.objects.filter(verb=Verb.HAND_OVER).count() == 3
    assert list(replay.differences()) == []
