"""Saved views: kept under a name, found on the list, renamed, deleted, taken back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client

from meetings.models import Department
from tests.database.tracker.listing_pages import codes, make_list
from tests.factories import make_view
from tracker.models import SavedView


@pytest.fixture
def page(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def save(page: Client, name: str, state: str, to: str = "assignments") -> str:
    data = {"page": to, "state": state, "name": name}
    answer = page.post("/views/save/", data, follow=True)
    return str(answer.content.decode())


def test_a_list_is_kept_with_its_filter_order_and_columns(
    page: Client, officer: User, bureau: Department
) -> None:
    make_list(officer, bureau)
    state = "light=late&sort=-due&columns=leader"
    said = save(page, "逾期的", state)
    assert "已存为视图“逾期的”" in said and "亮灯:逾期" in said
    view = SavedView.objects.get()
    assert (view.query, view.order, view.columns) == ("light=late", "-due", "leader")
    (tab,) = page.get(f"/assignments/?{state}").context["views"]
    assert tab.current and codes(page, tab.url) == codes(page, f"/assignments/?{state}")
    (tab,) = page.get("/assignments/").context["views"]
    assert not tab.current


def test_the_page_that_one_is_on_is_not_kept(page: Client) -> None:
    save(page, "甲", "light=late&page=7&of=all&total=3&q=")
    assert SavedView.objects.get().state == "light=late"


def test_a_name_is_given_once_and_what_was_typed_stays(
    page: Client, officer: User
) -> None:
    make_view(officer, "逾期的")
    said = save(page, "逾期的", "light=still", "dockets")
    assert "您已有一个叫“逾期的”的视图" in said and "light=still" in said
    assert SavedView.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        make_view(officer, "逾期的")


def test_two_people_may_use_one_name(page: Client, leader: User) -> None:
    make_view(leader, "逾期的")
    assert "已存为视图" in save(page, "逾期的", "light=late")


def test_a_new_name_can_be_taken_back(page: Client, officer: User) -> None:
    view = make_view(officer, "甲")
    page.post(f"/views/{view.pk}/rename/", {"name": "乙"})
    said = page.get("/views/").content.decode()
    assert "原名 甲" in said and "改回" in said
    page.post(f"/views/{view.pk}/rename/", {"name": view.name})
    view.refresh_from_db()
    assert (view.name, view.former) == ("甲", "乙")


def test_renaming_to_a_name_that_is_taken_is_refused(
    page: Client, officer: User
) -> None:
    make_view(officer, "甲")
    view = make_view(officer, "乙")
    said = page.post(f"/views/{view.pk}/rename/", {"name": "甲"}).content.decode()
    assert "您已有一个叫“甲”的视图" in said
    view.refresh_from_db()
    assert view.name == "乙" and view.former == ""


def test_a_deleted_view_comes_back(page: Client, officer: User) -> None:
    view = make_view(officer)
    for _ in range(2):  # a second click changes nothing
        page.post(f"/views/{view.pk}/delete/")
    assert page.get("/assignments/").context["views"] == []
    page.post(f"/views/{view.pk}/restore/")
    assert len(page.get("/assignments/").context["views"]) == 1


def test_a_deleted_view_whose_name_was_given_away_says_what_to_do(
    page: Client, officer: User
) -> None:
    view = make_view(officer)
    page.post(f"/views/{view.pk}/delete/")
    make_view(officer)
    said = page.post(f"/views/{view.pk}/restore/", follow=True).content.decode()
    assert "请先给那一个改名" in said
    assert SavedView.objects.kept().count() == 1


def test_nobody_sees_or_changes_anothers_view(page: Client, leader: User) -> None:
    view = make_view(leader)
    assert page.get("/assignments/").context["views"] == []
    for act in ("rename", "delete", "restore"):
        assert page.post(f"/views/{view.pk}/{act}/", {"name": "x"}).status_code == 404


def test_a_list_that_one_does_not_see_is_not_kept(
    client: Client, liaison: User
) -> None:
    client.force_login(liaison)
    data = {"page": "dockets", "state": "", "name": "全部"}
    assert client.post("/views/save/", data).status_code == 404


def test_an_address_shows_the_same_to_whom_it_is_sent(
    page: Client, officer: User, senior: User, bureau: Department
) -> None:
    make_list(officer, bureau)
    address = "/dockets/?standing=late&sort=-due&columns=all"
    mine = codes(page, address)
    page.force_login(senior)
    assert mine and codes(page, address) == mine
