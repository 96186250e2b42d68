"""How a bulletin calls its time and its meetings."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tracker.bulletins.scope import Scope


def scope(first: str = "", last: str = "", **more: Any) -> Scope:
    since, until = (
        datetime.date.fromisoformat(d) if d else None for d in (first, last)
    )
    return Scope(2026, datetime.date(2026, 12, 31), since, until, **more)


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [
        ("", "", "2026年"),
        ("2026-01-01", "2026-12-31", "2026年"),
        ("2026-01-01", "2026-06-30", "2026年上半年"),
        ("", "2026-06-30", "2026年上半年"),
        ("2026-07-01", "", "2026年下半年"),
        ("2026-04-01", "2026-06-30", "2026年第二季度"),
        ("2026-02-01", "2026-02-28", "2026年2月"),
        ("2026-01-01", "2026-02-27", "2026年1月1日至2026年2月27日"),
        ("2026-02-01", "2026-04-30", "2026年2月1日至2026年4月30日"),
    ],
)
def test_a_period_has_the_name_that_offices_use(
    first: str, last: str, word: str
) -> None:
    assert scope(first, last).period == word


def test_a_title_names_a_few_kinds_of_meetings_and_no_more() -> None:
    assert scope(kinds=("常务会议", "办公会议")).meetings == "常务会议、办公会议"
    assert scope().meetings == "会议"
    assert scope(kinds=("甲", "乙", "丙", "丁")).meetings == "会议"
