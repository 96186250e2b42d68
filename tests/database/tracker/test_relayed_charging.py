"""承接 while charging: proposed by likeness, shown before it is saved."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from meetings.models import Department, Directive, Meeting, PointAnswer, Relay
from tests.charging import carried, make_mention, row, send, show
from tests.factories import make_directive, make_meeting
from tests.relayed import make_relay
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


def test_without_points_nothing_is_asked(
    page: Client, meeting: Meeting, said: Directive
) -> None:
    assert "承接上级要求" not in show(page, meeting)


def test_the_likest_point_is_chosen_and_nothing_saved(
    page: Client, meeting: Meeting, said: Directive, relay: Relay
) -> None:
    html = show(page, meeting)
    assert selected(html, second(relay)) and "字句相近" in html
    assert not PointAnswer.objects.exists()


def test_the_preview_tells_it_and_the_last_step_saves_it(
    page: Client, meeting: Meeting, said: Directive, relay: Relay, bureau: Department
) -> None:
    data = row(said, lead=bureau.name, point=str(second(relay)))
    preview = send(page, meeting, "preview", data)
    assert f"承接:{relay.title}之二" in preview and not PointAnswer.objects.exists()
    send(page, meeting, "confirm", carried(preview))
    answer = PointAnswer.objects.counted().get()
    assert (answer.point_id, answer.directive) == (second(relay), said)
    assert Docket.objects.exists() and said.meeting.edits.filter(verb="answer").exists()


def test_all_as_suggested_shows_the_proposed_point_first(
    page: Client, meeting: Meeting, said: Directive, relay: Relay
) -> None:
    assert f"承接:{relay.title}之二" in send(page, meeting, "suggested")


def test_what_the_officer_took_away_is_not_saved(
    page: Client, meeting: Meeting, said: Directive, relay: Relay, bureau: Department
) -> None:
    data = row(said, lead=bureau.name, point="")
    assert "承接:" not in send(page, meeting, "preview", data)
    send(page, meeting, "confirm", data)
    assert Docket.objects.exists() and not PointAnswer.objects.exists()
