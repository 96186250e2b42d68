"""What an officer puts down for a department, and what one click does."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.database.tracker.visits import go, sent, url
from tests.factories import make_user
from tracker.acts import act
from tracker.models import Assignment, Event
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import NotAllowed, Verb

V = Verb


def test_an_officer_puts_down_a_call_with_channel_day_and_name(
    client: Client, lead: Assignment, officer: User
) -> None:
    go(client, officer)
    bare = client.post(url(lead, V.SIGN_FOR), sent(lead)).content.decode()
    assert "请填写。" in bare and not lead.events.filter(verb=V.SIGN_FOR).exists()
    today = timezone.localdate().isoformat()
    told = {"channel": "phone", "caller": "宋致远", "happened_on": today}
    client.post(url(lead, V.SIGN_FOR), sent(lead, **told))
    client.post(url(lead, V.REPORT), sent(lead, text="完成六处", **told))
    event = lead.events.get(verb=V.REPORT)
    assert (event.on_behalf_of, event.channel) == (lead.department, "phone")
    assert (event.caller, event.actor) == ("宋致远", officer)
    page = client.get(lead.docket.get_absolute_url()).content.decode()
    assert "代录(电话,经办 宋致远)" in page


@pytest.mark.parametrize("verb", [V.VERIFY, V.RETURN])
def test_who_put_a_claim_down_judges_it_neither_way(
    verb: Verb, lead: Assignment, senior: User
) -> None:
    phone = Words("电话报称完成", channel=Event.Channel.PHONE, caller="宋致远")
    act(lead, V.SIGN_FOR, senior, phone)
    act(lead, V.REPORT_DONE, senior, phone)
    with pytest.raises(NotAllowed, match="另一位"):
        act(lead, verb, senior, Words("属实"))
    other = make_user(Role.SENIOR)
    act(lead, verb, other, Words("属实"))


def test_a_telephone_urging_is_one_click(
    client: Client, lead: Assignment, officer: User
) -> None:
    page = go(client, officer).get(lead.docket.get_absolute_url()).content.decode()
    assert "电话催办</button>" in page
    client.post(url(lead, V.URGE), sent(lead, channel="phone"))
    event = lead.events.get(verb=V.URGE)
    assert (event.channel, event.actor) == ("phone", officer)
    page = client.get(lead.docket.get_absolute_url()).content.decode()
    assert "(电话)" in page and "催办 1 次" in page


def test_no_change_is_one_click_and_no_progress(
    client: Client, lead: Assignment, liaison: User
) -> None:
    act(lead, V.SIGN_FOR, liaison)
    go(client, liaison).post(url(lead, V.NO_CHANGE), sent(lead))
    lead.refresh_from_db()
    assert lead.last_report_on == timezone.localdate()
    assert lead.last_progress_on is None
    due = lead.events.get(verb=V.CHARGE).after["next_report_due"]
    assert lead.events.get(verb=V.SIGN_FOR).after.get("next_report_due") is None
    lead.refresh_from_db()
    assert lead.next_report_due and lead.next_report_due.isoformat() >= due


def test_the_next_duty_is_kept_with_each_event_that_moves_it(
    lead: Assignment, liaison: User, senior: User
) -> None:
    act(lead, V.SIGN_FOR, liaison)
    for verb, by in ((V.REPORT_DONE, liaison), (V.RETURN, senior), (V.HOLD, senior)):
        event = act(lead, verb, by, Words("情况如此"))
        lead.refresh_from_db()
        due = lead.next_report_due
        assert event.after["next_report_due"] == (due and due.isoformat())
