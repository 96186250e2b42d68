"""What the desk's acts refuse: stale forms, undo out of turn, locked directives."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings import proofreading
from meetings.models import Directive, Edit
from meetings.proofreading import change, confirm, reject, restore, undo
from meetings.refusals import Locked, Refused, Stale
from tests.database.meetings.proposals import (
    CONFIRMED,
    PROPOSED,
    done,
    last,
    proposed,
    states,
)
from tests.database.meetings.readings import make_reading
from tests.factories import make_directive, make_meeting


def test_stale_act_is_refused_and_says_what_changed(
    item: Directive, officer: User, senior: User
) -> None:
    seen = last(item)
    change(item, senior, {"text": "各镇街要在4月底前完成"}, seen=seen)
    for act in (confirm, reject):
        with pytest.raises(Stale, match=r"顾清如“修改.*4月底前"):
            act(item, officer, seen=seen)
    with pytest.raises(Stale):
        change(item, officer, {"speaker": "霍启明"}, seen=seen)
    confirm(item, officer, seen=last(item))
    assert states(item) == [CONFIRMED]


def test_an_act_on_another_directive_makes_no_form_stale(
    item: Directive, officer: User, senior: User
) -> None:
    other = proposed(meeting=item.meeting)
    seen = last(item)
    confirm(other, senior)
    confirm(item, officer, seen=seen)
    assert states(item) == [CONFIRMED]


def test_a_second_click_does_nothing(item: Directive, officer: User) -> None:
    seen = last(item)
    assert confirm(item, officer, seen=seen) is not None
    assert confirm(item, officer, seen=seen) is None
    assert Edit.objects.count() == 1


def test_whole_meeting_is_stale_by_others_acts_not_by_ones_own(
    item: Directive, officer: User, senior: User
) -> None:
    seen = last(item)
    confirm(item, officer)
    proofreading.confirm_meeting(item.meeting, officer, seen=seen)
    reject(item, senior)
    with pytest.raises(Stale, match="不采用"):
        proofreading.confirm_meeting(item.meeting, officer, seen=seen)


def test_undo_is_an_edit_and_takes_the_newest_first(
    item: Directive, officer: User
) -> None:
    first = done(change(item, officer, {"speaker": "霍启明"}))
    second = done(confirm(item, officer))
    with pytest.raises(Refused, match="先撤销后面的"):
        undo(first, officer)
    back = undo(second, officer)
    assert (back.undoes, states(item, item.meeting)) == (second, [PROPOSED, PROPOSED])
    with pytest.raises(Refused, match="已经撤销过"):
        undo(second, officer)
    undo(first, officer)
    item.refresh_from_db()
    assert item.speaker == "会议"
    assert Edit.objects.count() == 4


def test_undo_never_overwrites_what_changed_by_another_way(
    item: Directive, officer: User
) -> None:
    edit = change(item, officer, {"speaker": "霍启明"})
    Directive.objects.update(speaker="万里")
    assert edit is not None
    with pytest.raises(Refused, match="又变过"):
        undo(edit, officer)


def test_lock_is_recorded_once(officer: User) -> None:
    item = make_directive()
    proofreading.lock(item, officer)
    proofreading.lock(item, officer)
    edit = Edit.objects.get()
    item.refresh_from_db()
    assert edit.verb == Edit.Verb.LOCK
    assert item.locked_at is not None
    after = edit.after[f"directive:{item.pk}"]
    assert after == {"locked_at": item.locked_at.isoformat()}


@pytest.fixture
def docketed(officer: User) -> Directive:
    item = make_directive()
    proofreading.lock(item, officer)
    return item


def test_locked_refuses_change_reject_and_restore_and_says_what_to_do(
    docketed: Directive, officer: User
) -> None:
    inner = make_directive(docketed.meeting, parent=docketed)
    with pytest.raises(Locked, match="勘误"):
        change(docketed, officer, {"text": "别的"})
    for row in (docketed, inner):
        for act in (reject, restore):
            with pytest.raises(Locked, match="勘误"):
                act(row, officer)
    with pytest.raises(Locked, match="1 条要求已经立项"):
        proofreading.reject_meeting(docketed.meeting, officer)
    with pytest.raises(Locked, match="改年度"):
        day = datetime.date(2025, 12, 31)
        proofreading.change_meeting(docketed.meeting, officer, {"held_on": day})


def test_an_item_stays_while_a_demand_in_it_is_docketed(officer: User) -> None:
    item = make_directive()
    inner = make_directive(item.meeting, parent=item)
    proofreading.lock(inner, officer)
    with pytest.raises(Locked):
        reject(item, officer)


def test_undo_stops_at_the_lock(officer: User) -> None:
    item = proposed()
    edit = done(confirm(item, officer))
    item.refresh_from_db()
    proofreading.lock(item, officer)
    with pytest.raises(Locked, match="勘误"):
        undo(edit, officer)
    with pytest.raises(Refused, match="不能撤销"):
        undo(Edit.objects.get(verb=Edit.Verb.LOCK), officer)


def test_amend_needs_a_reason_and_counts_the_version(
    docketed: Directive, officer: User
) -> None:
    with pytest.raises(ValidationError, match="理由"):
        proofreading.amend(docketed, officer, " ", text="改过的要求")
    with pytest.raises(Refused, match="没有改动"):
        proofreading.amend(docketed, officer, "报纸更正", text=docketed.text)
    edit = proofreading.amend(docketed, officer, "报纸更正", text="改过的要求")
    docketed.refresh_from_db()
    assert (docketed.text, docketed.version) == ("改过的要求", 2)
    assert (edit.verb, edit.reason) == (Edit.Verb.AMEND, "报纸更正")
    with pytest.raises(Refused, match="直接修改"):
        proofreading.amend(make_directive(), officer, "报纸更正", text="改过的要求")


def test_the_last_step_passes_over_what_cannot_be_undone(officer: User) -> None:
    reading = make_reading()
    meeting = make_meeting(state=PROPOSED, reading=reading)
    item = proposed(meeting=meeting, reading=reading)
    assert proofreading.last_step(reading.source) is None
    edit = done(confirm(item, officer))
    proofreading.lock(item, officer)
    assert proofreading.last_step(reading.source) == edit
