"""A superior's requirement typed in by hand: no source, and nothing secret."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from meetings.models import Passage, Relay
from meetings.models.records import Origin
from meetings.relayed import taking
from tests.relayed import SAID, SIX


def typed(**more: str) -> dict[str, str]:
    return {"title": "在全市会议上的要求", "speaker": "顾临川", "said": SAID, **more}


def test_typed_by_hand_it_has_no_source(page: Client, officer: User) -> None:
    answer = page.post(reverse("relay-add"), typed())
    relay = Relay.objects.get()
    assert answer["Location"] == reverse("relay-change", args=[relay.pk])
    assert relay.source is None and relay.origin == Origin.TYPED
    assert tuple(point.text for point in relay.points.all()) == SIX
    assert not Passage.objects.filter(relay=relay).exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"said": ""}, "请填写要点"),
        ({"title": ""}, "请填写名称"),
        ({"said": "密级:秘密\n一是抓项目。二是抓招商。"}, "密级"),
        ({"said": "一是听取汇报;二是审议方案"}, "不是要求"),
    ],
)
def test_what_cannot_be_typed_in_is_said(
    page: Client, more: dict[str, str], words: str
) -> None:
    html = page.post(reverse("relay-add"), typed(**more)).content.decode()
    assert words in html and not Relay.objects.exists()


def test_a_marking_is_never_kept(officer: User) -> None:
    values: dict[str, Any] = {"title": "要求", "speaker": "顾临川"}
    with pytest.raises(ValidationError):
        taking.type_in(values, "绝密★1年\n抓项目", officer)
