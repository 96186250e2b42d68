"""Where there is much, a past day is counted by the worker; the page waits for it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from meetings.models.jobs import SILENT
from tests.factories import make_assignment
from tracker import figure_proof
from tracker.models import PastCounts
from tracker.overview import BeingCounted, counts

from .visits import go

TODAY = timezone.localdate()
DAY = TODAY - datetime.timedelta(days=40)
PAGE = f"{reverse('board')}?year=all&on={DAY}"


@pytest.fixture(autouse=True)
def much(
    officer: User, bureau: Department, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    cache.clear()
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    monkeypatch.setattr(counts, "DIRECTLY", 0)
    begun = DAY - datetime.timedelta(days=9)
    moment = datetime.datetime.combine(begun, datetime.time(9))
    make_assignment(
        officer, bureau, charged_on=begun, recorded_at=timezone.make_aware(moment)
    )


def work() -> None:
    for row in PastCounts.objects.all():
        counts.count.func(row.pk)


def test_the_page_waits_and_then_shows_the_day(client: Client, leader: User) -> None:
    shown = go(client, leader).get(PAGE)
    assert "正在数这一天的件数" in shown.text
    assert client.get(PAGE, headers={"HX-Request": "true"}).status_code == 204
    assert list(figure_proof.differences()) == []
    work()
    found = client.get(PAGE, headers={"HX-Request": "true"})
    assert found.status_code == 200 and found.context["whole"].total == 1


def test_a_board_of_now_does_not_wait_for_what_it_is_compared_with(
    client: Client, leader: User
) -> None:
    page = f"{reverse('board')}?year=all"
    assert "月底的还在数" in go(client, leader).get(page).text
    work()
    assert "月底的还在数" not in client.get(page).text


def test_a_day_is_asked_of_the_worker_once_until_it_is_silent(
    django_capture_on_commit_callbacks: Any,
) -> None:
    waiting = pytest.raises(BeingCounted)

    def asked() -> int:
        with django_capture_on_commit_callbacks() as enqueued, waiting:
            counts.of_day(DAY)
        return len(enqueued)

    assert [asked(), asked()] == [1, 0]
    PastCounts.objects.update(asked_at=timezone.now() - 2 * SILENT)
    assert [asked(), asked()] == [1, 0]


def test_what_was_recorded_as_of_that_day_meanwhile_is_not_lost(
    officer: User, bureau: Department
) -> None:
    with pytest.raises(BeingCounted):
        counts.of_day(DAY)
    row = PastCounts.objects.get()
    PastCounts.objects.forget(
        timezone.make_aware(datetime.datetime.combine(DAY, datetime.time(9)))
    )
    counts._count(row)
    assert not PastCounts.objects.exists()
