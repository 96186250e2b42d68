"""Years add up as before a merger: figures counted by hand, in tables and lists."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.database.bodies import make_post
from tests.database.tracker.visits import go
from tests.database.tracker.yearbooks import reopened
from tests.factories import make_department, make_directive, make_docket, make_meeting
from tracker import boards
from tracker.bodies import succession
from tracker.workbooks.annual import year_of

NOW = timezone.localtime()
THIS, LAST = NOW.year, NOW.year - 1
# 件, 责任件次, 配合件次 by department, as `dockets` below gives them.
BEFORE = {"甲局": (2, 1, 1), "乙局": (1, 1, 1), "丙局": (1, 0, 1)}
# Of the year of the merger: 乙 leads what 甲 led; a part of both is one.
JOINED = {"乙局": (3, 1, 0), "丙局": (1, 0, 1)}
Bodies = Mapping[str, Department]


@pytest.fixture
def bodies(db: None) -> Bodies:
    return {name: make_department(name) for name in BEFORE}


def dockets(bodies: Bodies, year: int, by: User) -> None:
    one, two, three = bodies.values()
    parts: list[dict[str, Any]] = [
        {"lead": one, "responsible": [two]},
        {"lead": one, "support": [three]},
        {"lead": two, "support": [one]},
        {"lead": three, "responsible": [one], "support": [two]},
    ]
    held = datetime.date(year, 2, 3)
    for duties in parts:
        said = make_directive(make_meeting(held_on=held))
        make_docket(by, directive=said, charged_on=held, **duties)


def table(by: User, year: int) -> dict[str, tuple[int, int, int]]:
    rows = boards.by_department(by, year, NOW.date())
    return {
        row.department.name: (row.tally.total, row.responsible, row.support)
        for row in rows
    }


def merge(bodies: Bodies, by: User) -> None:
    one, two, _ = bodies.values()
    succession.merge(one, two, NOW.date(), "", by)


def test_a_past_year_keeps_its_figures_under_the_old_name(
    bodies: Bodies, officer: User
) -> None:
    dockets(bodies, LAST, officer)
    assert table(officer, LAST) == BEFORE
    merge(bodies, officer)
    assert table(officer, LAST) == BEFORE
    found = year_of(officer, LAST, NOW)
    assert found.whole.total == 4 and found.differences == []
    beside = {row.department.name: row.department.beside for row in found.departments}
    assert beside["甲局"] == f"{NOW:%Y-%m-%d} 起由乙局承接" and beside["乙局"] == ""


def test_in_the_year_itself_the_successor_has_them(
    bodies: Bodies, officer: User
) -> None:
    dockets(bodies, THIS, officer)
    assert table(officer, THIS) == BEFORE
    merge(bodies, officer)
    assert table(officer, THIS) == JOINED
    assert year_of(officer, THIS, NOW).whole.total == 4


def test_the_workbook_of_a_past_year_names_both(bodies: Bodies, officer: User) -> None:
    dockets(bodies, LAST, officer)
    merge(bodies, officer)
    book = reopened(officer, LAST)
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row]
    assert f"甲局({NOW:%Y-%m-%d} 起由乙局承接)" in cells
    assert any("甲局(现由乙局承接)" in text for text in cells)


def test_every_figure_lists_what_it_counts(
    client: Client, bodies: Bodies, officer: User
) -> None:
    dockets(bodies, LAST, officer)
    merge(bodies, officer)
    go(client, officer)
    for name, (led, responsible, support) in BEFORE.items():
        own: dict[str, Any] = {"department": bodies[name].pk, "year": LAST}
        page = client.get(reverse("docket-list"), own)
        assert page.context["page"].paginator.count == led
        for duty, count in (("responsible", responsible), ("support", support)):
            page = client.get(reverse("assignment-list"), {**own, "counted": duty})
            assert page.context["page"].paginator.count == count, (name, duty)


def test_a_renamed_body_has_its_old_name_in_a_past_year(
    bodies: Bodies, officer: User
) -> None:
    dockets(bodies, LAST, officer)
    dockets(bodies, THIS, officer)
    succession.rename(bodies["甲局"], "丁局", NOW.date(), "", officer)
    assert table(officer, LAST) == BEFORE
    assert table(officer, THIS) == {**{"丁局": BEFORE["甲局"]}, **_without("甲局")}
    assert table(officer, THIS).keys() == {"丁局", "乙局", "丙局"}


def _without(name: str) -> dict[str, tuple[int, int, int]]:
    return {key: value for key, value in BEFORE.items() if key != name}


def test_a_leader_still_finds_what_the_successor_of_the_own_body_carries(
    bodies: Bodies, officer: User
) -> None:
    post = make_post(None, "副区长")
    Department.objects.filter(pk=bodies["乙局"].pk).update(leader_in_charge=post)
    dockets(bodies, LAST, officer)
    merge(bodies, officer)
    rows = boards.by_department(officer, LAST, NOW.date(), post.pk)
    assert {row.department.name: row.tally.total for row in rows} == {
        "甲局": 2,
        "乙局": 1,
    }
