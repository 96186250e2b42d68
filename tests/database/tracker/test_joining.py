"""Said again, merged, dismissed: what becomes of a directive without a code."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings.models import Directive, Meeting
from tests.factories import (
    make_directive,
    make_docket,
    make_meeting,
)
from tracker import charging
from tracker.acts import act
from tracker.models import DocketDirective
from tracker.recording import Words
from tracker.workflow import State, Verb


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting()


def undecided(meeting: Meeting) -> set[Directive]:
    return set(charging.undecided().filter(meeting=meeting))


def test_another_meeting_restates_the_same_meeting_merges(
    officer: User, meeting: Meeting
) -> None:
    docket = make_docket(officer, directive=make_directive(meeting))
    merged = charging.join(make_directive(meeting), docket, officer)
    later = make_meeting()
    again = charging.join(make_directive(later), docket, officer)
    assert merged.relation == DocketDirective.Relation.MERGED
    assert charging.restated(later) == [again]
    assert charging.restated(meeting) == []


def test_joining_and_taking_it_back_stand_in_the_history(
    officer: User, meeting: Meeting
) -> None:
    docket, directive = make_docket(officer), make_directive(meeting)
    link = charging.join(directive, docket, officer)
    charging.leave(link, officer)
    assert undecided(meeting) == {directive}
    verbs = docket.events.order_by("seq").values_list("verb", flat=True)
    assert list(verbs)[-2:] == [Verb.JOIN, Verb.LEAVE]
    assert directive.heading in docket.events.latest("seq").reason
    with pytest.raises(ValidationError, match="已经有人撤回"):
        charging.leave(link, officer)
    charging.join(directive, docket, officer)
    with pytest.raises(ValidationError, match="立项依据"):
        charging.leave(docket.directives.get(relation="origin"), officer)


def test_nothing_joins_an_ended_docket(officer: User, senior: User) -> None:
    docket = make_docket(officer, charged_on=None)
    lead = docket.assignments.get()
    act(lead, Verb.WITHDRAW, senior, Words("重复立项"))
    assert lead.docket.assignments.get().state == State.WITHDRAWN
    with pytest.raises(ValidationError, match="已撤销,不能再并入"):
        charging.join(make_directive(), docket, officer)


def test_dismissing_needs_a_reason_and_can_be_taken_back(
    officer: User, meeting: Meeting
) -> None:
    directive = make_directive(meeting)
    with pytest.raises(ValidationError, match="理由"):
        charging.dismiss(directive, officer, " ")
    dismissal = charging.dismiss(directive, officer, "一般性要求")
    assert undecided(meeting) == set()
    charging.revoke(dismissal, officer)
    assert undecided(meeting) == {directive}
    with pytest.raises(ValidationError, match="已经有人撤回"):
        charging.revoke(dismissal, officer)
    make_docket(officer, directive=directive)
