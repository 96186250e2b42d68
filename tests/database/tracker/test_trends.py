"""Trends: counted by hand from events, each figure as long as its list."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department, Directive
from tests.factories import (
    make_assignment,
    make_department,
    make_directive,
    make_docket,
    make_meeting,
)
from tracker.acts import act
from tracker.models import Docket
from tracker.recording import Words
from tracker.workflow import Kind, Verb

from .trend_figures import differing, figures, shown
from .visits import go
from .yearbooks import DAY, today

CALL: dict[str, Any] = {"channel": "phone", "caller": "小宋"}


def said() -> Directive:
    """A directive of a meeting of today, and so of this year."""
    return make_directive(make_meeting(held_on=today()))


def told(docket: Docket, verb: Verb, by: User, ago: int, text: str = "属实") -> None:
    lead = docket.assignments.get(role="lead")
    act(lead, verb, by, Words(text, **CALL, happened_on=today() - ago * DAY))


@pytest.fixture
def year() -> int:
    return today().year


@pytest.fixture
def work(
    officer: User, senior: User, bureau: Department, year: int
) -> dict[str, Docket]:
    """One of each fate, all of this year's meetings but `old`."""
    made: dict[str, Docket] = {}
    for name, ago in (("fresh", 3), ("moved", 45), ("silent", 100), ("closed", 60)):
        made[name] = make_docket(
            officer, bureau, said(), charged_on=today() - ago * DAY
        )
    made["old"] = make_docket(
        officer,
        make_department("区甲局"),
        make_directive(make_meeting(held_on=datetime.date(year - 1, 3, 2))),
        charged_on=today() - 700 * DAY,
    )
    for name in ("moved", "closed"):
        told(made[name], Verb.SIGN_FOR, officer, 40)
        told(made[name], Verb.REPORT, officer, 35)
    told(made["moved"], Verb.NO_CHANGE, officer, 2)
    for verb, by in (
        (Verb.REPORT_DONE, officer),
        (Verb.VERIFY, senior),
        (Verb.CLOSE, officer),
    ):
        told(made["closed"], verb, by, 10)
    make_docket(officer, bureau, said(), kind=Kind.INFORMATION)
    gone = make_docket(officer, bureau, said(), charged_on=today() - 5 * DAY)
    told(gone, Verb.WITHDRAW, senior, 1)
    held = make_docket(officer, bureau, said(), charged_on=today() - 5 * DAY)
    told(held, Verb.HOLD, senior, 1)
    return made


def test_charged_against_closed(
    client: Client, leader: User, work: dict[str, Docket], year: int
) -> None:
    burnup = shown(go(client, leader), year)["burnup"]
    assert (burnup.last.charged, burnup.last.closed) == (6, 1)
    assert (burnup.ended, burnup.open) == (1, 4)
    assert burnup.last.day == today()
    assert (burnup.points[0].charged, burnup.points[0].closed) == (0, 0)
    by_day = {point.day: point for point in burnup.points}
    assert by_day[today() - 101 * DAY].charged == 0
    before = max(day for day in by_day if day < today() - 10 * DAY)
    after = min(day for day in by_day if day >= today() - 10 * DAY)
    assert (by_day[before].closed, by_day[after].closed) == (0, 1)


def test_ages_since_charged_and_since_moved(
    client: Client, leader: User, work: dict[str, Docket], year: int
) -> None:
    ageing = shown(go(client, leader), year)["ageing"]
    counted = {one.age.key: (one.charged, one.moved) for one in ageing.counts}
    # fresh 3/3, moved 45/35 (no change is no progress), silent 100/100, old 700/700
    assert counted == {"30": (1, 1), "90": (1, 1), "180": (1, 1), "more": (1, 1)}
    assert (ageing.total, ageing.carried) == (4, 1)


def test_the_month_of_the_last_progress(
    client: Client, leader: User, work: dict[str, Docket], year: int
) -> None:
    quiet = shown(go(client, leader), year)["quiet"]
    bureau, other = quiet.lines
    moved = today() - 35 * DAY
    assert {one.word: one.count for one in bureau.counts if one.count} == {
        "从未": 2,
        f"{moved.month} 月": 1,
        "合计": 3,
    }
    assert {one.word: one.count for one in other.counts if one.count} == {
        "从未": 1,
        "合计": 1,
    }


def test_every_figure_is_as_long_as_its_list(
    client: Client, leader: User, work: dict[str, Docket], year: int
) -> None:
    found = figures(shown(go(client, leader), year))
    assert differing(client, found) == []


def test_the_table_says_what_the_chart_does(
    client: Client, leader: User, work: dict[str, Docket], year: int
) -> None:
    found = shown(go(client, leader), year)
    ageing, quiet = found["ageing"], found["quiet"]
    assert [b.count for b in ageing.charged.bars] == [c.charged for c in ageing.counts]
    assert [b.count for b in ageing.moved.bars] == [c.moved for c in ageing.counts]
    in_table = [c.count for line in quiet.lines for c in line.counts[:-1] if c.count]
    assert [box.count for box in quiet.chart.boxes] == in_table
    points = found["burnup"].chart.points
    assert [len(line.split()) for line in points] == [len(found["burnup"].points)] * 2


def test_a_docket_waits_for_its_responsible_departments(
    client: Client, officer: User, senior: User, bureau: Department, year: int
) -> None:
    docket = make_docket(
        officer,
        bureau,
        said(),
        responsible=[make_department()],
        charged_on=today() - 9 * DAY,
    )
    for verb, by in (
        (Verb.SIGN_FOR, officer),
        (Verb.REPORT_DONE, officer),
        (Verb.VERIFY, senior),
        (Verb.CLOSE, officer),
    ):
        told(docket, verb, by, 2)
    found = shown(go(client, officer), year)
    assert (found["burnup"].last.closed, found["burnup"].open) == (0, 1)
    assert differing(client, figures(found)) == []


@pytest.mark.parametrize("dockets", [1, 9])
def test_queries_do_not_grow(
    client: Client,
    officer: User,
    leader: User,
    django_assert_num_queries: Any,
    year: int,
    dockets: int,
) -> None:
    for _ in range(dockets):
        make_assignment(
            officer,
            make_department(),
            directive=said(),
            charged_on=today() - 200 * DAY,
        )
    go(client, leader)
    with django_assert_num_queries(11):
        client.get(reverse("trends", args=[year]))


def test_an_empty_year_says_so_and_draws_nothing(
    client: Client, leader: User, work: dict[str, Docket]
) -> None:
    page = go(client, leader).get(reverse("trends", args=[2019])).content.decode()
    assert "这一年没有计数的督办件" in page and 'class="chart"' not in page
    assert client.get(reverse("trends", args=[12026])).status_code == 404


def test_before_there_is_anything_it_says_what_to_do(
    client: Client, leader: User
) -> None:
    for name in ("trends", "matrix"):
        page = go(client, leader).get(reverse(name)).content.decode()
        assert "还没有督办件" in page
