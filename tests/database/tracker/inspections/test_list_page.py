"""The list of inspections, and what a look back leads to."""

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
from tracker.models import Assignment
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb

V = Verb


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
    with django_assert_num_queries(17):
        client.get(reverse("inspection-list"))
