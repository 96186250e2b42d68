"""An instruction on a meeting: the office answers, and what was wrong is struck."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Meeting
from tests.database.tracker.instructions.giving import is_open
from tests.database.tracker.visits import go
from tests.factories import make_meeting
from tracker import meeting_instructions as on_meetings
from tracker.models import Instruction
from tracker.recording import Words
from tracker.revoking import revoke
from tracker.workflow import NotAllowed


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting()


@pytest.fixture
def given(meeting: Meeting, leader: User) -> Instruction:
    return on_meetings.give(meeting, leader, Words("请形成清单。"))


def page(client: Client, user: User, meeting: Meeting) -> str:
    address = reverse("meeting-progress", args=[meeting.pk])
    return go(client, user).get(address).content.decode()


def test_a_leader_writes_and_the_office_answers(
    client: Client, meeting: Meeting, leader: User, officer: User
) -> None:
    assert "写批示" in page(client, leader, meeting)
    address = reverse("meeting-instruct", args=[meeting.pk])
    client.post(address, {"text": "请形成清单。"})
    made = Instruction.objects.get()
    assert is_open(made) and "请形成清单。" in page(client, officer, meeting)
    assert "批示待复" in go(client, officer).get(reverse("today")).content.decode()
    form = reverse("instruction-reply", args=[made.pk])
    assert client.get(form).status_code == 200
    client.post(form, {"text": "清单已报。", "settles": "on"})
    assert not is_open(made)
    shown = page(client, leader, meeting)
    assert "清单已报。" in shown and "陆明远" in shown
    again = client.get(form).status_code
    assert again == 403  # the leader answers nobody


def test_who_comes_second_is_told(given: Instruction, officer: User) -> None:
    on_meetings.answer(given, officer, Words("先报情况", settles=False))
    on_meetings.answer(given, officer, Words("清单已报"))
    with pytest.raises(NotAllowed, match="已经办复"):
        on_meetings.answer(given, officer, Words("又报一次"))


def test_within_the_day_by_oneself_later_by_a_senior_with_a_reason(
    given: Instruction, leader: User, officer: User, senior: User
) -> None:
    with pytest.raises(NotAllowed):
        revoke(given, officer, "点错了")
    past = timezone.now() - datetime.timedelta(hours=25)
    Instruction.objects.filter(pk=given.pk).update(recorded_at=past)
    given.refresh_from_db()
    with pytest.raises(NotAllowed):
        revoke(given, leader, "点错了")
    with pytest.raises(ValidationError):
        revoke(given, senior, " ")
    revoke(given, senior, "领导来电,写错了会议")
    assert not is_open(given)
    with pytest.raises(NotAllowed, match="已经更正"):
        revoke(given, senior, "再来一次")


def test_a_wrong_click_is_taken_back_on_its_page(
    client: Client, given: Instruction, meeting: Meeting, leader: User, officer: User
) -> None:
    address = reverse("instruction-revoke", args=[given.pk])
    assert address in page(client, leader, meeting)
    assert address not in page(client, officer, meeting)
    told = on_meetings.answer(given, officer, Words("答错了会议"))
    back = reverse("reply-revoke", args=[told.pk])
    assert back in page(client, officer, meeting)
    go(client, leader).post(address, {})
    assert Instruction.objects.get().revoked_at is None  # the reply goes first
    go(client, officer).post(back, {})
    assert is_open(given)
    go(client, leader).post(address, {})
    assert not is_open(given) and "已更正" in page(client, leader, meeting)
