"""The months as pages: figures open, a signed month is read from what was frozen."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.database.tracker.months.calendar_days import MARCH, at, charged, close
from tests.database.tracker.visits import go
from tracker.models import Docket, MonthCheck
from tracker.months import lines
from tracker.months.signing import sign


def test_every_figure_opens_its_list(
    client: Client, bureau: Department, officer: User, senior: User
) -> None:
    close(charged(officer, bureau, 3, 2), officer, senior, 3, 9)
    page = go(client, officer).get(reverse("month", args=[MARCH]))
    figures = page.context["page"]["figures"]
    assert len(figures) == len(lines.KINDS)
    for figure in figures:
        listed = client.get(figure.href)
        assert len(listed.context["lines"]) == figure.value, figure.label
    assert "2026 年 3 月" in client.get(reverse("month-list")).content.decode()


def test_a_senior_officer_signs_on_the_page_and_others_do_not(
    client: Client, bureau: Department, officer: User, senior: User, leader: User
) -> None:
    charged(officer, bureau, 3, 2)
    address, send = (reverse(name, args=[MARCH]) for name in ("month", "month-sign"))
    for user in (officer, leader):
        assert "等高级督查员签署" in go(client, user).get(address).content.decode()
        assert client.post(send).status_code == 403
    assert "核对无误,签署" in go(client, senior).get(address).content.decode()
    client.post(send, {"note": "账实相符"})
    assert MonthCheck.objects.get().note == "账实相符"
    page = client.get(address).content.decode()
    assert "顾清如" in page and "账实相符" in page and "核对无误" not in page
    again = client.post(send, follow=True).content.decode()
    assert "不能再签" in again


def test_a_signed_month_says_what_was_true_then(
    client: Client, bureau: Department, officer: User, senior: User
) -> None:
    part = charged(officer, bureau, 3, 2, title="清淤")
    sign(MARCH, senior, now=at(6, 20))
    Docket.objects.filter(pk=part.docket_id).update(title="改过的名字")
    address = reverse("month-lines", args=[MARCH, "charged"])
    page = go(client, officer).get(address).content.decode()
    assert "清淤" in page and "改过的名字" not in page


def test_addresses_of_nothing(client: Client, officer: User) -> None:
    go(client, officer)
    for address in ("/months/2099-01/", "/months/2026-13/", "/months/2026-03/nothing/"):
        assert client.get(address).status_code == 404, address
    assert "还没有账可查" in client.get(reverse("month-list")).content.decode()
    empty = client.get(reverse("month", args=[MARCH])).content.decode()
    assert "这个月还没有督办件" in empty


def test_the_years_first_and_last_month_say_what_they_are_for(
    client: Client, bureau: Department, officer: User
) -> None:
    charged(officer, bureau, 1, 5)
    page = go(client, officer).get("/months/2026-01/").content.decode()
    assert "年初建账:上年结转 0 件" in page
    assert "年底交账:本年末未结 0 件" in client.get("/months/2025-12/").content.decode()


@pytest.mark.parametrize("count", [1, 9])
def test_queries_do_not_grow_with_dockets(
    count: int,
    client: Client,
    bureau: Department,
    officer: User,
    senior: User,
    django_assert_num_queries: Any,
) -> None:
    for _ in range(count):
        close(charged(officer, bureau, 3, 2), officer, senior, 3, 9)
    go(client, officer).get(reverse("month", args=[MARCH]))
    with django_assert_num_queries(20):
        client.get(reverse("month", args=[MARCH]))
