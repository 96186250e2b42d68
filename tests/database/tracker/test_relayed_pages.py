"""The pages of 上级要求: the list, the page of one, the line on a docket."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department, Directive, Relay, RelayedPoint
from meetings.models.records import RecordState
from tests.factories import make_directive, make_docket
from tests.relayed import make_answer, make_relay
from tracker.models import Docket


@pytest.fixture
def relay(db: None) -> Relay:
    return make_relay(3)


def show(client: Client, user: User, name: str, *args: int, **query: str) -> str:
    client.force_login(user)
    answer = client.get(reverse(name, args=args), query)
    return answer.content.decode() if answer.status_code == 200 else ""


def docketed(officer: User, lead: Department | None = None) -> tuple[Directive, Docket]:
    said = make_directive()
    return said, make_docket(officer, lead, said)


def test_the_list_counts_points_dockets_and_what_is_open(
    client: Client, officer: User, leader: User, relay: Relay
) -> None:
    said, _ = docketed(officer)
    make_answer(said, relay)
    html = show(client, leader, "relay-list")
    assert "2 个没人承接" in html and "手工录入" not in html
    assert "手工录入" in show(client, officer, "relay-list")
    assert relay.title not in show(client, officer, "relay-list", taken="whole")
    assert relay.title in show(client, officer, "relay-list", taken="open")
    assert relay.title in show(client, officer, "relay-list", words="安全底线")


def test_empty_lists_say_what_to_do(client: Client, officer: User) -> None:
    assert "在校核页选中原文" in show(client, officer, "relay-list")
    assert "去掉一两个条件" in show(client, officer, "relay-list", words="没有的")


def test_unproofread_is_the_officers_alone(
    client: Client, officer: User, leader: User
) -> None:
    relay = make_relay(1, state=RecordState.PROPOSED)
    assert "确认以后才计数" in show(client, officer, "relay-detail", relay.pk)
    assert show(client, leader, "relay-detail", relay.pk) == ""
    assert relay.title not in show(client, leader, "relay-list", state="proposed")
    assert relay.title in show(client, officer, "relay-list", state="proposed")
    assert relay.title not in show(client, officer, "relay-list")


def test_the_page_shows_who_took_what_up(
    client: Client, officer: User, leader: User, relay: Relay, bureau: Department
) -> None:
    said, made = docketed(officer, bureau)
    make_answer(said, relay, 1)
    make_answer(make_directive(), relay, 2)
    html = show(client, leader, "relay-detail", relay.pk)
    assert html.count("没有人承接") == 1 and "已承接,还没有立项" in html
    assert made.code in html and bureau.name in html and "办结 <b>0</b> / 1 件" in html
    assert "没人承接 1 个" in html and "data-print" in html
    assert "取消承接" not in html and "a3.css" not in html
    assert "a3.css" in show(client, leader, "relay-detail", relay.pk, paper="a3")
    assert "取消承接" in show(client, officer, "relay-detail", relay.pk)


def test_a_link_is_taken_back_on_the_page_and_undone(
    client: Client, officer: User, relay: Relay
) -> None:
    answer = make_answer(relay=relay)
    here = reverse("relay-detail", args=[relay.pk])
    client.force_login(officer)
    release = reverse("answer-release", args=[answer.pk])
    done = client.post(release, {"next": here}, follow=True).content.decode()
    assert "不再承接" in done and done.count("没有人承接") == 3
    edit = relay.edits.get()
    assert reverse("relay-undo", args=[edit.pk]) in done
    client.post(reverse("relay-undo", args=[edit.pk]), {"next": here})
    assert RelayedPoint.objects.taken().count() == 1


def test_a_docket_says_what_it_answers_and_liaisons_see_the_line(
    client: Client, officer: User, liaison: User, relay: Relay, bureau: Department
) -> None:
    said, made = docketed(officer, bureau)
    point = make_answer(said, relay, 1).point
    link = f'<a href="{reverse("relay-detail", args=[relay.pk])}#p{point.pk}">'
    assert f"{link}{point}</a>" in show(client, officer, "docket-detail", made.pk)
    html = show(client, liaison, "docket-detail", made.pk)
    assert str(point) in html and link not in html
    assert str(point) == f"{relay.title}之二"
