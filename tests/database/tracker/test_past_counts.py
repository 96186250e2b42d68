"""Counts of past days: counted once, kept, and proven by a recount."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment
from tracker import figure_proof
from tracker.models import PastCounts
from tracker.overview import counts
from tracker.overview.past_figures import Figures

DAY = datetime.timedelta(days=1)


def at(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(9)))


@pytest.fixture
def today() -> datetime.date:
    cache.clear()
    return timezone.localdate()


def test_a_past_day_is_counted_once_and_proven(
    officer: User, bureau: Department, today: datetime.date
) -> None:
    start = today - 40 * DAY
    make_assignment(
        officer,
        bureau,
        charged_on=start,
        recorded_at=at(start),
        due_on=today - DAY * 20,
    )
    day = today - 10 * DAY
    first = counts.of_day(day)
    assert list(first.dockets.values()) == [1]
    row = PastCounts.objects.get()
    assert row.figures is not None
    assert Figures.read(row.figures) == first and list(figure_proof.differences()) == []
    row.figures["dockets"][0][-1] = 7
    row.save()
    cache.clear()
    assert list(counts.of_day(day).dockets.values()) == [7]  # it is what is read
    found = list(figure_proof.differences())
    assert [wrong.day for wrong in found] == [day]
    figure_proof.mend(found)
    cache.clear()
    assert counts.of_day(day) == first and list(figure_proof.differences()) == []


def test_what_is_recorded_as_of_a_past_day_is_counted_there(
    officer: User, bureau: Department, today: datetime.date
) -> None:
    def make(ago: int) -> None:
        begun = today - ago * DAY
        make_assignment(officer, bureau, charged_on=begun, recorded_at=at(begun))

    make(40)
    days = [today - 35 * DAY, today - 10 * DAY]
    assert [sum(counts.of_day(day).dockets.values()) for day in days] == [1, 1]
    make(20)
    cache.clear()
    assert [sum(counts.of_day(day).dockets.values()) for day in days] == [1, 2]
    assert list(figure_proof.differences()) == []
