"""What is exported is what is shown: rows, order, columns, and nothing unseen."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.listing_pages import codes, make_list, read
from tests.factories import make_assignment, make_docket
from tracker.listing import sheet
from tracker.listing.assignments import ASSIGNMENTS
from tracker.listing.columns import Set
from tracker.listing.dockets import DOCKETS

FILTERS = ("", "light=late&sort=-due", "role=lead&sort=code&columns=all")


@pytest.fixture
def page(client: Client, officer: User, bureau: Department) -> Client:
    make_list(officer, bureau)
    client.force_login(officer)
    return client


@pytest.mark.parametrize("query", FILTERS)
def test_a_sheet_of_parts_is_the_list_that_it_was_asked_for(
    page: Client, query: str
) -> None:
    _, (head, *rows) = read(page, f"/assignments/list.xlsx?{query}")
    shown = page.get(f"/assignments/?{query}").context
    assert [row[0] for row in rows] == codes(page, f"/assignments/?{query}")
    assert head == [column.heading for column in shown["shown"].listed]
    due = head.index("时限")
    told = [row[due].date() if row[due] else None for row in rows]
    assert told == [row.due for row in shown["page"]]
    party = head.index("单位")
    assert [r[party] for r in rows] == [str(r.department) for r in shown["page"]]


@pytest.mark.parametrize(
    "query", ["", "standing=late&sort=due", "kind=action&columns=leader"]
)
def test_a_sheet_of_dockets_is_the_list_that_it_was_asked_for(
    page: Client, query: str
) -> None:
    _, (head, *rows) = read(page, f"/dockets/list.xlsx?{query}")
    assert rows and [r[0] for r in rows] == codes(page, f"/dockets/?{query}")
    wanted = Set.LEADER if "leader" in query else Set.OFFICE
    assert head == [column.heading for column in DOCKETS.of(wanted)]


def test_a_sheet_says_which_list_it_is_of_what_day_and_who_took_it(
    page: Client, officer: User
) -> None:
    officer.last_name, officer.first_name = "陆", "明远"
    officer.save()
    above, rows = read(page, "/assignments/list.xlsx?light=late&sort=due")
    said = page.get("/assignments/?light=late&sort=due").content.decode()
    assert "亮灯:逾期" in above and "按时限从前到后" in above
    assert f"共 {len(rows) - 1} 件次" in above and f"共 {len(rows) - 1} 件次" in said
    today = timezone.localdate()
    assert f"截至 {today:%Y-%m-%d}" in above
    assert officer.get_full_name() in above and f"{today:%Y-%m-%d} " in above


def test_a_sheet_holds_all_pages_of_the_list(
    client: Client, officer: User, bureau: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.views.lists.PER_PAGE", 2)
    for _ in range(5):
        make_docket(officer, bureau)
    client.force_login(officer)
    _, (_, *rows) = read(client, "/dockets/list.xlsx")
    pages = [codes(client, f"/dockets/?page={n}") for n in (1, 2, 3)]
    assert [row[0] for row in rows] == [code for page in pages for code in page]


def test_a_sheet_that_is_too_long_says_that_it_ends(
    page: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "MOST", 3)
    _, (_, *rows) = read(page, "/assignments/list.xlsx")
    assert len(rows) == 4 and "超过 3 件次的部分没有列出" in rows[-1][0]


def test_a_liaison_takes_away_the_own_departments_parts_alone(
    client: Client, officer: User, liaison: User, bureau: Department
) -> None:
    make_list(officer, bureau)
    client.force_login(liaison)
    _, (head, *rows) = read(client, "/assignments/list.xlsx?columns=all")
    assert {row[head.index("单位")] for row in rows} == {str(bureau)}
    assert head == [column.heading for column in ASSIGNMENTS.of(Set.HOUSE)]


def test_words_of_a_filter_never_become_a_formula(
    page: Client, officer: User, bureau: Department
) -> None:
    make_assignment(officer, bureau, title="=1+1 的落实")
    _, (head, *rows) = read(page, "/assignments/list.xlsx?columns=all")
    assert "=1+1 的落实" in [row[head.index("事项")] for row in rows]


def test_a_moved_date_is_told_beside_the_present_one(
    page: Client, officer: User
) -> None:
    _, (head, *rows) = read(page, "/dockets/list.xlsx")
    assert "改期" in head
    day = next(row[head.index("时限")] for row in rows if row[head.index("时限")])
    assert isinstance(day, datetime.datetime)
