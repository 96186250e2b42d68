"""Moving a directive: another meeting, level, number or place."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from meetings import proofreading
from meetings.models import Directive, Edit, Meeting
from meetings.proofreading import move, place, undo
from meetings.refusals import Locked, Refused, Stale
from tests.database.meetings.proposals import (
    PROPOSED,
    done,
    last,
    proposed,
    states,
)
from tests.database.meetings.readings import make_reading
from tests.factories import make_directive, make_meeting


def texts(meeting: Meeting, parent: Directive | None = None) -> list[str]:
    rows = meeting.directives.filter(parent=parent).order_by("order", "pk")
    return [row.text for row in rows]


@pytest.fixture
def four(item: Directive) -> list[Directive]:
    """Items of one meeting, called 甲 乙 丙 丁."""
    meeting = make_meeting(state=PROPOSED)
    return [proposed(meeting=meeting, text=name, order=0) for name in "甲乙丙丁"]


def test_an_item_moves_with_its_demands_behind_what_is_there(
    item: Directive, demand: Directive, officer: User
) -> None:
    there = make_meeting(state=PROPOSED)
    old = proposed(meeting=there)
    edit = done(move(item, officer, there))
    assert texts(there) == [old.text, item.text]
    demand.refresh_from_db()
    assert (demand.meeting, demand.parent) == (there, item)
    assert list(edit.others.all()) == [there]
    assert move(Directive.objects.get(pk=item.pk), officer, there) is None


def test_a_demand_becomes_an_item_in_the_other_meeting(
    item: Directive, demand: Directive, officer: User
) -> None:
    there = make_meeting()
    move(demand, officer, there)
    demand.refresh_from_db()
    assert (demand.parent, demand.meeting) == (None, there)


def test_confirmed_waits_again_where_the_meeting_still_waits(officer: User) -> None:
    row, there = make_directive(), make_meeting(state=PROPOSED)
    move(row, officer, there)
    assert states(row) == [PROPOSED]


def test_nothing_moves_into_a_rejected_meeting_or_past_the_lock(
    item: Directive, officer: User
) -> None:
    with pytest.raises(Refused, match="请先恢复那场会议"):
        move(item, officer, make_meeting(state="rejected"))
    row = make_directive()
    proofreading.lock(row, officer)
    with pytest.raises(Locked, match="勘误"):
        move(row, officer, make_meeting())


def test_a_move_is_taken_back_at_the_desk_that_it_left(officer: User) -> None:
    here, there = make_reading("这一份"), make_reading("那一份")
    old = make_meeting(state=PROPOSED, reading=here)
    new = make_meeting(state=PROPOSED, reading=there)
    row = proposed(meeting=old, reading=here)
    done(move(row, officer, new))
    step = done(proofreading.last_step(here.source))
    assert proofreading.last_step(there.source) is None
    row.refresh_from_db()
    changed = done(proofreading.change(row, officer, {"speaker": "霍启明"}))
    with pytest.raises(Refused, match="先撤销后面的"):
        undo(step, officer)
    undo(changed, officer)
    undo(step, officer)
    row.refresh_from_db()
    assert row.meeting == old


def test_a_page_of_the_other_meeting_sees_what_came_in(
    item: Directive, officer: User, senior: User
) -> None:
    there = make_meeting(state=PROPOSED)
    seen = last(item)
    move(item, senior, there)
    item.refresh_from_db()
    with pytest.raises(Stale, match="移到另一场"):
        proofreading.change(item, officer, {"text": "别的"}, seen=seen)


def test_who_acts_on_what_has_left_is_told(item: Directive, officer: User) -> None:
    stale = Directive.objects.get(pk=item.pk)
    move(item, officer, make_meeting(state=PROPOSED))
    with pytest.raises(Refused, match="刷新页面"):
        proofreading.reject(stale, officer)


@pytest.mark.parametrize(
    ("which", "how", "order"),
    [
        (0, {"step": 1}, "乙甲丙丁"),
        (3, {"step": -1}, "甲乙丁丙"),
        (3, {"step": -9}, "丁甲乙丙"),
        (0, {"after": 3}, "乙丙丁甲"),
        (3, {"before": 1}, "甲丁乙丙"),
        (0, {"step": -1}, "甲乙丙丁"),
    ],
)
def test_another_place(
    four: list[Directive], officer: User, which: int, how: dict[str, int], order: str
) -> None:
    named = {k: four[v] if k != "step" else v for k, v in how.items()}
    place(four[which], officer, **named)  # type: ignore[arg-type]
    assert "".join(texts(four[0].meeting)) == order


def test_only_siblings_stand_beside_each_other(
    item: Directive, demand: Directive, officer: User
) -> None:
    with pytest.raises(Refused, match="同一层"):
        place(item, officer, after=demand)


def test_making_room_makes_no_form_stale(
    four: list[Directive], officer: User, senior: User
) -> None:
    seen = last(four[0])
    place(four[3], senior, before=four[0])
    four[0].refresh_from_db()
    proofreading.change(four[0], officer, {"speaker": "霍启明"}, seen=seen)
    assert Edit.objects.filter(verb="change").count() == 1
