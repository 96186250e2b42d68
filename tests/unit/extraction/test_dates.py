from __future__ import annotations

import datetime

import pytest

from meetings.extraction.canvas import canvas
from meetings.extraction.dates import held

from .cases import cases

PUBLISHED = datetime.date(2024, 7, 4)


@pytest.mark.parametrize(("text", "day", "period", "last"), cases("dates"))
def test_an_opening_says_when(text: str, day: str, period: str, last: str) -> None:
    found = held(text, PUBLISHED)
    assert (found.day.isoformat() if found.day else "") == day
    assert (found.last.isoformat() if found.last else "") == last
    assert (found.period or "") == period


def test_that_evening_is_the_day_told_before() -> None:
    day = datetime.date(2024, 7, 1)
    assert held("当晚，县里召开会议", PUBLISHED, day).day == day


@pytest.mark.parametrize(("text", "day", "period"), cases("openings"))
def test_a_day_is_told_in_many_ways(text: str, day: str, period: str) -> None:
    found = held(canvas(text).replace(" ", ""), datetime.date(2024, 3, 7))
    assert (found.day.isoformat() if found.day else "") == day
    assert (found.period or "") == period
