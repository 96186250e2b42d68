"""The page of a department as of a past day: each figure as long as its list."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tracker.departments import Page
from tracker.models import Docket

from .past_work import YEAR, on, work
from .visits import go

MARCH, APRIL = on(3, 31), on(4, 30)


@pytest.fixture
def made(officer: User, senior: User, bureau: Department) -> dict[str, Docket]:
    return work(officer, senior, bureau)


def shown(client: Client, body: Department, day: Any) -> tuple[Page, str]:
    answer = client.get(reverse("department", args=[body.pk]), {"on": str(day)})
    return answer.context["page"], answer.content.decode()


def listed(client: Client, href: str) -> int:
    count: int = client.get(href).context["page"].paginator.count
    return count


@pytest.mark.parametrize(
    ("day", "owed", "done"),
    [
        # silent, moved, moved_due, withdrawn, carried, standing; four closed
        (MARCH, 6, 4),
        # withdrawn has ended, reopened runs again
        (APRIL, 6, 3),
        (on(1, 15), 3, 0),
    ],
)
def test_what_it_owed_and_had_done(
    client: Client,
    leader: User,
    bureau: Department,
    made: dict[str, Docket],
    day: datetime.date,
    owed: int,
    done: int,
) -> None:
    page, html = shown(go(client, leader), bureau, day)
    assert page.owing[0].total.value == owed and page.done[0].closed.value == done
    assert f"截至 2025 年 {day.month} 月 {day.day} 日" in html
    figures = [page.done[0].closed, page.owing[0].total, *page.owing[0].figures]
    for figure in figures:
        assert listed(client, figure.href) == figure.value, figure.label


def test_the_months_end_with_that_day(
    client: Client, leader: User, bureau: Department, made: dict[str, Docket]
) -> None:
    page, _ = shown(go(client, leader), bureau, MARCH)
    assert page.year.number == YEAR
    assert [bool(month.values) for month in page.year.months] == [True] * 3 + 9 * [
        False
    ]
    for value in (*page.year.months[0].values, *page.year.months[2].values):
        assert listed(client, value.href) == value.count, value.words
    assert [value.count for value in page.year.months[2].values] == [0, 4, 2]


def test_the_worst_is_named_with_its_days_of_then(
    client: Client, leader: User, bureau: Department, made: dict[str, Docket]
) -> None:
    page, html = shown(go(client, leader), bureau, MARCH)
    assert page.urgent[0].light == "late" and "迟 21 天" in html  # type: ignore[union-attr]
    assert "当时欠的" in html and "现在欠的" not in html


def test_the_rate_is_that_of_the_board(
    client: Client, leader: User, bureau: Department, made: dict[str, Docket]
) -> None:
    page, _ = shown(go(client, leader), bureau, MARCH)
    board = client.get(
        reverse("board-departments"), {"on": str(MARCH), "year": str(YEAR)}
    )
    (row,) = board.context["departments"]
    assert page.completion == row.tally.rate


def test_a_day_before_everything_has_nothing(
    client: Client, leader: User, bureau: Department, made: dict[str, Docket]
) -> None:
    page, html = shown(go(client, leader), bureau, on(1, 1, 2020))
    assert page.owes == 0 and "没有欠的" in html


@pytest.mark.parametrize("day", ["2999-01-01", "上个月"])
def test_a_day_that_cannot_be_shown_is_said(
    client: Client,
    leader: User,
    bureau: Department,
    made: dict[str, Docket],
    day: str,
) -> None:
    page, html = shown(go(client, leader), bureau, day)
    assert page.on is None and "显示的是现在" in html
