"""The page on which a superior's requirement is proofread."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Edit, Relay
from meetings.models.records import RecordState
from meetings.relayed import deciding, mending
from meetings.relayed.hand import newest
from meetings.relayed.mending import Line
from tests.relayed import make_relay


@pytest.fixture
def relay(db: None) -> Relay:
    return make_relay(3, state=RecordState.PROPOSED)


def retitled(relay: Relay, by: User, title: str) -> None:
    values = {name: getattr(relay, name) for name in mending.COLUMNS}
    lines = [Line(one.pk, one.text) for one in relay.points.all()]
    mending.change(relay, by, {**values, "title": title}, lines)


def post(relay: Relay, *texts: str, **more: Any) -> dict[str, Any]:
    points = list(relay.points.all())
    rows: dict[str, Any] = {
        "points-TOTAL_FORMS": len(texts),
        "points-INITIAL_FORMS": 0,
    }
    for n, text in enumerate(texts):
        pk = points[n].pk if n < len(points) else ""
        rows |= {f"points-{n}-pk": pk, f"points-{n}-text": text}
    return {"title": relay.title, "speaker": relay.speaker, **rows, **more}


def test_the_page_saves_confirms_and_goes_back(page: Client, relay: Relay) -> None:
    url = reverse("relay-change", args=[relay.pk])
    assert "再加一个要点" in page.get(url).content.decode()
    sent = post(relay, "甲", "乙", "丙", "丁", confirm="1", next="/relayed/")
    assert page.post(url, sent)["Location"] == "/relayed/"
    saved = Relay.objects.with_points().get()
    assert saved.is_confirmed and [p.text for p in saved.kept] == list("甲乙丙丁")


def test_one_more_row_saves_nothing(page: Client, relay: Relay) -> None:
    url = reverse("relay-change", args=[relay.pk])
    html = page.post(url, post(relay, "甲", "乙", "丙", more="1")).content.decode()
    assert 'name="points-3-text"' in html and ">\n甲</textarea>" in html
    assert not Edit.objects.exists()


def test_a_stale_form_keeps_what_was_typed(
    page: Client, relay: Relay, senior: User
) -> None:
    Edit.objects.create(verb=Edit.Verb.RELAY, relay=relay, by=senior)
    seen = newest(relay)
    retitled(relay, senior, "别的名称")
    url = reverse("relay-change", args=[relay.pk])
    sent = post(relay, "甲", "乙", "丙", seen=seen)
    html = page.post(url, sent).content.decode()
    assert "您打开页面以后" in html and ">\n甲</textarea>" in html
    assert f'name="seen" value="{newest(relay)}"' in html
    page.post(url, {**sent, "seen": newest(relay)})
    assert Relay.objects.get().points.filter(text="甲").exists()


def test_the_last_step_is_undone_from_its_page(
    page: Client, relay: Relay, officer: User
) -> None:
    deciding.decide(relay, officer, Edit.Verb.CONFIRM)
    url = reverse("relay-change", args=[relay.pk])
    assert "撤销上一步(确认)" in page.get(url).content.decode()
    edit = relay.edits.get()
    page.post(reverse("relay-undo", args=[edit.pk]), {"next": url})
    assert not Relay.objects.confirmed().exists()
    again = page.post(reverse("relay-undo", args=[edit.pk]), follow=True)
    assert "已经撤销过了" in again.content.decode()
