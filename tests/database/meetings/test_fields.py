"""One field saves itself: saved, stale, wrong, locked, logged out, all in JSON."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings import proofreading
from meetings.models import Directive, Edit
from tests.database.meetings.proposals import last
from tests.factories import make_kind

JSON = {"Accept": "application/json"}


def save(page: Client, row: Directive, name: str, value: str, **more: Any) -> Any:
    kind = more.pop("kind", "directive")
    pk = row.pk if kind == "directive" else row.meeting_id
    sent = {"name": name, "value": value, **more}
    return page.post(reverse(f"{kind}-field", args=[pk]), sent, headers=JSON)


def test_a_saved_field_tells_what_is_stored_and_the_new_seen(
    page: Client, first: Directive
) -> None:
    told = save(page, first, "speaker", " 霍启明 ", seen=last(first)).json()
    assert told["saved"] and told["value"] == "霍启明"
    assert told["seen"] == last(first) and told["fields"]["number"] == 1
    again = save(page, first, "speaker", "万里", seen=told["seen"])
    assert again.status_code == 200
    same = save(page, first, "speaker", "万里", seen=again.json()["seen"])
    assert same.json()["seen"] == last(first)
    assert Edit.objects.filter(verb="change").count() == 2


def test_words_of_a_deadline_are_read_and_what_they_said_is_shown(
    page: Client, first: Directive
) -> None:
    told = save(page, first, "deadline_text", "10个工作日内").json()
    assert told["fields"]["deadline_on"] != ""
    assert told["fields"]["deadline_on"] in told["note"]
    vague = save(page, first, "deadline_text", "尽快").json()
    assert "请直接选日期" in save(page, first, "deadline_on", "").json()["note"]
    assert vague["value"] == "尽快"


@pytest.mark.parametrize(
    ("name", "value", "kind", "words"),
    [
        ("text", "  ", "directive", "请填写要求"),
        ("number", "-3", "directive", "大于或等于"),
        ("deadline_on", "月底", "directive", "日期"),
        ("version", "9", "directive", "没有这一栏"),
        ("title", "", "meeting", "请填写标题"),
        ("kind", "99999", "meeting", "选择"),
    ],
)
def test_a_value_that_cannot_stand_is_named_by_field(
    page: Client, first: Directive, name: str, value: str, kind: str, words: str
) -> None:
    told = save(page, first, name, value, kind=kind)
    assert told.status_code == 422
    errors = told.json()["errors"].values()
    assert words in " ".join(why for row in errors for why in row)
    assert not Edit.objects.filter(verb="change").exists()


def test_a_field_of_a_meeting(page: Client, first: Directive) -> None:
    kind = make_kind("专题会议")
    told = save(page, first, "kind", str(kind.pk), kind="meeting").json()
    assert told["value"] == kind.pk
    told = save(page, first, "title", "两行\n标题", kind="meeting").json()
    assert told["value"] == "两行 标题"
    told = save(page, first, "held_on", "2025-12-31", kind="meeting").json()
    first.meeting.refresh_from_db()
    assert (told["value"], first.meeting.year) == ("2025-12-31", 2025)


def test_only_the_same_field_is_stale_and_both_texts_come_back(
    page: Client, first: Directive, senior: User
) -> None:
    seen = last(first)
    proofreading.change(first, senior, {"speaker": "万里"})
    other = save(page, first, "text", "我的一句话", seen=seen)
    assert other.status_code == 200 and other.json()["fields"]["speaker"] == "万里"
    told = save(page, first, "speaker", "霍启明", seen=seen)
    both = told.json()
    assert (told.status_code, both["stale"]) == (409, True)
    assert (both["mine"], both["theirs"], both["who"]) == ("霍启明", "万里", "顾清如")
    assert "“会议” → “万里”" in both["changed"][0]
    anyway = save(page, first, "speaker", "霍启明", seen=both["seen"])
    assert anyway.json()["value"] == "霍启明"


def test_a_locked_directive_says_what_to_do(
    page: Client, first: Directive, officer: User
) -> None:
    proofreading.lock(first, officer)
    told = save(page, first, "text", "别的")
    assert told.status_code == 409 and "勘误" in told.json()["refused"]


def test_who_is_logged_out_or_may_not_is_told_in_json(
    client: Client, first: Directive, leader: User
) -> None:
    told = save(client, first, "text", "别的")
    assert told.status_code == 401 and "重新登录" in told.json()["refused"]
    assert told.json()["login"] == reverse("login")
    client.force_login(leader)
    told = save(client, first, "text", "别的")
    assert told.status_code == 403 and "权限" in told.json()["refused"]
    assert not Edit.objects.exclude(verb="read").exists()
