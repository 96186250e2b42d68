"""Where leaders write, departments answer and the office looks."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.database.tracker.instructions.giving import instruct, is_open
from tests.database.tracker.visits import go, sent, url
from tracker.models import Assignment, Instruction, InstructionReply
from tracker.workflow import Verb


def text(client: Client, user: User, address: str) -> str:
    return go(client, user).get(address).content.decode()


def test_a_leader_writes_on_the_dockets_page_with_one_field(
    client: Client, lead: Assignment, leader: User, liaison: User, outsider: User
) -> None:
    address = lead.docket.get_absolute_url()
    page = text(client, leader, address)
    assert (
        "写批示" in page and reverse("docket-instruct", args=[lead.docket_id]) in page
    )
    client.post(
        reverse("docket-instruct", args=[lead.docket_id]),
        sent(lead, text="汛期前办结。"),
    )
    assert Instruction.objects.get().docket == lead.docket
    for user in (leader, liaison, outsider):
        assert "汛期前办结。" in text(client, user, address)
    assert "汛期前办结。" in text(
        client, liaison, reverse("assignment", args=[lead.pk])
    )


def test_a_stale_form_is_refused_and_keeps_the_words(
    client: Client, lead: Assignment, leader: User
) -> None:
    seen = sent(lead, text="要快。")
    instruct(lead, leader)
    address = reverse("docket-instruct", args=[lead.docket_id])
    page = go(client, leader).post(address, seen).content.decode()
    assert "要快。" in page and "请核对后再办" in page
    assert Instruction.objects.count() == 1


def test_the_liaison_sees_it_first_and_answers_from_there(
    client: Client, lead: Assignment, leader: User, liaison: User
) -> None:
    made = instruct(lead, leader, "请说明原因。")
    page = text(client, liaison, reverse("assignment-list"))
    assert page.index("请说明原因。") < page.index('id="rows"')
    form = url(lead, Verb.REPLY)
    assert f"{form}?answers={made.pk}" in page
    shown = client.get(f"{form}?answers={made.pk}").content.decode()
    assert "请说明原因。" in shown and "已办复" in shown
    more = {"text": "已复工。", "answers": [made.pk], "settles": "on"}
    client.post(form, sent(lead, **more))
    assert not is_open(made)
    assert "请说明原因。" not in text(client, liaison, reverse("assignment-list"))


def test_a_report_form_offers_the_tick_and_takes_it(
    client: Client, lead: Assignment, leader: User, liaison: User
) -> None:
    go(client, liaison).post(url(lead, Verb.SIGN_FOR), sent(lead))
    form = url(lead, Verb.REPORT)
    assert "同时回复批示" not in client.get(form).content.decode()
    made = instruct(lead, leader)
    assert "同时回复批示" in client.get(form).content.decode()
    client.post(form, sent(lead, text="完成八成", answers=[made.pk]))
    assert not is_open(made) and InstructionReply.objects.get().report is not None


def test_an_officer_has_the_form_with_the_leader(
    client: Client, lead: Assignment, leader: User, officer: User
) -> None:
    address = reverse("docket-instruct", args=[lead.docket_id])
    page = text(client, officer, address)
    assert "代录领导批示" in page and "霍启明" in page
    more = {"text": "请阅办。", "leader": f"u{leader.pk}", "channel": "phone"}
    client.post(address, sent(lead, happened_on="2026-09-18", **more))
    made = Instruction.objects.get()
    assert (made.leader, made.channel) == (leader, "phone")
    assert "口头指示" in text(client, leader, lead.docket.get_absolute_url())
