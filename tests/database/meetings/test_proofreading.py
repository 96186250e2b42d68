"""The desk's acts: each is one Edit, refuses what is stale, and can be undone."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings import proofreading
from meetings.models import Attendance, Directive, Edit, Meeting, Mention
from meetings.models.records import RecordState
from meetings.proofreading import change, confirm, reject, restore, undo
from meetings.refusals import Clash, Locked, Refused, Stale
from meetings.rolls import Body, Presence
from tests.database.meetings.readings import make_reading
from tests.factories import make_department, make_directive, make_kind, make_meeting

PROPOSED, CONFIRMED, REJECTED = RecordState


def proposed(**more: Any) -> Directive:
    meeting = more.pop("meeting", None) or make_meeting(state=PROPOSED)
    return make_directive(meeting, state=PROPOSED, **more)


def states(*rows: Directive | Meeting) -> list[str]:
    for row in rows:
        row.refresh_from_db()
    return [row.state for row in rows]


def last(row: Directive) -> int:
    edit = row.meeting.edits.last()
    return edit.pk if edit else 0


@pytest.fixture
def item(db: None) -> Directive:
    return proposed()


@pytest.fixture
def demand(item: Directive) -> Directive:
    return proposed(meeting=item.meeting, parent=item)


def test_confirming_an_item_confirms_its_demands_and_its_meeting(
    item: Directive, demand: Directive, officer: User
) -> None:
    other = proposed(meeting=item.meeting)
    edit = confirm(item, officer)
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
    edit = proofreading.reject_meeting(item.meeting, officer)
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


def test_change_writes_only_what_differs(item: Directive, officer: User) -> None:
    same = {"text": item.text, "speaker": item.speaker}
    assert change(item, officer, same) is None
    edit = change(item, officer, {**same, "speaker": "霍启明"})
    assert edit is not None
    assert edit.before == {f"directive:{item.pk}": {"speaker": "会议"}}
    assert edit.after == {f"directive:{item.pk}": {"speaker": "霍启明"}}


def test_a_date_set_by_hand_is_not_computed_anew(officer: User) -> None:
    day = datetime.date(2026, 10, 9)
    item = proposed(
        deadline_text="10个工作日内",
        deadline_on=day,
        deadline_unit="working_days",
        deadline_count=10,
    )
    change(item, officer, {"deadline_text": "10个工作日内", "deadline_on": day})
    item.refresh_from_db()
    assert item.deadline_unit == "working_days"
    change(item, officer, {"deadline_on": datetime.date(2026, 10, 20)})
    item.refresh_from_db()
    assert (item.deadline_unit, item.deadline_count) == ("date", None)


@pytest.mark.parametrize(
    ("values", "field"), [({"text": " "}, "text"), ({"speaker": "长" * 41}, "speaker")]
)
def test_values_that_cannot_stand_are_named(
    item: Directive, officer: User, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        change(item, officer, values)
    assert field in caught.value.message_dict
    assert not Edit.objects.exists()


def test_bodies_come_go_and_change_and_undo_restores_each(
    item: Directive, officer: User
) -> None:
    bureau = make_department("澄湖区水务局")
    kept = Mention.objects.create(directive=item, name="区城改办")
    gone = Mention.objects.create(directive=item, name="各单位", order=1)
    edit = change(
        item,
        officer,
        {},
        [
            Body("区水务局", "lead", bureau.pk),
            Body("区城改办", "support", None, kept.pk),
        ],
    )
    assert edit is not None
    rows = item.mentions.values_list("name", "role", "department")
    assert list(rows) == [
        ("区水务局", "lead", bureau.pk),
        ("区城改办", "support", None),
    ]
    undo(edit, officer)
    assert list(item.mentions.values_list("pk", "name", "role")) == [
        (kept.pk, "区城改办", "lead"),
        (gone.pk, "各单位", "lead"),
    ]


def test_bodies_may_change_names_with_each_other(
    item: Directive, officer: User
) -> None:
    one = Mention.objects.create(directive=item, name="甲局")
    two = Mention.objects.create(directive=item, name="乙局", role="support")
    change(item, officer, {}, [Body("乙局", pk=one.pk), Body("甲局", pk=two.pk)])
    rows = item.mentions.values_list("name", "role")
    assert list(rows) == [("乙局", "lead"), ("甲局", "lead")]


def test_a_body_stands_once(item: Directive, officer: User) -> None:
    with pytest.raises(ValidationError, match="填了两次"):
        change(item, officer, {}, [Body("区水务局"), Body("区水务局", "support")])


def test_people_of_a_meeting_and_its_year_follow_the_form(
    item: Directive, officer: User
) -> None:
    meeting = item.meeting
    chair = Attendance.objects.create(meeting=meeting, name="霍启朋", role="chair")
    Attendance.objects.create(meeting=meeting, name="温岚", order=1)
    edit = proofreading.change_meeting(
        meeting,
        officer,
        {"held_on": datetime.date(2025, 12, 31), "venue": "三楼会议室"},
        [
            Presence("霍启明", "区委书记", "chair", chair.pk),
            Presence("万里", "", "observe"),
        ],
    )
    meeting.refresh_from_db()
    assert (meeting.year, meeting.venue) == (2025, "三楼会议室")
    rows = meeting.attendances.values_list("name", "role")
    assert list(rows) == [("霍启明", "chair"), ("万里", "observe")]
    assert edit is not None
    undo(edit, officer)
    meeting.refresh_from_db()
    assert meeting.year == 2026
    names = meeting.attendances.values_list("name", flat=True)
    assert list(names) == ["霍启朋", "温岚"]


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
    first = change(item, officer, {"speaker": "霍启明"})
    second = confirm(item, officer)
    assert first is not None
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
    edit = confirm(item, officer)
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
    edit = confirm(item, officer)
    proofreading.lock(item, officer)
    assert proofreading.last_step(reading.source) == edit
