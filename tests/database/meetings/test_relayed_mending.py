"""A superior's requirement is proofread: its facts, its points, taken or not."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from meetings.models import Edit, Relay
from meetings.models.records import RecordState
from meetings.proofreading import undo
from meetings.refusals import Refused, Stale
from meetings.relayed import mending
from meetings.relayed.hand import newest
from meetings.relayed.mending import Line
from tests.relayed import make_answer, make_relay

CONFIRM, REJECT, RESTORE = Edit.Verb.CONFIRM, Edit.Verb.REJECT, Edit.Verb.RESTORE


@pytest.fixture
def relay(db: None) -> Relay:
    return make_relay(3, state=RecordState.PROPOSED)


def values(relay: Relay, **more: Any) -> dict[str, Any]:
    return {**{name: getattr(relay, name) for name in mending.COLUMNS}, **more}


def lines(relay: Relay) -> list[Line]:
    return [Line(one.pk, one.text, one.number) for one in relay.points.all()]


def test_points_are_mended_added_and_set_aside(relay: Relay, officer: User) -> None:
    first, second, third = lines(relay)
    new = [
        Line(first.pk, "改过的要点", 1),
        Line(None, "添上的要点"),
        Line(second.pk, second.text, dropped=True),
        third,
        Line(None, "  "),
    ]
    edit = mending.change(relay, officer, values(relay, occasion="座谈会"), new)
    assert edit is not None
    relay = Relay.objects.with_points().get()
    assert [one.text for one in relay.kept] == ["改过的要点", "添上的要点", third.text]
    assert relay.points.count() == 4 and relay.occasion == "座谈会"
    undo(edit, officer)
    assert lines(Relay.objects.get()) == [first, second, third]


def test_nothing_changed_is_no_edit(relay: Relay, officer: User) -> None:
    assert mending.change(relay, officer, values(relay), lines(relay)) is None


def test_an_empty_point_is_refused(relay: Relay, officer: User) -> None:
    bad = [Line(relay.points.all()[0].pk, "")]
    with pytest.raises(ValidationError, match="不能为空"):
        mending.change(relay, officer, values(relay), bad)


def test_it_counts_once_it_is_confirmed(relay: Relay, officer: User) -> None:
    mending.decide(relay, officer, CONFIRM)
    assert Relay.objects.confirmed().get() == relay
    assert mending.decide(relay, officer, CONFIRM) is None  # a second click
    mending.decide(relay, officer, REJECT)
    with pytest.raises(Refused, match="先恢复"):
        mending.decide(relay, officer, CONFIRM)
    mending.decide(relay, officer, RESTORE)
    assert Relay.objects.get().state == RecordState.PROPOSED


def test_nobody_named_is_not_confirmed(relay: Relay, officer: User) -> None:
    Relay.objects.update(speaker="")
    with pytest.raises(ValidationError, match="哪位上级"):
        mending.decide(relay, officer, CONFIRM)


def test_what_is_answered_does_not_go_unseen(officer: User) -> None:
    relay = make_relay(2)
    answer = make_answer(relay=relay)
    with pytest.raises(Refused, match="先取消承接"):
        mending.decide(relay, officer, REJECT)
    dropped = [Line(answer.point_id, answer.point.text, dropped=True)]
    with pytest.raises(Refused, match="先取消承接"):
        mending.change(relay, officer, values(relay), dropped)


def test_two_officers_do_not_overwrite_each_other(
    relay: Relay, officer: User, senior: User
) -> None:
    seen = newest(relay)
    mending.change(relay, senior, values(relay, title="别的名称"), lines(relay), seen)
    with pytest.raises(Stale, match="别的名称"):
        mending.change(relay, officer, values(relay, title="我的"), lines(relay), seen)


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
    mending.change(relay, senior, values(relay, title="别的名称"), lines(relay), seen)
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
    mending.decide(relay, officer, CONFIRM)
    url = reverse("relay-change", args=[relay.pk])
    assert "撤销上一步(确认)" in page.get(url).content.decode()
    edit = relay.edits.get()
    page.post(reverse("relay-undo", args=[edit.pk]), {"next": url})
    assert not Relay.objects.confirmed().exists()
    again = page.post(reverse("relay-undo", args=[edit.pk]), follow=True)
    assert "已经撤销过了" in again.content.decode()
