"""Deciding at the desk: confirm, reject, restore, one directive or a meeting."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from meetings import proofreading
from meetings.models import Directive, Edit
from meetings.proofreading import confirm, deciding, reject, restore, undo
from meetings.refusals import Clash, Refused
from tests.database.meetings.proposals import (
    CONFIRMED,
    PROPOSED,
    REJECTED,
    done,
    proposed,
    states,
)
from tests.factories import make_directive, make_kind, make_meeting


def test_confirming_an_item_confirms_its_demands_and_its_meeting(
    item: Directive, demand: Directive, officer: User
) -> None:
    other = proposed(meeting=item.meeting)
    edit = done(confirm(item, officer))
    assert states(item, demand, item.meeting) == [CONFIRMED] * 3
    assert states(other) == [PROPOSED]
    assert edit.after[f"directive:{demand.pk}"] == {"state": "confirmed"}
    assert Edit.objects.get() == edit


def test_confirming_a_demand_confirms_the_item_around_it(
    item: Directive, demand: Directive, officer: User
) -> None:
    sister = proposed(meeting=item.meeting, parent=item)
    confirm(demand, officer)
    assert states(demand, item, sister) == [CONFIRMED, CONFIRMED, PROPOSED]


def test_rejected_stays_rejected_when_its_item_is_confirmed(
    item: Directive, demand: Directive, officer: User
) -> None:
    reject(demand, officer)
    confirm(item, officer)
    assert states(item, demand) == [CONFIRMED, REJECTED]


def test_nothing_is_confirmed_under_what_was_rejected(
    item: Directive, demand: Directive, officer: User
) -> None:
    reject(item, officer)
    for row in (item, demand):
        with pytest.raises(Refused, match="请先恢复"):
            confirm(row, officer)
    restore(item, officer)
    assert states(item, demand) == [PROPOSED, PROPOSED]


def test_a_meeting_is_confirmed_with_all_that_waits(
    item: Directive, officer: User
) -> None:
    out = proposed(meeting=item.meeting)
    reject(out, officer)
    proofreading.confirm_meeting(item.meeting, officer)
    assert states(item.meeting, item, out) == [CONFIRMED, CONFIRMED, REJECTED]


def test_rejecting_a_meeting_rejects_its_directives_and_undo_brings_them_back(
    item: Directive, officer: User
) -> None:
    confirmed = make_directive(item.meeting)
    edit = done(proofreading.reject_meeting(item.meeting, officer))
    assert states(item.meeting, item, confirmed) == [REJECTED] * 3
    with pytest.raises(Refused, match="请先恢复会议"):
        confirm(item, officer)
    undo(edit, officer)
    assert states(item.meeting, item, confirmed) == [PROPOSED, PROPOSED, CONFIRMED]


def test_a_restored_meeting_waits_as_a_whole(item: Directive, officer: User) -> None:
    proofreading.reject_meeting(item.meeting, officer)
    proofreading.restore_meeting(item.meeting, officer)
    assert states(item.meeting, item) == [PROPOSED, PROPOSED]


def test_the_same_ordinal_is_confirmed_once_and_the_other_is_named(
    officer: User,
) -> None:
    same = {"organ": "区政府", "kind": make_kind(), "ordinal": 9}
    first = make_meeting(title="区政府召开第九次常务会议", **same)
    second = make_meeting(state=PROPOSED, **same)
    with pytest.raises(Clash, match="区政府召开第九次常务会议") as caught:
        proofreading.confirm_meeting(second, officer)
    assert caught.value.other == first
    third = make_meeting(**{**same, "ordinal": 10})
    with pytest.raises(Clash):
        proofreading.change_meeting(third, officer, {"ordinal": 9})


def test_the_database_refuses_what_was_confirmed_in_between(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = {"organ": "区政府", "kind": make_kind(), "ordinal": 9}
    make_meeting(title="先确认的会", **same)
    second = make_meeting(state=PROPOSED, **same)
    looks = iter([None])
    real = deciding.refuse_clash
    monkeypatch.setattr(
        deciding, "refuse_clash", lambda row: next(looks, ...) and real(row)
    )
    with pytest.raises(Clash, match="先确认的会"):
        proofreading.confirm_meeting(second, officer)
    assert states(second) == [PROPOSED]
