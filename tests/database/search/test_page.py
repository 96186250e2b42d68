"""The page of a search: who finds what, marked and counted."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models.records import RecordState
from tests.factories import make_directive, make_docket, make_meeting
from tracker.acts import act, correct
from tracker.models import Assignment
from tracker.recording import Words
from tracker.search import index, page, rebuilding
from tracker.search.page import Found
from tracker.workflow import Verb


def asked(client: Client, user: User, q: str, **more: str) -> Found:
    client.force_login(user)
    answer = client.get(reverse("search"), {"q": q, **more})
    found: Found = answer.context["found"]
    return found


def counts(found: Found) -> dict[str, str]:
    return {group.label: group.count for group in found.groups}


def test_a_liaison_finds_the_own_departments_alone(
    client: Client, officer: User, lead: Assignment, liaison: User, outsider: User
) -> None:
    other = lead.docket.assignments.get(role="responsible")
    make_docket(officer, title="别家的限期完成")
    act(lead, Verb.SIGN_FOR, liaison)
    act(other, Verb.SIGN_FOR, outsider)
    act(lead, Verb.REPORT, liaison, Words("牵头限期完成一段"))
    act(other, Verb.REPORT, outsider, Words("责任限期完成二段"))
    assert counts(asked(client, officer, "限期完成"))["反馈"] == "2"
    assert counts(asked(client, officer, "限期完成"))["要求"] == "2"
    # The lead answers for the whole; who is responsible reads the own part.
    assert counts(asked(client, liaison, "限期完成"))["反馈"] == "2"
    assert counts(asked(client, outsider, "限期完成")) == {
        **counts(asked(client, outsider, "限期")),
        "反馈": "1",
    }
    assert counts(asked(client, outsider, "别家")) == {}
    assert asked(client, liaison, "会议").groups == []  # neither meetings nor people


def test_only_officers_find_what_is_on_a_desk(
    client: Client, officer: User, leader: User
) -> None:
    meeting = make_meeting(state=RecordState.PROPOSED, title="河道会")
    make_directive(meeting, text="疏浚河道", state=RecordState.PROPOSED)
    make_directive(meeting, text="封堵河道", state=RecordState.REJECTED)
    rebuilding.rebuild()
    desk = {"待校核要求": "1", "待校核会议": "1"}
    assert counts(asked(client, officer, "河道")) == desk
    assert counts(asked(client, leader, "河道")) == {}
    assert counts(asked(client, leader, "河道", kind="draft")) == {}


def test_what_was_taken_back_or_waits_for_release_is_not_found(
    client: Client, officer: User, lead: Assignment, liaison: User
) -> None:
    act(lead, Verb.SIGN_FOR, liaison)
    event = act(lead, Verb.REPORT, liaison, Words("摸底三百户"))
    assert counts(asked(client, officer, "摸底")) == {"反馈": "1"}
    correct(event, liaison)
    assert counts(asked(client, officer, "摸底")) == {}


def test_hits_are_marked_and_nothing_of_a_text_is_markup(
    client: Client, officer: User
) -> None:
    make_docket(officer, title="<b>河道</b>&疏浚")
    client.force_login(officer)
    body = client.get(reverse("search"), {"q": "河道"}).content.decode()
    assert "&lt;b&gt;<mark>河道</mark>&lt;/b&gt;&amp;疏浚" in body
    body = client.get(reverse("search"), {"q": "<script>"}).content.decode()
    assert "<script>" not in body.split("<main")[1] and "没有找到" in body


def test_one_kind_goes_on_over_pages_and_counts_to_a_bound(
    client: Client, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (index, page):
        monkeypatch.setattr(module, "MOST", 22)
    for _ in range(24):
        make_docket(officer, title="河道")
    found = asked(client, officer, "河道", kind="docket", page="2")
    assert found.chosen and found.chosen.count == "22+"
    assert found.page and len(found.page.object_list) == 2
    assert len(asked(client, officer, "河道").groups[0].hits) == page.A_GROUP
    assert asked(client, officer, "河道", kind="report").chosen


def test_an_empty_search_and_a_search_for_nothing_say_what_to_do(
    client: Client, officer: User
) -> None:
    client.force_login(officer)
    assert "要找什么" in client.get(reverse("search")).content.decode()
    page = client.get(reverse("search"), {"q": "没有的字"})
    assert "少打几个字" in page.content.decode()


def test_query_counts_do_not_grow(
    client: Client, officer: User, django_assert_num_queries: Any
) -> None:
    for _ in range(2):
        make_docket(officer, title="河道")
    asked(client, officer, "河道")
    with django_assert_num_queries(17):
        asked_again = client.get(reverse("search"), {"q": "河道"})
    for _ in range(8):
        make_docket(officer, title="河道")
    with django_assert_num_queries(17):
        asked_again = client.get(reverse("search"), {"q": "河道"})
    assert asked_again.status_code == 200
