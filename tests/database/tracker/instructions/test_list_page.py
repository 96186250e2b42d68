"""The list of instructions, and the counts of queries with it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.database.tracker.instructions.giving import instruct, reply
from tests.database.tracker.visits import go, url
from tests.factories import make_department, make_docket, make_user
from tracker.acts import act
from tracker.models import Assignment
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb


def text(client: Client, user: User, address: str) -> str:
    return go(client, user).get(address).content.decode()


def waiting(client: Client, leader: User) -> int:
    call = go(client, leader).get(reverse("board")).context["calls"][-1]
    assert call.word == "我的批示待复"
    return int(call.count)


def test_the_leader_sees_by_whom_and_when(
    client: Client, lead: Assignment, leader: User, liaison: User
) -> None:
    made = instruct(lead, leader)
    assert waiting(client, leader) == 1
    reply(lead, liaison, made)
    mine = text(client, leader, f"{reverse('instruction-list')}?mine=yes")
    assert "已办复" in mine and "宋致远" in mine
    assert waiting(client, leader) == 0


def test_the_list_filters(
    client: Client, lead: Assignment, leader: User, liaison: User, officer: User
) -> None:
    first, second = instruct(lead, leader), instruct(lead, leader, about_docket=True)
    reply(lead, liaison, first)
    address = reverse("instruction-list")
    body = lead.department_id
    for query, expected in (
        ("", [second, first]),
        ("state=open", [second]),
        ("state=answered", [first]),
        ("state=revoked", []),
        (f"department={body}", [second, first]),
        (f"department={make_department().pk}", []),
        ("year=1999", [second, first]),  # no such choice: not a condition
        ("q=没有的字", []),
    ):
        page = go(client, officer).get(f"{address}?{query}")
        assert page.context["cards"] == expected, query


def test_a_stranger_sees_nothing(
    client: Client, lead: Assignment, leader: User
) -> None:
    made = instruct(lead, leader, "只给你们看。", about_docket=True)
    stranger = make_user(Role.LIAISON, make_department())
    assert "只给你们看。" not in text(client, stranger, reverse("instruction-list"))
    go(client, stranger)
    for address in (
        url(lead, Verb.REPLY),
        reverse("docket-instruct", args=[lead.docket_id]),
        reverse("instruction-reply", args=[made.pk]),
    ):
        assert client.get(address).status_code in (403, 404)


@pytest.mark.parametrize("count", [1, 9])
def test_queries_do_not_grow_with_instructions(
    count: int,
    client: Client,
    lead: Assignment,
    leader: User,
    officer: User,
    liaison: User,
    django_assert_num_queries: Any,
) -> None:
    for _ in range(count):
        reply(lead, liaison, instruct(lead, leader), settles=False)
    addresses = {
        reverse("instruction-list"): 17,
        lead.docket.get_absolute_url(): 31,
    }
    for address, most in addresses.items():
        go(client, officer).get(address)
        with django_assert_num_queries(most):
            client.get(address)


@pytest.mark.parametrize("count", [1, 5])
def test_queries_of_the_liaisons_page_do_not_grow(
    count: int,
    client: Client,
    officer: User,
    leader: User,
    liaison: User,
    bureau: Department,
    django_assert_num_queries: Any,
) -> None:
    for _ in range(count):
        part = make_docket(officer, bureau).assignments.get()
        act(part, Verb.SIGN_FOR, liaison)
        act(part, Verb.URGE, officer, Words(channel="phone", due_on=part.charged_on))
        instruct(part, leader)
    page = text(client, liaison, reverse("assignment-list"))
    assert page.count('name="answers"') == count
    with django_assert_num_queries(26):
        client.get(reverse("assignment-list"))
