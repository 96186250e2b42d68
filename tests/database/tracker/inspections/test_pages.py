"""Where an officer puts an inspection down, and who sees it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.database.tracker.inspections.looking import look, today
from tests.database.tracker.visits import go, url
from tests.factories import make_department, make_user
from tracker.acts import act
from tracker.models import Assignment, Inspection
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb

V = Verb


def form(**more: Any) -> dict[str, Any]:
    return {
        "kind": "field",
        "on": today().isoformat(),
        "place": "东岸",
        "party": "陆明远",
        "finding": "正在施工。",
        "result": "true",
        **more,
    }


def test_an_officer_puts_it_down_from_the_dockets_page(
    client: Client, lead: Assignment, officer: User, liaison: User
) -> None:
    docket = lead.docket.get_absolute_url()
    address = reverse("inspect", args=[lead.docket_id])
    assert address in go(client, officer).get(docket).content.decode()
    assert client.get(address).status_code == 200
    client.post(address, form(parts=[lead.pk], asked="月底封顶。"))
    row = Inspection.objects.get()
    assert row.asked == "月底封顶。" and list(row.parts.all()) == [lead]
    for page in (docket, reverse("inspection-list")):
        shown = go(client, liaison).get(page).content.decode()
        assert "正在施工。" in shown and address not in shown
    assert "月底封顶。" in client.get(f"{docket}").content.decode()


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"on": "2099-01-01"}, "日期不能晚于今天"),
        ({"due_on": "2099-01-01"}, "请写明整改要求"),
        ({"asked": "改", "due_on": "2020-01-01"}, "不能早于这次督查"),
        ({"finding": ""}, "发现的情况"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    more: dict[str, Any], why: str, client: Client, lead: Assignment, officer: User
) -> None:
    address = reverse("inspect", args=[lead.docket_id])
    page = go(client, officer).post(address, form(**more)).content.decode()
    assert (why in page and "正在施工。" in page) or more.get("finding") == ""
    assert not Inspection.objects.exists()


def test_its_follow_up_is_settled_and_a_wrong_entry_taken_back(
    client: Client, lead: Assignment, officer: User
) -> None:
    row = look(lead.docket, officer)
    page = go(client, officer).get(reverse("inspection-list")).content.decode()
    done, revoke = (
        reverse(name, args=[row.pk])
        for name in ("inspection-done", "inspection-revoke")
    )
    assert done in page and revoke in page
    assert client.get(done).status_code == client.get(revoke).status_code == 200
    early = {"on": today(-1).isoformat(), "note": "已封堵"}
    assert "不能早于督查日期" in client.post(done, early).content.decode()
    client.post(done, {"on": today().isoformat(), "note": "已封堵"})
    client.post(revoke, {})
    row.refresh_from_db()
    assert row.done_note == "已封堵" and row.revoked_by == officer


def test_a_look_back_that_finds_it_undone_offers_to_reopen(
    client: Client, lead: Assignment, officer: User, senior: User, liaison: User
) -> None:
    for verb, who in (
        *((V.SIGN_FOR, liaison), (V.REPORT_DONE, liaison)),
        *((V.VERIFY, senior), (V.CLOSE, officer)),
    ):
        act(lead, verb, who, Words("情况如此"))
    look(lead.docket, officer)
    address, reopen = lead.docket.get_absolute_url(), f"{url(lead, V.REOPEN)}?text="
    assert reopen in go(client, senior).get(address).content.decode()
    assert reopen not in go(client, officer).get(address).content.decode()
    shown = go(client, senior).get(url(lead, V.REOPEN), {"text": "排口仍有渗漏。"})
    assert "排口仍有渗漏。" in shown.content.decode()


def test_the_list_filters_and_hides_from_strangers(
    client: Client, lead: Assignment, officer: User
) -> None:
    open_ = look(lead.docket, officer, on=today(-9), due_on=today(-1))
    quiet = look(lead.docket, officer, asked="", due_on=None, kind="field")
    address = reverse("inspection-list")
    for query, expected in (
        ("", [open_, quiet]),
        ("followed=open", [open_]),
        ("followed=late", [open_]),
        ("followed=done", []),
        ("kind=field", [quiet]),
        (f"department={lead.department_id}", [open_, quiet]),
        ("q=没有的字", []),
    ):
        page = go(client, officer).get(f"{address}?{query}")
        assert page.context["inspections"] == expected, query
    stranger = make_user(Role.LIAISON, make_department())
    assert go(client, stranger).get(address).context["inspections"] == []


@pytest.mark.parametrize("count", [1, 9])
def test_queries_do_not_grow_with_inspections(
    count: int,
    client: Client,
    lead: Assignment,
    officer: User,
    django_assert_num_queries: Any,
) -> None:
    for _ in range(count):
        look(lead.docket, officer, parts=[lead])
    go(client, officer).get(reverse("inspection-list"))
    with django_assert_num_queries(15):
        client.get(reverse("inspection-list"))
