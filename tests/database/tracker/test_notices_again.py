"""Slips that are refused, signed for, and climbs that begin anew."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.ladder import DAY, STEPS, due_of, give, make_late
from tracker import replay
from tracker.acts import Stale, act, correct
from tracker.ladder import Form
from tracker.models import Assignment, Notice, Office
from tracker.recording import Words
from tracker.workflow import NotAllowed, Verb


@pytest.fixture
def late(officer: User, bureau: Department) -> Assignment:
    return make_late(officer, bureau)


def fresh(part: Assignment) -> Assignment:
    return Assignment.objects.select_related("docket", "department").get(pk=part.pk)


def test_a_second_press_finds_the_first_one_done(
    late: Assignment, officer: User
) -> None:
    seq = late.docket.last_seq
    give(late, Form.SLIP, officer, seq=seq)
    with pytest.raises(Stale, match="催办"):
        give(late, Form.SLIP, officer, seq=seq)
    Office.objects.create(urge_days=0)
    with pytest.raises(NotAllowed, match="已经办过"):
        give(late, Form.SLIP, officer)
    assert Notice.objects.count() == 1


def test_a_step_of_another_day_is_refused(officer: User, bureau: Department) -> None:
    part = make_late(officer, bureau, 3)
    with pytest.raises(NotAllowed, match="还没有到"):
        give(part, Form.LEADER, officer)
    with pytest.raises(NotAllowed, match="时限已过"):
        give(part, Form.URGE, officer)
    before = part.effective_due
    assert before is not None
    with pytest.raises(NotAllowed, match="还没有到"):  # not on that day either
        give(part, Form.SLIP, officer, happened_on=before)
    assert due_of(part) == STEPS[Form.SLIP]


def test_an_extension_restarts_the_ladder(
    officer: User, senior: User, bureau: Department
) -> None:
    part, today = make_late(officer, bureau, 6), timezone.localdate()
    give(part, Form.SLIP, officer, happened_on=today - 4 * DAY)
    assert due_of(part) == STEPS[Form.LEADER]
    act(part, Verb.AMEND_DUE, senior, Words("雨季", due_on=today + 2 * DAY))
    assert fresh(part).step == 0 and due_of(part) == STEPS[Form.URGE]
    event = part.events.latest("seq")
    correct(event, senior)
    assert fresh(part).step == 3 and due_of(part) == STEPS[Form.LEADER]
    assert list(replay.differences()) == []


def test_a_department_signs_for_all_slips_and_may_take_it_back(
    officer: User, liaison: User, bureau: Department
) -> None:
    part, today = make_late(officer, bureau, 6), timezone.localdate()
    for form, ago in ((Form.SLIP, 4), (Form.LEADER, 0)):
        give(part, form, officer, happened_on=today - datetime.timedelta(ago))
    done = act(part, Verb.ACKNOWLEDGE, liaison)
    assert {n.acknowledged for n in Notice.objects.all()} == {done}
    assert fresh(part).slips == 0
    with pytest.raises(NotAllowed, match="没有等待签收"):
        act(part, Verb.ACKNOWLEDGE, liaison)
    correct(done, liaison)
    assert fresh(part).slips == 2 and Notice.objects.unsigned().count() == 2
    assert list(replay.differences()) == []
