"""Decisions: docket, join, dismiss, revoke; what is undecided; nothing goes twice."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from meetings.models import Department, Directive, Edit, Meeting
from meetings.models.records import RecordState
from tests.factories import (
    TODAY,
    make_department,
    make_directive,
    make_docket,
    make_meeting,
)
from tracker import charging, replay
from tracker.charging import Charge, Dismiss, Join, Taken
from tracker.models import Dismissal, Docket, DocketDirective
from tracker.workflow import Duty, Kind


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting()


def undecided(meeting: Meeting) -> set[Directive]:
    return set(charging.undecided().filter(meeting=meeting))


def test_a_docket_has_its_code_its_parts_and_their_events(
    officer: User, bureau: Department, meeting: Meeting
) -> None:
    water, towns = make_department(), [make_department() for _ in range(3)]
    charge = Charge(
        make_directive(meeting),
        bureau,
        responsible=[water],
        support=towns,
        due_on=TODAY,
        charged_on=TODAY,
    )
    docket = charging.docket(charge, officer)
    assert docket.code == "督〔2026〕001号"
    assert docket.original_due_on == docket.due_on == TODAY
    duties = [a.role for a in docket.assignments.all()]
    assert duties == [Duty.LEAD, Duty.RESPONSIBLE, *[Duty.SUPPORT] * 3]
    assert docket.events.count() == 6  # the docket's own and one each
    assert list(replay.differences()) == []


def test_each_department_once_with_its_highest_duty(
    officer: User, bureau: Department
) -> None:
    docket = make_docket(officer, bureau, responsible=[bureau], support=[bureau])
    assert [a.role for a in docket.assignments.all()] == [Duty.LEAD]


@pytest.mark.parametrize("kind", [Kind.STANDING, Kind.INFORMATION])
def test_only_an_action_has_a_date(officer: User, kind: Kind) -> None:
    docket = make_docket(officer, kind=kind, due_on=TODAY)
    assert docket.due_on is None


def test_docketing_locks_the_directive(officer: User, meeting: Meeting) -> None:
    directive = make_directive(meeting)
    make_docket(officer, directive=directive)
    directive.refresh_from_db()
    assert directive.is_locked
    assert meeting.edits.filter(verb=Edit.Verb.LOCK, by=officer).count() == 1


def test_an_unproofread_directive_cannot_be_charged(officer: User) -> None:
    directive = make_directive(state=RecordState.PROPOSED)
    with pytest.raises(ValidationError, match="校核"):
        make_docket(officer, directive=directive)


def test_nothing_is_decided_twice(officer: User, senior: User) -> None:
    directive = make_directive()
    docket = make_docket(senior, directive=directive)
    with pytest.raises(Taken, match=docket.code):
        charging.dismiss(directive, officer, "重复")


def test_an_item_goes_whole_or_by_its_demands_never_both(
    officer: User, meeting: Meeting
) -> None:
    item = make_directive(meeting)
    one, two = (make_directive(meeting, parent=item) for _ in range(2))
    make_docket(officer, directive=one)
    with pytest.raises(Taken):
        make_docket(officer, directive=item)
    make_docket(officer, directive=two)
    other = make_directive(meeting)
    demand = make_directive(meeting, parent=other)
    make_docket(officer, directive=other)
    with pytest.raises(Taken):
        charging.dismiss(demand, officer, "重复")


def test_all_decisions_go_or_none(
    officer: User, senior: User, bureau: Department, meeting: Meeting
) -> None:
    free, taken = make_directive(meeting), make_directive(meeting)
    charging.dismiss(taken, senior, "一般性要求")
    with pytest.raises(Taken) as caught:
        charging.decide([Charge(free, bureau), Charge(taken, bureau)], officer)
    assert caught.value.why == {
        taken.pk: f"“{taken.heading}”已由{senior.get_full_name()}定为不立项。"
    }
    assert not Docket.objects.exists()
    assert undecided(meeting) == {free}


def test_decisions_of_every_sort_together(
    officer: User, bureau: Department, meeting: Meeting
) -> None:
    earlier = make_docket(officer)
    first, second, third = (make_directive(meeting) for _ in range(3))
    made = charging.decide(
        [Charge(first, bureau), Join(second, earlier), Dismiss(third, "无具体事项")],
        officer,
    )
    assert [type(one) for one in made] == [Docket, DocketDirective, Dismissal]
    assert undecided(meeting) == set()


def test_undecided_asks_for_items_and_for_left_over_demands(
    officer: User, meeting: Meeting
) -> None:
    whole, parted = make_directive(meeting), make_directive(meeting)
    make_directive(meeting, parent=whole)
    first, rest = (make_directive(meeting, parent=parted) for _ in range(2))
    make_directive(meeting, state=RecordState.PROPOSED)
    assert undecided(meeting) == {whole, parted}
    make_docket(officer, directive=first)
    assert undecided(meeting) == {whole, rest}
    make_docket(officer, directive=whole)
    charging.dismiss(rest, officer, "已办")
    assert undecided(meeting) == set()


def test_a_confirmed_demand_of_a_rejected_item_stands_alone(meeting: Meeting) -> None:
    item = make_directive(meeting, state=RecordState.REJECTED)
    demand = make_directive(meeting, parent=item)
    assert undecided(meeting) == {demand}


def test_codes_run_on_within_a_year_and_begin_anew_in_the_next(officer: User) -> None:
    last = make_meeting(held_on=datetime.date(2025, 12, 30))
    codes = [
        make_docket(officer, directive=make_directive(meeting)).code
        for meeting in (last, last, make_meeting())
    ]
    assert codes == ["督〔2025〕001号", "督〔2025〕002号", "督〔2026〕001号"]


def test_a_charge_that_fails_leaves_no_gap(officer: User) -> None:
    make_docket(officer)
    with pytest.raises(RuntimeError), transaction.atomic():
        make_docket(officer)
        raise RuntimeError("the power went")
    assert make_docket(officer).serial == 2


def test_a_group_costs_no_more_queries_than_one_department(
    officer: User, bureau: Department, django_assert_max_num_queries: Any
) -> None:
    towns = [make_department() for _ in range(40)]
    charge = Charge(make_directive(), bureau, support=towns, due_on=TODAY)
    with django_assert_max_num_queries(47):
        docket = charging.docket(charge, officer)
    assert docket.assignments.count() == 41
    assert list(replay.differences()) == []
