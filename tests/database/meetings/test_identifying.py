"""Officials are matched within their term of office; of several an officer says who."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings import proofreading
from meetings.desk.page import Desk
from meetings.intake import intake
from meetings.models import Attendance, Edit, Meeting, Person, Post, Source, Tenure
from meetings.proofreading import change_meeting, identify, undo
from meetings.refusals import Stale
from tests.database.meetings.pages import DAY, PAGE
from tests.database.meetings.proposals import done

HELD = datetime.date(2026, 9, 18)
SPRING = datetime.date(2026, 4, 1)


def in_office(name: str, title: str, **period: Any) -> Person:
    person = Person.objects.create(name=name)
    post = Post.objects.create(title=title)
    Tenure.objects.create(post=post, person=person, **period)
    return person


def take_in() -> Source:
    return intake(PAGE.encode(), published_on=DAY, publication="澄湖日报").source


def present(name: str) -> Attendance:
    return Attendance.objects.select_related("meeting__reading").get(name=name)


@pytest.fixture
def two(db: None) -> list[Person]:
    """Two in office of one name; a third left in spring."""
    in_office("万里", "副区长", valid_to=SPRING)
    return [in_office("万里", title) for title in ("区委常委", "副区长(挂职)")]


def test_who_left_office_is_not_meant(db: None) -> None:
    in_office("万里", "副区长", valid_to=SPRING)
    now = in_office("万里", "区委常委")
    take_in()
    assert present("万里").person == now
    assert present("纪方舟").person is None


def test_several_of_a_name_are_for_the_officer(
    two: list[Person], officer: User
) -> None:
    source = take_in()
    row = present("万里")
    assert row.person is None
    (doubt,) = [one for one in Desk(source).doubts if "万里" in one.message]
    assert doubt.message == "名册里有 2 位“万里”,请认定是哪一位"
    assert doubt.href == f"#p{row.pk}"
    identify(row, officer, two[1])
    assert present("万里").person == two[1]
    assert not [one for one in Desk(source).doubts if "万里" in one.message]


def test_nobody_is_an_answer_too(two: list[Person], officer: User) -> None:
    source = take_in()
    edit = done(identify(present("万里"), officer, None).edit)
    row = present("万里")
    assert row.person is None and row.unlisted
    assert not [one for one in Desk(source).doubts if "万里" in one.message]
    undo(edit, officer)
    assert [one for one in Desk(source).doubts if "万里" in one.message]


def test_another_person_can_be_set(db: None, officer: User) -> None:
    other = in_office("万理", "副区长")
    take_in()
    identify(present("万里"), officer, other)
    assert present("万里").person == other


def test_the_same_name_in_the_source_follows(two: list[Person], officer: User) -> None:
    take_in()
    row = present("万里")
    reading = row.meeting.reading
    meetings = [
        Meeting.objects.create(title="另一场", year=2026, reading=reading)
        for _ in range(2)
    ]
    for one, settled in zip(meetings, (False, True), strict=True):
        one.attendances.create(name="万里", unlisted=settled)
    told = identify(row, officer, two[0])
    assert told.also == 1 and "另有 1 处" in str(told)
    of = [one.attendances.get().person for one in meetings]
    assert of == [two[0], None]
    undo(done(told.edit), officer)
    assert not Attendance.objects.filter(person=two[0]).exists()


def test_a_stale_choice_is_refused(
    two: list[Person], officer: User, senior: User
) -> None:
    take_in()
    row = present("万里")
    identify(row, senior, two[0])
    with pytest.raises(Stale):
        identify(row, officer, two[1], seen=0)
    assert present("万里").person == two[0]


def test_another_day_matches_anew_whom_nobody_named(db: None, officer: User) -> None:
    before = in_office("万里", "副区长", valid_to=SPRING)
    now = in_office("万里", "区委常委", valid_from=SPRING + datetime.timedelta(1))
    chosen = in_office("纪方周", "副区长(兼)")
    take_in()
    assert present("万里").person == now
    identify(present("纪方舟"), officer, chosen)
    meeting = present("万里").meeting
    edit = done(change_meeting(meeting, officer, {"held_on": SPRING}))
    assert present("万里").person == before
    assert present("纪方舟").person == chosen
    undo(edit, officer)
    assert present("万里").person == now
    proofreading.set_meeting_field(meeting, officer, "held_on", SPRING)
    assert present("万里").person == before


def test_the_page_offers_each_and_tells_the_history(
    two: list[Person], page: Client
) -> None:
    source = take_in()
    row = present("万里")
    url = reverse("meeting-people", args=[row.meeting_id])
    shown = page.get(url).content.decode()
    assert "同名,待认定" in shown
    assert "万里是万里 · 区委常委" in shown and "万里是万里 · 副区长(挂职)" in shown
    page.post(url, {"attendance": row.pk, "person": two[0].pk})
    edit = Edit.objects.get(verb="resolve")
    assert edit.source == source
    meeting = reverse("meeting-detail", args=[row.meeting_id])
    assert "人员:(空) → 万里" in page.get(meeting).content.decode()


@pytest.mark.parametrize("wrong", ({"attendance": "0"}, {"person": "0"}))
def test_a_wrong_choice_says_what_to_do(
    page: Client, two: list[Person], wrong: dict[str, str]
) -> None:
    take_in()
    row = present("万里")
    url = reverse("meeting-people", args=[row.meeting_id])
    data = {"attendance": str(row.pk), "person": str(two[0].pk), **wrong}
    done = page.post(url, data, headers={"Accept": "application/json"})
    assert done.status_code == 422
    assert present("万里").person is None
