"""Accepting at once: what is sure and undoubted, counted first, undone once."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Directive, Edit, Meeting, Reading
from meetings.proofreading import accept_sure, reject, undo
from meetings.proofreading.accepting import shares
from meetings.refusals import Refused
from tests.database.meetings.proposals import (
    CONFIRMED,
    PROPOSED,
    done,
    proposed,
    states,
)
from tests.database.meetings.readings import make_reading
from tests.factories import make_kind, make_meeting


def found(key: str, confidence: float) -> dict[str, Any]:
    return {
        "key": key,
        "confidence": confidence,
        "level": 1,
        "bodies": [],
        "deadline": None,
        "rule": "series",
        "spans": [],
    }


def doubt(key: str, kind: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "message": "请看",
        "spans": [],
        "meeting": "m1",
        "directive": key,
    }


@pytest.fixture
def reading(db: None) -> Reading:
    """Items sure, unsure, doubted, of an unknown body, and typed; one has a demand."""
    sure = {"a": 0.95, "b": 0.7, "c": 0.95, "d": 0.95, "e.1": 0.5}
    meeting = {
        "key": "m1",
        "confidence": 1,
        "title": None,
        "date_spans": [],
        "people": [],
        "spans": [],
        "repeats": [],
        "directives": [found(key, level) for key, level in sure.items()],
    }
    doubts = [doubt("c", "repeat"), doubt("d", "body")]
    reading = make_reading(meetings=[meeting], doubts=doubts)
    row = make_meeting(state=PROPOSED, reading=reading, key="m1")
    for key in ("a", "b", "c", "d", "e", ""):
        proposed(meeting=row, reading=reading, key=key)
    item = Directive.objects.get(key="e")
    proposed(meeting=row, reading=reading, parent=item, key="e.1")
    return reading


def confirmed() -> set[str]:
    rows = Directive.objects.filter(state=CONFIRMED)
    return set(rows.values_list("key", flat=True))


def test_only_what_is_sure_and_undoubted_is_accepted(
    reading: Reading, officer: User
) -> None:
    edit = done(accept_sure(reading.source, officer))
    assert confirmed() == {"a", "d", ""}
    assert Meeting.objects.get().state == CONFIRMED
    assert "90%" in edit.reason
    assert accept_sure(reading.source, officer) is None


def test_a_lower_bar_takes_more_and_never_what_is_doubted(
    reading: Reading, officer: User
) -> None:
    accept_sure(reading.source, officer, 0.5)
    assert confirmed() == {"a", "b", "d", "e", "e.1", ""}


def test_one_undo_takes_all_of_it_back(reading: Reading, officer: User) -> None:
    other = make_meeting(state=PROPOSED, reading=reading)
    row = proposed(meeting=other, reading=reading)
    edit = done(accept_sure(reading.source, officer))
    assert states(row, other) == [CONFIRMED] * 2
    assert edit.others.count() == 1
    undo(edit, officer)
    assert confirmed() == set()
    assert states(other) == [PROPOSED]


def test_one_meeting_alone(reading: Reading, officer: User) -> None:
    other = make_meeting(state=PROPOSED, reading=reading)
    row = proposed(meeting=other, reading=reading)
    accept_sure(reading.source, officer, meeting=other)
    assert states(row) == [CONFIRMED] and confirmed() == {""}


def test_a_meeting_that_cannot_be_confirmed_is_left_and_says_why(
    reading: Reading, officer: User
) -> None:
    same = {"organ": "区政府", "kind": make_kind(), "ordinal": 9}
    make_meeting(title="已确认的会", **same)
    Meeting.objects.filter(key="m1").update(**same)
    (share,) = shares(reading.source)
    assert (share.rows, share.left) == ([], 6) and "已确认的会" in share.why_not
    assert accept_sure(reading.source, officer) is None


def test_counts_that_are_no_longer_true_refuse(
    reading: Reading, officer: User, senior: User
) -> None:
    count = sum(len(one.rows) for one in shares(reading.source))
    reject(Directive.objects.get(key="a"), senior)
    with pytest.raises(Refused, match="您看到的是 3 条,现在符合的是 2 条"):
        accept_sure(reading.source, officer, expect=count)
    assert confirmed() == set()


def test_the_page_counts_first_and_asks_when_there_are_many(
    page: Client, reading: Reading
) -> None:
    meeting = Meeting.objects.get()
    for _ in range(9):
        proposed(meeting=meeting, reading=reading)
    url = reverse("source-accept", args=[reading.source_id])
    assert "确认这 12 条" in page.get(url).content.decode()
    assert "确认这 14 条" in page.get(url, {"threshold": "0.5"}).content.decode()
    ask = page.post(url, {"threshold": "0.9", "expect": "12"})
    assert "确认这 12 条" in ask.content.decode() and confirmed() == set()
    json = {"Accept": "application/json"}
    told = page.post(url, {"expect": "12"}, headers=json)
    assert told.status_code == 409 and told.json()["count"] == 12
    sent = {"threshold": "0.9", "expect": "12", "sure": "1"}
    assert page.post(url, sent).status_code == 302
    assert Edit.objects.filter(verb="confirm").count() == 1


def test_a_few_of_one_meeting_need_no_second_question(
    page: Client, reading: Reading
) -> None:
    url = reverse("meeting-accept", args=[Meeting.objects.get().pk])
    told = page.post(url, {"expect": "3"}, headers={"Accept": "application/json"})
    assert told.json()["done"] and confirmed() == {"a", "d", ""}
    late = page.post(url, {"expect": "3"}, headers={"Accept": "application/json"})
    assert late.status_code == 409 and "现在符合的是 0 条" in late.json()["refused"]
