"""The pages of 上级要求 ask as often for many as for few."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Directive
from tests.factories import make_directive, make_docket
from tests.relayed import make_answer, make_relay

LIST, DETAIL = 14, 15  # log-in and navigation among them


def test_queries_do_not_grow(
    client: Client, officer: User, leader: User, django_assert_num_queries: Any
) -> None:
    for _ in range(2):
        relay = make_relay(3)
        for point in range(3):
            make_answer(docketed(officer), relay, point)
    client.force_login(leader)
    pages = {reverse("relay-list"): LIST}
    pages[reverse("relay-detail", args=[relay.pk])] = DETAIL
    for url, count in pages.items():
        client.get(url)
        with django_assert_num_queries(count):
            client.get(url)
    for _ in range(3):
        make_answer(docketed(officer), relay, 0)
        make_answer(relay=make_relay(4), point=3)
    for url, count in pages.items():
        with django_assert_num_queries(count):
            client.get(url)


def docketed(officer: User) -> Directive:
    said = make_directive()
    make_docket(officer, directive=said)
    return said
