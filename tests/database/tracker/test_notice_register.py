"""The register of slips and the sheets: who reads what in them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.database.tracker.visits import go
from tests.ladder import give, make_late
from tracker.acts import correct
from tracker.ladder import Form
from tracker.models import Notice


@pytest.fixture
def slip(officer: User, bureau: Department) -> Notice:
    return give(make_late(officer, bureau, 20), Form.SLIP, officer)


@pytest.fixture
def talk(officer: User, bureau: Department) -> Notice:
    return give(make_late(officer, bureau, 20), Form.TALK, officer)


def text(client: Client, address: str) -> str:
    got = client.get(address)
    assert got.status_code == 200, address
    return got.content.decode()


def test_a_talk_is_proposed_to_senior_and_leader_and_not_told(
    client: Client, talk: Notice, leader: User, senior: User, liaison: User
) -> None:
    for user in (leader, senior):
        assert "建议约谈 <b>1</b>" in text(go(client, user), reverse("board"))
        assert talk.text in text(client, talk.get_absolute_url())
    go(client, liaison)
    assert client.get(talk.get_absolute_url()).status_code == 404
    part = talk.assignment
    for address in (
        reverse("notice-list"),
        reverse("assignment-list"),
        reverse("assignment", args=[part.pk]),
        part.docket.get_absolute_url(),
    ):
        assert "约谈" not in text(client, address), address


def test_another_department_finds_no_slip(
    client: Client, slip: Notice, outsider: User
) -> None:
    go(client, outsider)
    for name in ("notice-list", "notice-sheets"):
        assert slip.code not in text(client, reverse(name))
    assert client.get(slip.get_absolute_url()).status_code == 404


def test_the_register_is_filtered_and_the_void_have_no_sheet(
    client: Client, slip: Notice, talk: Notice, officer: User
) -> None:
    go(client, officer)
    whole = reverse("notice-list")
    found = {
        "": 2,
        "?form=talk": 1,
        "?signed=no": 1,
        f"?q={slip.code[-4:]}": 1,
        "?now=open": 2,
        "?now=ended": 0,
        f"?department={slip.assignment.department_id}": 2,
        "?form=bulletin": 0,
    }
    for query, count in found.items():
        assert client.get(whole + query).context["page"].paginator.count == count
    assert "没有符合条件的督办单" in text(client, f"{whole}?form=bulletin")
    assert slip.code in text(client, reverse("notice-sheets"))
    correct(slip.event, officer)
    assert "已作废" in text(client, f"{whole}?q={slip.code[-4:]}")
    assert "作废" in text(client, slip.get_absolute_url())
    assert slip.code not in text(client, reverse("notice-sheets"))
