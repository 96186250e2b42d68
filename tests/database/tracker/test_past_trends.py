"""Trends as of a past day: counted by hand, each figure as long as its list."""

from __future__ import annotations

import datetime
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.database.once import kept, person
from tests.factories import make_department
from tracker import figure_proof
from tracker.models import Docket, PastTrends
from tracker.roles import Role

from .past_work import YEAR, Work, on, work
from .trend_figures import differing, figures, shown
from .visits import go

MARCH, APRIL, MAY = on(3, 31), on(4, 30), on(5, 31)
EVERY = [on(1, 15), on(3, 7), MARCH, APRIL, MAY]


officer = person(Role.OFFICER, "陆明远")
senior = person(Role.SENIOR, "顾清如")
bureau = kept(partial(make_department, "澄湖区住房和城乡建设局"))
made = kept(work, "officer", "senior", "bureau")


@pytest.mark.parametrize(
    ("day", "charged", "closed", "ended"),
    [
        (on(1, 15), 2, 0, 0),
        (on(3, 6), 9, 0, 0),
        (on(3, 7), 9, 4, 0),  # in_time, late, reopened, corrected
        (MARCH, 9, 4, 0),
        (on(4, 14), 9, 4, 1),  # withdrawn
        (APRIL, 9, 3, 1),  # reopened
        (MAY, 10, 3, 1),  # later; the correction is of today
    ],
)
def test_charged_against_closed_up_to_that_day(
    client: Client,
    leader: User,
    made: dict[str, Docket],
    day: datetime.date,
    charged: int,
    closed: int,
    ended: int,
) -> None:
    found = shown(go(client, leader), YEAR, day)["burnup"]
    assert (found.last.charged, found.last.closed, found.ended) == (
        charged,
        closed,
        ended,
    )
    assert found.last.day == day and found.open == charged - closed - ended


def test_now_the_correction_counts(
    client: Client, leader: User, made: dict[str, Docket]
) -> None:
    assert shown(go(client, leader), YEAR)["burnup"].last.closed == 2


@pytest.mark.parametrize(
    ("day", "charged", "moved"),
    [
        # silent, moved 5 days; carried since June
        (on(1, 15), (2, 0, 0, 1), (2, 0, 0, 1)),
        # silent and moved 80, three 70, carried; moved moved 39 days ago
        (MARCH, (0, 5, 0, 1), (0, 5, 0, 1)),
        # silent, moved 110; reopened, moved_due, standing 100; moved 10, reopened 56
        (APRIL, (0, 0, 5, 1), (1, 1, 3, 1)),
    ],
)
def test_ages_as_they_were(
    client: Client,
    leader: User,
    made: dict[str, Docket],
    day: datetime.date,
    charged: tuple[int, ...],
    moved: tuple[int, ...],
) -> None:
    ageing = shown(go(client, leader), YEAR, day)["ageing"]
    assert tuple(one.charged for one in ageing.counts) == charged
    assert tuple(one.moved for one in ageing.counts) == moved
    assert (ageing.total, ageing.carried) == (sum(charged), 1)


def test_the_month_of_the_last_progress_up_to_that_day(
    client: Client, leader: User, made: dict[str, Docket]
) -> None:
    def months(day: datetime.date) -> dict[str, int]:
        (line,) = shown(go(client, leader), YEAR, day)["quiet"].lines
        return {one.word: one.count for one in line.counts if one.count}

    # Never: silent, moved_due, withdrawn, standing, carried.
    assert months(MARCH) == {"从未": 5, "2 月": 1, "合计": 6}
    assert months(APRIL) == {"从未": 4, "3 月": 1, "4 月": 1, "合计": 6}


@pytest.mark.parametrize("day", EVERY)
def test_every_figure_of_a_past_day_is_as_long_as_its_list(
    client: Client, leader: User, made: dict[str, Docket], day: datetime.date
) -> None:
    found = figures(shown(go(client, leader), YEAR, day))
    assert len(found) > 20 and all(f"on={day}" in href for _, _, href in found)
    assert differing(client, found) == []


def test_what_is_recorded_as_of_a_past_day_is_counted_there(
    client: Client,
    officer: User,
    senior: User,
    leader: User,
    bureau: Department,
    made: dict[str, Docket],
) -> None:
    def charged(day: datetime.date) -> int:
        burnup = shown(go(client, leader), YEAR, day)["burnup"]
        return int(burnup.last.charged)

    assert (charged(MARCH), charged(MAY)) == (9, 10)
    Work(officer, senior, bureau).charge(on(4, 2))
    assert (charged(MARCH), charged(MAY)) == (9, 11)
    assert PastTrends.objects.count() == 2
    PastTrends.objects.update(course=[])
    found = list(figure_proof.differences())
    assert {wrong.day for wrong in found} == {MARCH, MAY}
    figure_proof.mend(found)
    assert list(figure_proof.differences()) == [] and charged(MAY) == 11


def test_the_day_is_printed_and_goes_along(
    client: Client, leader: User, made: dict[str, Docket]
) -> None:
    page = go(client, leader).get(reverse("trends", args=[YEAR]), {"on": "2025-03-31"})
    html = page.content.decode()
    assert "截至 2025 年 3 月 31 日" in html and "今天" not in html
    for name in ("board", "board-departments", "board-meetings"):
        assert f'href="{reverse(name)}?year=2025&amp;on=2025-03-31"' in html
    for name in ("matrix", "trends"):
        assert f'href="{reverse(name, args=[YEAR])}?on=2025-03-31"' in html
    assert f'href="{reverse("trends", args=[2024])}?on=2025-03-31"' in html  # a year
    assert f'href="{reverse("burden")}?month=2025-03"' in html
    assert 'href="/months/2025-03/"' in html


@pytest.mark.parametrize("name", ["board", "matrix"])
def test_boards_take_the_day_to_the_trends(
    client: Client, leader: User, made: dict[str, Docket], name: str
) -> None:
    args = [YEAR] if name == "matrix" else []
    query = {"on": "2025-03-31", "year": str(YEAR)}
    html = go(client, leader).get(reverse(name, args=args), query).content.decode()
    assert f'href="{reverse("trends", args=[YEAR])}?on=2025-03-31"' in html


def test_before_there_was_anything_it_says_so(
    client: Client, leader: User, made: dict[str, Docket]
) -> None:
    page = go(client, leader).get(reverse("trends", args=[YEAR]), {"on": "2020-01-01"})
    html = page.content.decode()
    assert "到那一天还没有计数的督办件" in html and 'class="chart"' not in html
    assert "截至 2020 年 1 月 1 日" in html


@pytest.mark.parametrize("asked", ["nonsense", "2999-01-01"])
def test_a_day_that_is_none_is_now_and_says_why(
    client: Client, leader: User, made: dict[str, Docket], asked: str
) -> None:
    page = go(client, leader).get(reverse("trends", args=[YEAR]), {"on": asked})
    assert "显示的是现在" in page.content.decode()
    assert page.context["scope"].on is None
