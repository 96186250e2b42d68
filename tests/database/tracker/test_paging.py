"""Totals are counted up to a bound; pages are those of the whole order."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from meetings import paging
from meetings.models import Department
from meetings.paging import Chain, Pages
from tests.database.tracker.listing_pages import make_list
from tests.factories import make_department
from tracker.acts import act
from tracker.listing.assignments import start, urgent_first, urgent_last
from tracker.models import Assignment
from tracker.recording import Words
from tracker.workflow import Verb


@pytest.fixture
def bodies(db: None) -> list[Department]:
    return [make_department(order=n) for n in range(7)]


def some(bodies: list[Department], border: int) -> Chain:
    """Those before the border, then the others, each run backwards."""
    known = Department.objects.filter(pk__in=[body.pk for body in bodies])
    before, after = known.filter(order__lt=border), known.filter(order__gte=border)
    return Chain(before.order_by("-order"), after.order_by("-order"), whole=known)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 9])
@pytest.mark.parametrize("border", [0, 1, 3, 6, 7])
def test_runs_one_after_another_are_one_list(
    bodies: list[Department], size: int, border: int
) -> None:
    pages = Pages(some(bodies, border), size)
    found = [row.order for number in pages.page_range for row in pages.page(number)]
    assert found == [*range(border - 1, -1, -1), *range(6, border - 1, -1)]


def test_more_than_is_counted_is_said_to_be_more(
    bodies: list[Department], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "MOST", 4)
    pages = Pages(some(bodies, 3), 3)
    assert (pages.shown, pages.cut, pages.num_pages) == ("4+", True, 2)
    assert [row.order for row in pages.page(2)] == [6]


def test_a_short_list_has_its_own_number(bodies: list[Department]) -> None:
    pages = Pages(some(bodies, 3), 3)
    assert (pages.shown, pages.cut) == ("7", False)


def test_a_list_beyond_the_bound_says_where_it_ends(
    client: Client, officer: User, bureau: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_list(officer, bureau)
    monkeypatch.setattr(paging, "MOST", 3)
    client.force_login(officer)
    said = client.get("/assignments/").content.decode()
    assert "共 3+ 件次" in said and "只能翻到这里" in said


def test_what_goes_on_is_worst_first_and_what_ended_newest_first(
    officer: User, senior: User, bureau: Department
) -> None:
    ended = make_list(officer, bureau)[:2]
    for docket in ended:
        part = docket.assignments.get(role="lead")
        act(part, Verb.WITHDRAW, senior, Words("不再办"))
    chain = urgent_first(start(officer), {})
    rows = chain.part(0, 99)
    assert len(rows) == Assignment.objects.count() == chain.bounded(99)
    going = [row for row in rows if row.state != "withdrawn"]
    assert rows[: len(going)] == going
    ranks = [row.rank for row in going]
    assert ranks == sorted(ranks)
    pks = [row.pk for row in rows[len(going) :]]
    assert pks == sorted(pks, reverse=True)
    assert urgent_last(start(officer), {}).part(0, 99) == rows[::-1]
