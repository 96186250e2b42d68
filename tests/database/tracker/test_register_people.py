"""Who is meant by a name, and who held a post when."""

from __future__ import annotations

import datetime

import pytest

from meetings.models import Person, Post, Tenure
from tests.database.tracker.register import (
    ROWS,
    Rows,
    load,
    plan_of,
)
from tracker.register.people import Ambiguous, People


def test_a_successor_takes_the_post_and_both_are_told_apart(db: None) -> None:
    load(ROWS)
    later: Rows = {
        "岗位与人员": [["局长", "区水务局", "宋致远", None, "2026-09-01", None, None]]
    }
    (entry,) = plan_of(later).new
    assert entry.notes == ["现任柏舟没有填“止”,两人会同时在任。"]
    later["岗位与人员"].insert(
        0, ["局长", "区水务局", "柏舟", None, None, "2026-08-31", None]
    )
    assert [e.notes for e in plan_of(later).entries] == [[], []]
    load(later)
    post = Post.objects.get(title="局长")
    assert str(post.holder(datetime.date(2026, 8, 31))) == "柏舟"
    assert str(post.holder(datetime.date(2026, 9, 1))) == "宋致远"


def test_who_came_back_has_two_tenures(db: None) -> None:
    rows: Rows = {
        "岗位与人员": [
            ["区长", None, "甲", None, "2016-01-01", "2018-01-01", None],
            ["区长", None, "甲", None, "2022-01-01", None, None],
        ]
    }
    load(rows)
    assert Tenure.objects.count() == 2
    assert Person.objects.count() == 1
    assert not plan_of(rows).count


def test_people_of_one_name_are_told_apart_by_phone() -> None:
    first, second = Person(name="甲", phone="1"), Person(name="甲", phone="2")
    people = People([first, second])
    assert people.find("甲", "2") is second
    assert people.find("甲", "3") is None
    with pytest.raises(Ambiguous, match="2 位"):
        people.find("甲", "")


def test_a_person_without_a_phone_is_the_only_one_of_that_name() -> None:
    only = Person(name="甲")
    assert People([only]).find("甲", "1") is only
    assert People([only]).find("甲", "") is only


def test_a_new_number_follows_the_person_to_the_next_row(db: None) -> None:
    load({"岗位与人员": [["局长", None, "甲", "1"]]})
    rows: Rows = {"岗位与人员": [["局长", None, "甲", "2"], ["组长", None, "甲", "2"]]}
    load(rows)
    assert [p.phone for p in Person.objects.all()] == ["2"]
    assert not plan_of(rows).count
