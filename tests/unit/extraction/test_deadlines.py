from __future__ import annotations

import datetime

import pytest

from meetings.extraction.canvas import canvas
from meetings.extraction.deadlines import deadline

from .cases import cases

BASE = datetime.date(2023, 3, 15)


@pytest.mark.parametrize(("text", "day", "words", "unit"), cases("deadlines"))
def test_a_deadline_ends_on_its_day(text: str, day: str, words: str, unit: str) -> None:
    found = deadline(canvas(text), BASE)
    assert found
    assert (found.date.isoformat() if found.date else "") == day
    assert (found.text, found.unit) == (words, unit)


@pytest.mark.parametrize("row", cases("no_deadlines"), ids=lambda row: row[0])
def test_this_is_no_deadline(row: list[str]) -> None:
    assert deadline(canvas(row[0]), BASE) is None


def test_the_form_is_kept_beside_the_day() -> None:
    found = deadline("10个工作日内开放接口", BASE)
    assert found and (found.unit, found.count) == ("working_days", 10)


def test_a_long_way_off_is_no_error() -> None:
    found = deadline("9999个月内完成", BASE)
    assert found is None or found.date is None or found.date > BASE
