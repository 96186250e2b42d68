"""The pages of slips ask the database as often for many as for few."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.models import Department
from tests.ladder import give, make_late
from tracker.ladder import Form


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.fixture
def more(officer: User, bureau: Department) -> Callable[[], None]:
    def issue() -> None:
        for form in (Form.SLIP, Form.LEADER, Form.BULLETIN, Form.SLIP):
            give(make_late(officer, bureau, 20), form, officer)

    return issue


@pytest.mark.parametrize(
    ("who", "name", "count"),
    [
        ("officer", "notice-list", 22),
        ("officer", "notice-sheets", 14),
        ("liaison", "notice-list", 21),
        ("liaison", "assignment-list", 23),
    ],
)
def test_queries_do_not_grow(
    client: Client,
    request: pytest.FixtureRequest,
    more: Callable[[], None],
    who: str,
    name: str,
    count: int,
) -> None:
    client.force_login(request.getfixturevalue(who))
    more()
    few = asked(client, reverse(name))
    more()
    assert asked(client, reverse(name)) == few == count
