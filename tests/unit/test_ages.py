"""Ages: four classes without a gap, the same by number and by date."""

from __future__ import annotations

import datetime

import pytest

from tracker.ages import AGES, age_of

TODAY = datetime.date(2026, 9, 18)


@pytest.mark.parametrize(
    ("days", "key"),
    [
        (-1, "30"),
        (0, "30"),
        (29, "30"),
        (30, "90"),
        (89, "90"),
        (90, "180"),
        (179, "180"),
        (180, "more"),
        (4000, "more"),
    ],
)
def test_an_age_is_of_one_class(days: int, key: str) -> None:
    assert age_of(days).key == key


@pytest.mark.parametrize("days", [0, 29, 30, 89, 90, 179, 180, 700])
def test_the_days_of_a_class_are_those_of_its_ages(days: int) -> None:
    day = TODAY - datetime.timedelta(days=days)
    holding = []
    for age in AGES:
        first, last = age.days(TODAY)
        if (first is None or first <= day) and day <= last:
            holding.append(age)
    assert holding == [age_of(days)]
