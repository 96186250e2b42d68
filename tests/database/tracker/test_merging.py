"""A body goes into another: all open work passes on, each part as it stood."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings.models import Department, TaskForceMember
from tests.database.bodies import DAY, make_desk, make_part, make_task_force, signed
from tests.factories import make_department
from tracker import replay
from tracker.acts import act, correct
from tracker.bodies import succession
from tracker.models import Assignment, BodyChange, Event, Transfer
from tracker.permissions import departments_of
from tracker.recording import Words
from tracker.workflow import Duty, NotAllowed, State, Verb

TODAY = timezone.localdate()
CALL = {"channel": "phone", "caller": "小宋"}


@pytest.fixture
def into(db: None) -> Department:
    return make_department("澄湖区城市管理局")


def merge(body: Department, into: Department, by: User) -> BodyChange:
    return succession.merge(body, into, TODAY, "", by)


def own(part: Assignment, body: Department) -> Assignment:
    rows = Assignment.objects.filter(docket=part.docket_id, department=body)
    return rows.exclude(state=State.PASSED_ON).get()


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
