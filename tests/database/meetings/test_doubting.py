"""Doubts follow the record: what mending settles is no doubt any more."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from meetings import proofreading
from meetings.desk.page import Desk, View
from meetings.models import Directive, Mention
from tests.database.meetings.readings import make_reading
from tests.factories import make_department, make_directive, make_meeting


def messages(desk: Desk) -> list[str]:
    return [doubt.message for doubt in desk.doubts]


def a_series(*numbers: int, **result: Any) -> tuple[Desk, list[Directive]]:
    reading = make_reading(**result)
    meeting = make_meeting(state="proposed", reading=reading, key="m1")
    rows = [
        make_directive(
            meeting,
            state="proposed",
            number=number,
            order=order,
            reading=reading,
            key=f"m1.d{order}",
        )
        for order, number in enumerate(numbers)
    ]
    return Desk(reading.source), rows


def again(desk: Desk) -> Desk:
    return Desk(desk.source)


def test_a_missing_number_is_told_until_it_is_there(db: None, officer: User) -> None:
    desk, rows = a_series(1, 2, 4)
    assert messages(desk) == ["序号不连续:缺三"]
    assert desk.doubts[0].href == f"#d{rows[0].pk}"
    proofreading.change(rows[2], officer, {"number": 3})
    assert messages(again(desk)) == []


def test_a_second_series_begins_anew(db: None) -> None:
    desk, _ = a_series(1, 2, 1, 2, 3)
    assert messages(desk) == []


def test_a_body_is_in_doubt_until_a_department_is_known(db: None) -> None:
    desk, (row,) = a_series(1)
    body = Mention.objects.create(directive=row, name="消防")
    assert messages(again(desk)) == ["单位库里没有“消防”"]
    body.department = make_department("区消防救援大队")
    body.save()
    assert messages(again(desk)) == []


def test_candidates_are_named(db: None) -> None:
    body = {"name": "城管", "candidates": ["区城管局", "区综合执法局"], "spans": []}
    found = {
        "key": "m1",
        "title": None,
        "venue": None,
        "identities": [],
        "directives": [
            {"key": "m1.d0", "bodies": [body], "deadline": None, "confidence": 0.95}
        ],
    }
    desk, (row,) = a_series(1, meetings=[found])
    Mention.objects.create(directive=row, name="城管")
    assert messages(again(desk)) == ["“城管”可能是:区城管局、区综合执法局"]


def test_low_confidence_is_a_doubt_and_sorts_first(db: None) -> None:
    items: list[dict[str, Any]] = [
        {"key": f"m1.d{n}", "bodies": [], "deadline": None, "confidence": sure}
        for n, sure in enumerate((0.95, 0.6, 0.8))
    ]
    found = {
        "key": "m1",
        "title": None,
        "venue": None,
        "identities": [],
        "directives": items,
    }
    desk, rows = a_series(1, 2, 3, meetings=[found])
    assert [words[:9] for words in messages(desk)] == ["把握只有 0.60", "把握只有 0.80"]
    shown = Desk(desk.source, view=View("doubt", "sure")).groups[0].shown
    assert [card.row for card in shown] == [rows[1], rows[2]]


def test_what_is_decided_is_no_doubt(db: None, officer: User) -> None:
    desk, (row,) = a_series(3)
    assert messages(desk) == ["序号不连续:缺一、二"]
    proofreading.confirm(row, officer)
    assert messages(again(desk)) == []


def test_the_desk_goes_on_after_what_this_officer_decided(
    db: None, officer: User, senior: User
) -> None:
    desk, rows = a_series(1, 2, 3)
    assert Desk(desk.source, officer).resume == ""
    proofreading.confirm(rows[0], officer)
    proofreading.confirm(rows[1], senior)
    assert Desk(desk.source, officer).resume == f"d{rows[2].pk}"
    assert [name for name, _ in Desk(desk.source, officer).others] == ["顾清如"]
    assert [name for name, _ in Desk(desk.source, senior).others] == ["陆明远"]


def test_views_count_their_cards(db: None, officer: User) -> None:
    desk, rows = a_series(1, 2)
    proofreading.reject(rows[0], officer)
    shown = Desk(desk.source, view=View("open"))
    assert shown.views == [("", "全部", 2), ("open", "待定", 1), ("doubt", "存疑", 0)]
    assert [card.row for card in shown.groups[0].shown] == [rows[1]]
