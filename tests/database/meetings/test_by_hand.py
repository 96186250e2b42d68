"""A meeting typed in from nothing is read as any other, and says that it was typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meetings.models import Edit, Meeting, Source
from tests.factories import make_department, make_kind

TYPED = {
    "title": "区政府研究管网改造专题会议",
    "held_on": "2026-09-18",
    "period": "上午",
    "organ": "区政府",
    "ordinal": "3",
    "venue": "三楼会议室",
    "chair": "副区长万里",
    "attend": "柏舟、尹正\n高鸿志",
    "observe": "",
    "absent": "",
    "said": "一是摸清底数。区水务局10月底前完成。\n二是压实责任。",
}


@pytest.fixture
def typed(page: Client) -> Meeting:
    make_department("澄湖区水务局").aliases.create(name="区水务局")
    data = {**TYPED, "kind": make_kind("专题会议").pk}
    answer: Any = page.post(reverse("meeting-type"), data)
    meeting = Meeting.objects.get()
    source = Source.objects.get()
    assert answer["Location"] == reverse("desk", args=[source.pk]) + f"#m{meeting.pk}"
    return meeting


def test_fields_people_and_directives_are_there(typed: Meeting) -> None:
    assert (str(typed.held_on), typed.period) == ("2026-09-18", "上午")
    assert (typed.ordinal, str(typed.kind)) == (3, "专题会议")
    people = [(one.name, one.role) for one in typed.attendances.all()]
    attend = [(name, "attend") for name in ("柏舟", "尹正", "高鸿志")]
    assert people == [("万里", "chair"), *attend]
    first, second = typed.directives.filter(parent=None)
    assert (first.number, second.number) == (1, 2)
    assert str(first.deadline_on) == "2026-10-31"
    assert {row.origin for row in (typed, first, second)} == {"typed"}


def test_the_desk_shows_it_beside_its_own_text(typed: Meeting, page: Client) -> None:
    source = Source.objects.get()
    assert source.reading == typed.reading
    shown = page.get(reverse("desk", args=[source.pk])).content.decode()
    assert "摸清底数" in shown and "2 条中还剩 2 条" in shown
    assert bytes(source.original.data).decode() == source.text
    assert Edit.objects.get().verb == "read"


def test_the_same_again_leads_to_what_is_there(typed: Meeting, page: Client) -> None:
    assert typed.kind is not None
    again = page.post(reverse("meeting-type"), {**TYPED, "kind": typed.kind.pk})
    assert "已经录入过" in again.content.decode()
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    (({"title": ""}, "标题"), ({"said": "秘密\n一是摸清底数。"}, "密级")),
)
def test_a_refusal_keeps_what_was_typed_and_stores_nothing(
    page: Client, wrong: dict[str, str], words: str
) -> None:
    answer = page.post(reverse("meeting-type"), {**TYPED, **wrong})
    shown = answer.content.decode()
    assert words in shown and "三楼会议室" in shown
    assert not Source.objects.exists()
