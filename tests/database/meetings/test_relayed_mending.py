"""A superior's requirement is proofread: its facts, its points, taken or not."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings.models import Edit, Relay
from meetings.models.records import RecordState
from meetings.proofreading import undo
from meetings.refusals import Refused, Stale
from meetings.relayed import deciding, mending
from meetings.relayed.hand import newest
from meetings.relayed.mending import Line
from tests.relayed import make_answer, make_relay

CONFIRM, REJECT, RESTORE = Edit.Verb.CONFIRM, Edit.Verb.REJECT, Edit.Verb.RESTORE


@pytest.fixture
def relay(db: None) -> Relay:
    return make_relay(3, state=RecordState.PROPOSED)


def values(relay: Relay, **more: Any) -> dict[str, Any]:
    return {**{name: getattr(relay, name) for name in mending.COLUMNS}, **more}


def lines(relay: Relay) -> list[Line]:
    return [Line(one.pk, one.text, one.number) for one in relay.points.all()]


def test_points_are_mended_added_and_set_aside(relay: Relay, officer: User) -> None:
    first, second, third = lines(relay)
    new = [
        Line(first.pk, "改过的要点", 1),
        Line(None, "添上的要点"),
        Line(second.pk, second.text, dropped=True),
        third,
        Line(None, "  "),
    ]
    edit = mending.change(relay, officer, values(relay, occasion="座谈会"), new)
    assert edit is not None
    relay = Relay.objects.with_points().get()
    assert [one.text for one in relay.kept] == ["改过的要点", "添上的要点", third.text]
    assert relay.points.count() == 4 and relay.occasion == "座谈会"
    undo(edit, officer)
    assert lines(Relay.objects.get()) == [first, second, third]


def test_nothing_changed_is_no_edit(relay: Relay, officer: User) -> None:
    assert mending.change(relay, officer, values(relay), lines(relay)) is None


def test_an_empty_point_is_refused(relay: Relay, officer: User) -> None:
    bad = [Line(relay.points.all()[0].pk, "")]
    with pytest.raises(ValidationError, match="不能为空"):
        mending.change(relay, officer, values(relay), bad)


def test_it_counts_once_it_is_confirmed(relay: Relay, officer: User) -> None:
    deciding.decide(relay, officer, CONFIRM)
    assert Relay.objects.confirmed().get() == relay
    assert deciding.decide(relay, officer, CONFIRM) is None  # a second click
    deciding.decide(relay, officer, REJECT)
    with pytest.raises(Refused, match="先恢复"):
        deciding.decide(relay, officer, CONFIRM)
    deciding.decide(relay, officer, RESTORE)
    assert Relay.objects.get().state == RecordState.PROPOSED


def test_nobody_named_is_not_confirmed(relay: Relay, officer: User) -> None:
    Relay.objects.update(speaker="")
    with pytest.raises(ValidationError, match="哪位上级"):
        deciding.decide(relay, officer, CONFIRM)


def test_what_is_answered_does_not_go_unseen(officer: User) -> None:
    relay = make_relay(2)
    answer = make_answer(relay=relay)
    with pytest.raises(Refused, match="先取消承接"):
        deciding.decide(relay, officer, REJECT)
    dropped = [Line(answer.point_id, answer.point.text, dropped=True)]
    with pytest.raises(Refused, match="先取消承接"):
        mending.change(relay, officer, values(relay), dropped)


def test_two_officers_do_not_overwrite_each_other(
    relay: Relay, officer: User, senior: User
) -> None:
    seen = newest(relay)
    mending.change(relay, senior, values(relay, title="别的名称"), lines(relay), seen)
    with pytest.raises(Stale, match="别的名称"):
        mending.change(relay, officer, values(relay, title="我的"), lines(relay), seen)
