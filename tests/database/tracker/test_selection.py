"""Ticked rows, a page, or all that is found: a bulk act gets exactly these."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from meetings.models import Department
from tests.factories import make_assignment
from tracker import bulk
from tracker.acts import act
from tracker.models import Assignment
from tracker.workflow import Verb

BULK = "/assignments/bulk/?do=urge"


@pytest.fixture
def parts(officer: User, bureau: Department) -> list[Assignment]:
    return [make_assignment(officer, bureau) for _ in range(4)]


@pytest.fixture
def page(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def seen(*rows: Assignment) -> list[str]:
    fresh = Assignment.objects.filter(pk__in=[row.pk for row in rows])
    return [f"{row.pk}:{row.docket.last_seq}" for row in fresh.order_by("pk")]


def ready(client: Client, address: str) -> list[Assignment]:
    found: list[Assignment] = client.get(address).context["found"].ready
    return found


def test_the_ticked_ones_alone_are_asked_for(
    parts: list[Assignment], page: Client
) -> None:
    picks = "&pick=".join(["", *seen(parts[0], parts[2])])
    assert ready(page, f"{BULK}&of=picked{picks}") == [parts[0], parts[2]]


def test_a_page_is_the_page_that_was_shown(
    parts: list[Assignment], page: Client, liaison: User
) -> None:
    shown = page.get("/assignments/?state=unsigned").content.decode()
    sent = shown.split('name="shown" value="')[1].split('"')[0]
    act(parts[1], Verb.SIGN_FOR, liaison)  # it is in the filter no longer
    address = f"{BULK}&of=page&state=unsigned&shown={sent}"
    assert {row.pk for row in ready(page, address)} == {row.pk for row in parts}


def test_what_moved_since_it_was_ticked_is_not_ticked_any_more(
    parts: list[Assignment], page: Client, liaison: User
) -> None:
    picks = "&pick=".join(["", *seen(*parts[:2])])
    act(parts[1], Verb.SIGN_FOR, liaison)
    said = page.get(f"{BULK}&of=picked{picks}")
    assert [row.is_picked for row in said.context["found"].ready] == [True, False]
    assert "选中以后有人办过" in said.content.decode()


def test_all_are_those_of_the_filter_in_the_order_of_the_list(
    parts: list[Assignment], page: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST", 3)
    query = "&of=all&sort=-code&total=4"
    said = page.get(BULK + query)
    assert said.context["found"].ready == parts[:0:-1]
    assert "还有 1 件次" in said.content.decode()
    shown = page.get("/assignments/").content.decode()
    assert "选中最前 3 件次(共 4)" in shown


def test_all_that_became_fewer_says_so(
    parts: list[Assignment], page: Client, liaison: User
) -> None:
    act(parts[0], Verb.SIGN_FOR, liaison)
    said = page.get(f"{BULK}&of=all&state=unsigned&total=4").content.decode()
    assert "选的时候是 4 件次,现在是 3 件次" in said
    same = page.get(f"{BULK}&of=all&state=unsigned&total=3").content.decode()
    assert "选的时候是" not in same


def test_nothing_ticked_says_what_to_do(parts: list[Assignment], page: Client) -> None:
    said = page.get(f"{BULK}&of=picked").content.decode()
    assert "一件也没有选中" in said


@pytest.mark.parametrize("pick", ["x", "1", "9999999:1", "0:0", ":", "1:x"])
def test_a_made_up_row_is_left_out(
    pick: str, parts: list[Assignment], page: Client
) -> None:
    picks = f"&pick={pick}&pick={seen(parts[0])[0]}"
    assert ready(page, f"{BULK}&of=picked{picks}") == parts[:1]


def test_the_way_back_is_the_list_as_it_was(
    parts: list[Assignment], page: Client
) -> None:
    said = page.get(f"{BULK}&of=all&total=4&state=unsigned&sort=-due&columns=all")
    assert said.context["back"] == "state=unsigned&sort=-due&columns=all"
