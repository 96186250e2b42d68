"""A body goes into another: all open work passes on, each part as it stood."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings.models import Department, TaskForceMember
from tests.database.bodies import (
    DAY,
    make_desk,
    make_part,
    make_task_force,
    merge,
    own,
    signed,
)
from tests.factories import make_department
from tracker import replay
from tracker.acts import act, correct
from tracker.bodies import succession
from tracker.models import BodyChange, Event
from tracker.permissions import departments_of
from tracker.recording import Words
from tracker.workflow import Duty, NotAllowed, State, Verb

TODAY = timezone.localdate()
CALL: dict[str, Any] = {"channel": "phone", "caller": "小宋"}


@pytest.fixture
def into(db: None) -> Department:
    return make_department("澄湖区城市管理局")


def test_what_was_in_hand_is_in_hand_and_linked(
    bureau: Department, into: Department, officer: User
) -> None:
    part = signed(make_part(officer, bureau), officer)
    act(part, Verb.REPORT, officer, Words("开工", **CALL))
    merge(bureau, into, officer)
    part.refresh_from_db()
    after = own(part, into)
    assert part.state == State.PASSED_ON and part.passed_to == after
    assert (after.state, after.role) == (State.IN_HAND, Duty.LEAD)
    assert after.last_progress_on == TODAY and after.signed_on == TODAY
    verbs = after.events.order_by("seq").values_list("verb", flat=True)
    assert list(verbs) == [Verb.CHARGE, Verb.TAKE_OVER]
    assert list(replay.differences()) == []


def test_accounts_posts_and_memberships_end_by_date(
    bureau: Department, into: Department, officer: User
) -> None:
    post, liaison = make_desk(bureau)
    force = make_task_force(bureau)
    merge(bureau, into, officer)
    bureau.refresh_from_db()
    assert (bureau.valid_to, bureau.successor) == (TODAY - DAY, into)
    assert not departments_of(User.objects.get(pk=liaison.pk))
    assert post.holder(TODAY) is None and post.holder(TODAY - DAY) is not None
    rows = TaskForceMember.objects.filter(task_force=force).order_by("pk")
    ends = [(row.department, row.valid_to) for row in rows]
    assert ends == [(bureau, TODAY - DAY), (into, None)]


def test_what_has_ended_stays_with_the_old_body(
    bureau: Department, into: Department, officer: User, senior: User
) -> None:
    part = make_part(officer, bureau)
    act(part, Verb.WITHDRAW, senior, Words("不办了"))
    merge(bureau, into, officer)
    part.refresh_from_db()
    assert (part.department, part.state) == (bureau, State.WITHDRAWN)
    assert not Event.objects.filter(verb=Verb.HAND_OVER).exists()


def test_a_body_is_merged_once(
    bureau: Department, into: Department, officer: User
) -> None:
    merge(bureau, into, officer)
    with pytest.raises(ValidationError, match="已并入"):
        merge(bureau, into, officer)


def test_a_day_to_come_and_the_body_itself_are_refused(
    bureau: Department, into: Department, officer: User
) -> None:
    with pytest.raises(ValidationError, match="还没到"):
        succession.merge(bureau, into, TODAY + DAY, "", officer)
    with pytest.raises(ValidationError, match="另一个单位"):
        merge(bureau, bureau, officer)
    assert not BodyChange.objects.exists()


def test_a_part_is_handed_over_on_no_page_of_its_own(
    bureau: Department, into: Department, officer: User
) -> None:
    part = make_part(officer, bureau)
    assert Verb.HAND_OVER not in part.verbs_for(officer)
    with pytest.raises(ValidationError, match="由哪个单位承接"):
        act(part, Verb.HAND_OVER, officer, Words("移交"))
    merge(bureau, into, officer)
    with pytest.raises(NotAllowed, match="移交不能更正"):
        correct(part.events.get(verb=Verb.HAND_OVER), officer)
