"""Words selected in the source, as the page's bar sends them; lists pasted in."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meetings.models import Directive, Edit, Meeting, Source

JSON = {"Accept": "application/json"}


def select(page: Client, source: Source, words: str, **more: Any) -> Any:
    start = source.text.index(words)
    sent = {"start": start, "end": start + len(words), **more}
    url = reverse("source-select", args=[source.pk])
    return page.post(url, sent, headers=JSON)


def test_each_button_of_the_bar_does_its_own(
    page: Client, source: Source, first: Directive
) -> None:
    row = {"meeting": first.meeting_id, "directive": first.pk}
    for words, what in {
        "各热力企业要备足燃料": "directive",
        "区应急管理局要配合": "demand",
        "部署防汛和供暖保障工作": "field:title",
        "9月18日下午": "field:held_on",
        "会议现场": "field:venue",
        "温岚": "person:chair",
        "区城管局": "field:body",
        "10月31日前": "field:deadline_text",
        "图为会议现场": "meeting",
    }.items():
        told = select(page, source, words, what=what, **row)
        assert told.status_code == 200 and told.json()["done"], what
    meeting = first.meeting
    meeting.refresh_from_db()
    first.refresh_from_db()
    assert (meeting.title, meeting.venue) == ("部署防汛和供暖保障工作", "会议现场")
    assert "温岚" in meeting.chairs
    assert str(first.deadline_on) == "2026-10-31"
    assert first.mentions.filter(name="区城管局").exists()
    assert Directive.objects.filter(text="区应急管理局要配合", parent=first).exists()
    assert Meeting.objects.filter(title="图为会议现场").exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"what": "directive"}, "请先选择归入"),
        ({"what": "field:text"}, "请先选择归入"),
        ({"what": "meeting", "end": 0}, ""),
        ({"what": "person:nobody", "meeting": 1}, ""),
        ({}, ""),
    ],
)
def test_what_is_missing_is_said_and_nothing_changes(
    page: Client, source: Source, more: dict[str, Any], words: str
) -> None:
    told = select(page, source, "图为", **more)
    assert told.status_code in (409, 422) and words in told.json()["refused"]
    url = reverse("source-select", args=[source.pk])
    assert page.post(url, {}).status_code == 302
    assert not Edit.objects.exclude(verb="read").exists()


def test_a_selection_without_script_comes_back_to_the_desk(
    page: Client, source: Source, first: Directive
) -> None:
    url = reverse("source-select", args=[source.pk])
    sent = {"start": 0, "end": 12, "what": "meeting"}
    answer = page.post(url, sent)
    made = Meeting.objects.latest("pk")
    assert answer["Location"].endswith(f"#m{made.pk}")


def test_lists_are_pasted_into_a_meeting(
    page: Client, source: Source, first: Directive
) -> None:
    people = reverse("meeting-paste", args=[first.meeting_id, "people"])
    page.post(people, {"text": "副区长陆明远、顾清如", "role": "observe"})
    rows = first.meeting.attendances.filter(role="observe")
    assert [row.name for row in rows] == ["陆明远", "顾清如"]
    told = page.post(people, {"text": "、"}, headers=JSON)
    assert told.status_code == 422 and "没有读出新的姓名" in told.json()["refused"]
    said = reverse("meeting-paste", args=[first.meeting_id, "directives"])
    page.post(said, {"text": "一是抓好秋收。二是抓好秋种。"})
    assert Directive.objects.filter(text="抓好秋种", number=2).exists()
    assert page.post(said, {"text": " "}, headers=JSON).status_code == 422
