"""Parts of a body that goes into another: claims, holds, two in one docket."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.database.bodies import DAY, make_part, merge, own, signed
from tests.factories import make_department
from tracker import replay
from tracker.acts import act
from tracker.models import Transfer
from tracker.recording import Words
from tracker.workflow import Duty, NotAllowed, State, Verb

TODAY = timezone.localdate()
CALL: dict[str, Any] = {"channel": "phone", "caller": "小宋"}


@pytest.fixture
def into(db: None) -> Department:
    return make_department("澄湖区城市管理局")


def test_of_two_parts_in_one_docket_the_higher_duty_stays(
    bureau: Department, into: Department, officer: User
) -> None:
    lead = signed(make_part(officer, bureau, support=[into]), officer)
    helper = signed(own(lead, into), officer)
    act(helper, Verb.REPORT_DONE, officer, Words("配合完毕", **CALL))
    merge(bureau, into, officer)
    one = own(lead, into)
    assert one.pk == helper.pk and one.role == Duty.LEAD
    assert one.state == State.IN_HAND  # what the lead owes is not done
    assert one.claimed_on is None
    assert lead.docket.assignments.count() == 2
    assert list(replay.differences()) == []


def test_a_lower_duty_ends_in_the_higher_one_that_is_there(
    bureau: Department, into: Department, officer: User
) -> None:
    lead = signed(make_part(officer, into, responsible=[bureau]), officer)
    merge(bureau, into, officer)
    one = own(lead, into)
    assert (one.pk, one.role, one.state) == (lead.pk, Duty.LEAD, State.IN_HAND)
    assert Transfer.objects.get().duty_before == Duty.LEAD


def test_an_extension_that_was_asked_for_is_answered_to_the_successor(
    bureau: Department, into: Department, officer: User, senior: User
) -> None:
    due = TODAY + 20 * DAY
    part = signed(make_part(officer, bureau, due_on=due), officer)
    until = due + 30 * DAY
    act(part, Verb.ASK_EXTENSION, officer, Words("雨季", due_on=until, **CALL))
    merge(bureau, into, officer)
    act(own(part, into), Verb.EXTEND, senior, Words(due_on=until))
    part.docket.refresh_from_db()
    assert part.docket.due_on == until
    assert list(replay.differences()) == []


def test_a_claim_and_a_hold_go_over_as_they_are(
    bureau: Department, into: Department, officer: User, senior: User
) -> None:
    claimed = signed(make_part(officer, bureau), officer)
    act(claimed, Verb.REPORT_DONE, officer, Words("办完", **CALL))
    held = signed(make_part(officer, bureau), officer)
    act(held, Verb.HOLD, senior, Words("等批复"))
    merge(bureau, into, officer)
    waiting = own(claimed, into)
    assert (waiting.state, waiting.claimed_by) == (State.CLAIMED, officer.pk)
    with pytest.raises(NotAllowed, match="另一位"):
        act(waiting, Verb.RETURN, officer, Words("不实"))
    act(waiting, Verb.VERIFY, senior, Words("属实"))
    act(waiting, Verb.CLOSE, officer)
    act(own(held, into), Verb.RESUME, senior)
    assert own(held, into).state == State.IN_HAND
    assert list(replay.differences()) == []
