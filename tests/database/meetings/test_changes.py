"""Changing at the desk: columns, bodies, people; only what differs is written."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings import proofreading
from meetings.models import Attendance, Directive, Edit, Mention
from meetings.proofreading import change, undo
from meetings.rolls import Body, Presence
from tests.database.meetings.proposals import (
    proposed,
)
from tests.factories import make_department


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
