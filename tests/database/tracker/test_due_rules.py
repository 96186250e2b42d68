"""The office's due rules on the charging page: proposed, told, followed, kept."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from meetings.models import Department, Directive, Meeting
from tests.charging import carried, make_mention, row, send, show
from tests.factories import make_directive, make_kind, make_meeting
from tracker.models import Docket, DueRule

TODAY = datetime.date(2026, 9, 18)


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting(held_on=TODAY, kind=make_kind())


@pytest.fixture
def page(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


@pytest.fixture
def directive(meeting: Meeting, bureau: Department) -> Directive:
    found = make_directive(meeting)
    make_mention(found, bureau)
    return found


def make_rule(count: int = 7, unit: str = "days", **more: Any) -> DueRule:
    return DueRule.objects.create(count=count, unit=unit, **more)


def typed(directive: Directive, **more: str) -> dict[str, str]:
    lead = str(directive.mentions.get().department)
    head = {"charged_on": "2026-09-18"}
    return {**head, **row(directive, lead=lead, **more)}


def test_no_rule_no_due_date(
    page: Client, meeting: Meeting, directive: Directive
) -> None:
    html = show(page, meeting)
    assert "按默认时限“" not in html
    preview = send(page, meeting, "suggested", {"charged_on": "2026-09-18"})
    send(page, meeting, "confirm", carried(preview))
    docket = Docket.objects.get()
    assert docket.due_on is None
    assert docket.events.get(seq=1).reason == ""


def test_a_rule_proposes_says_so_and_stands_in_the_history(
    page: Client, meeting: Meeting, directive: Directive
) -> None:
    make_rule(20, meeting_kind=meeting.kind, basis="区政府工作规则")
    at_once = {"charged_on": "2026-09-18"}
    preview = send(page, meeting, "suggested", at_once)
    words = "按默认时限“常务会议:20 天(区政府工作规则)”"
    assert words in preview and "2026-10-08" in preview
    send(page, meeting, "confirm", carried(preview))
    docket = Docket.objects.get()
    assert docket.due_on == docket.original_due_on == datetime.date(2026, 10, 8)
    assert docket.events.get(seq=1).reason == f"时限{words}拟定"
    history = page.get(docket.get_absolute_url()).content.decode()
    assert words in history


def test_the_date_of_the_text_goes_before_any_rule(
    page: Client, meeting: Meeting, directive: Directive
) -> None:
    make_rule(20)
    directive.deadline_text = "9月底前"
    directive.deadline_on = datetime.date(2026, 9, 30)
    directive.save()
    html = show(page, meeting)
    assert 'value="2026-09-30"' in html and "按默认时限“" not in html


def test_words_without_a_date_leave_it_to_the_rule(
    page: Client, meeting: Meeting, directive: Directive
) -> None:
    make_rule(20, start="charge")
    directive.deadline_text = "尽快"
    directive.save()
    html = show(page, meeting)
    assert "原文“尽快”:没有具体日期" in html and "按默认时限" in html


def test_a_date_left_as_proposed_follows_class_and_day_of_charging(
    page: Client, meeting: Meeting, directive: Directive
) -> None:
    make_rule(20)
    make_rule(3, grade="A", start="charge")
    sent = typed(directive, due_on="2026-10-08", proposed="2026-10-08", grade="A")
    preview = send(page, meeting, "preview", {**sent, "charged_on": "2026-09-20"})
    assert "2026-09-23" in preview and "A 类:3 天" in preview
    send(page, meeting, "confirm", carried(preview))
    assert Docket.objects.get().due_on == datetime.date(2026, 9, 23)


@pytest.mark.parametrize(
    ("due_on", "kept"), [("2026-11-11", datetime.date(2026, 11, 11)), ("", None)]
)
def test_what_an_officer_typed_or_took_away_stays(
    page: Client,
    meeting: Meeting,
    directive: Directive,
    due_on: str,
    kept: datetime.date | None,
) -> None:
    make_rule(20)
    sent = typed(directive, due_on=due_on, proposed="2026-10-08", grade="A")
    preview = send(page, meeting, "preview", sent)
    again = send(page, meeting, "back", carried(preview))
    preview = send(page, meeting, "preview", {**carried(preview)})
    assert "按默认时限“" in again and "时限按默认时限" not in preview
    send(page, meeting, "confirm", carried(preview))
    docket = Docket.objects.get()
    assert docket.due_on == kept
    assert docket.events.get(seq=1).reason == ""


def test_what_was_previewed_is_charged_though_the_rule_changed(
    page: Client, meeting: Meeting, directive: Directive
) -> None:
    rule = make_rule(20)
    preview = send(page, meeting, "suggested", {"charged_on": "2026-09-18"})
    rule.count = 5
    rule.save()
    send(page, meeting, "confirm", carried(preview))
    docket = Docket.objects.get()
    assert docket.due_on == datetime.date(2026, 10, 8)


def test_a_standing_matter_gets_no_date_from_a_rule(
    page: Client, meeting: Meeting, directive: Directive
) -> None:
    make_rule(20)
    sent = typed(
        directive, decision="standing", due_on="2026-10-08", proposed="2026-10-08"
    )
    preview = send(page, meeting, "preview", sent)
    assert "2026-10-08" not in preview.split("<table")[1]
    send(page, meeting, "confirm", carried(preview))
    docket = Docket.objects.get()
    assert docket.due_on is None
    assert docket.events.get(seq=1).reason == ""
