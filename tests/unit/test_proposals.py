"""From found things to columns: no meeting nameless, no text too long for its row."""

from __future__ import annotations

from typing import Any

import pytest

from meetings.extraction.result import Found, FoundDirective, FoundMeeting
from meetings.history.words import around
from meetings.models import Meeting
from meetings.rows import fit, small, title_of


def found(**more: Any) -> FoundMeeting:
    fields: dict[str, Any] = {
        "key": "m1",
        "title": None,
        "date": None,
        "last_date": None,
        "date_spans": (),
        "period": None,
        "venue": None,
        "organ": None,
        "kind": None,
        "ordinal": None,
        "identities": (),
        "people": (),
        "directives": (),
        "spans": (),
        "repeats": (),
        "rule": "",
        "confidence": 1,
    }
    return FoundMeeting(**{**fields, **more})


DEMAND = FoundDirective(
    "m1.d1",
    1,
    1,
    "会议",
    "抓好防汛值守,逐段排查,限期整改到位,不留死角",
    (),
    None,
    (),
    "",
    1,
)


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ({"title": Found("区政府召开常务会议", (), "", 1)}, "区政府召开常务会议"),
        (
            {"organ": "区政府", "kind": "常务会议", "ordinal": 9},
            "区政府第9次常务会议",
        ),
        ({"kind": "现场会"}, "现场会"),
        (
            {"directives": (DEMAND,)},
            "未署标题的会议:抓好防汛值守,逐段排查,限期整改到位,不…",
        ),
        ({}, "未署标题的会议"),
    ],
)
def test_a_meeting_is_never_nameless(more: dict[str, Any], title: str) -> None:
    assert title_of(found(**more)) == title


def test_what_is_too_long_for_its_column_is_cut() -> None:
    cut = fit(Meeting, title="长" * 201, venue="会议室")
    assert cut == {"title": "长" * 199 + "…", "venue": "会议室"}


@pytest.mark.parametrize(
    ("number", "kept"), [(None, None), (0, 0), (12, 12), (40_000, None), (-1, None)]
)
def test_a_number_no_column_holds_is_left_out(
    number: int | None, kept: int | None
) -> None:
    assert small(number) == kept


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("在3月底前完成", "在4月底前完成", ("在3月底前完成", "在4月底前完成")),
        (
            "各镇街要迅速行动,在3月底前全部完成排查整治",
            "各镇街要迅速行动,在4月底前全部完成排查整治",
            ("…迅速行动,在3月底前全部完…", "…迅速行动,在4月底前全部完…"),
        ),
        ("原文", "原文加一句", ("原文", "原文加一句")),
        ("", "新写", ("", "新写")),
    ],
)
def test_a_change_is_shown_with_the_words_around_it(
    old: str, new: str, shown: tuple[str, str]
) -> None:
    assert around(old, new) == shown
