"""The matrix of a past day is counted once and kept; of much, by the worker."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment
from tests.matrix_pages import grid
from tracker import figure_proof
from tracker.matrix import past_years
from tracker.models import PastMatrix
from tracker.overview import counts

from .visits import go

START = datetime.date(2025, 3, 3)
PAGE = f"{reverse('matrix', args=[2025])}?on=2025-04-10"


def at(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(9)))


@pytest.fixture(autouse=True)
def part(officer: User, bureau: Department) -> None:
    make_assignment(officer, bureau, charged_on=START, recorded_at=at(START))


def test_a_second_look_counts_nothing(
    client: Client, leader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = grid(go(client, leader).get(PAGE))
    monkeypatch.delattr(past_years, "counted")
    assert grid(client.get(PAGE)) == first != {}


def test_what_is_recorded_as_of_an_earlier_day_forgets_it(
    client: Client, leader: User, officer: User, bureau: Department
) -> None:
    go(client, leader).get(PAGE)
    make_assignment(officer, bureau, charged_on=START, recorded_at=at(START))
    assert not PastMatrix.objects.exists()
    (row,) = grid(client.get(PAGE)).values()
    assert row["3 月"] and "2 件次" in row["3 月"].said


def test_where_there_is_much_the_page_waits_for_the_worker(
    client: Client, leader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "DIRECTLY", 0)
    shown = go(client, leader).get(PAGE)
    assert "正在数这一天的件数" in shown.text
    assert f'href="{reverse("matrix", args=[2025])}">看现在的' in shown.text
    assert client.get(PAGE, headers={"HX-Request": "true"}).status_code == 204
    past_years.count.func(PastMatrix.objects.get().pk)
    assert grid(client.get(PAGE)) != {}


def test_a_kept_day_is_proven_and_mended(client: Client, leader: User) -> None:
    go(client, leader).get(PAGE)
    PastMatrix.objects.update(counts=[])
    found = list(figure_proof.differences())
    assert ["逐月反馈" in wrong.words for wrong in found] == [True]
    figure_proof.mend(found)
    assert not list(figure_proof.differences())
