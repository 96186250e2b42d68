"""承接 while charging: what is not followed, or gone, or answered already."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from meetings.models import Department, Directive, Meeting, PointAnswer, Relay
from meetings.models.records import RecordState
from tests.charging import make_mention, row, send, show
from tests.factories import make_directive, make_meeting
from tests.relayed import make_answer, make_relay
from tracker.models import Docket


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting()


@pytest.fixture
def page(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


@pytest.fixture
def said(meeting: Meeting, bureau: Department) -> Directive:
    text = "区住建局要抓安全底线,整治城镇燃气和消防隐患"
    directive = make_directive(meeting, text=text)
    make_mention(directive, bureau)
    return directive


@pytest.fixture
def relay(db: None) -> Relay:
    return make_relay(3)


def selected(html: str, point: int) -> bool:
    return f'<option value="{point}" selected>' in html


def second(relay: Relay) -> int:
    return relay.points.all()[1].pk


@pytest.mark.parametrize("decision", ["", "dismiss"])
def test_what_is_not_followed_answers_nothing(
    page: Client, meeting: Meeting, said: Directive, relay: Relay, decision: str
) -> None:
    more = {"decision": decision, "reason": "已办", "point": str(second(relay))}
    send(page, meeting, "confirm", row(said, **more))
    assert not PointAnswer.objects.exists()


def test_a_point_that_went_meanwhile_is_said_and_nothing_saved(
    page: Client, meeting: Meeting, said: Directive, relay: Relay, bureau: Department
) -> None:
    data = row(said, lead=bureau.name, point=str(second(relay)))
    other = make_relay(1)
    Relay.objects.filter(pk=relay.pk).update(state=RecordState.PROPOSED)
    html = send(page, meeting, "confirm", data)
    assert "选择" in html and not Docket.objects.exists()
    assert other.points.exists()


def test_what_is_answered_already_is_told_and_not_proposed_again(
    page: Client, meeting: Meeting, said: Directive, relay: Relay
) -> None:
    part = make_directive(meeting, parent=said, text="逐户排查燃气隐患")
    make_answer(part, relay, 0)
    html = show(page, meeting)
    assert f"{relay.title}之一:" in html and not selected(html, second(relay))
