"""The evidence of a cell: for htmx what stands beside, else the page of the part."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.factories import make_assignment
from tracker.acts import act, correct
from tracker.models import Assignment
from tracker.recording import Words
from tracker.workflow import Verb

from .visits import go
from .yearbooks import DAY, today

HTMX = {"HX-Request": "true"}


@pytest.fixture
def own(officer: User, bureau: Department, liaison: User) -> Assignment:
    made = make_assignment(officer, bureau, charged_on=today() - 9 * DAY)
    act(made, Verb.SIGN_FOR, liaison)
    act(made, Verb.REPORT, liaison, Words("已完成六成", next_step="验收"))
    correct(act(made, Verb.REPORT, liaison, Words("写错了")), liaison)
    return made


def test_it_says_who_told_what_and_when(
    client: Client, leader: User, own: Assignment
) -> None:
    url = reverse("evidence", args=[own.pk])
    page = go(client, leader).get(url, headers=HTMX).content.decode()
    for words in ("已完成六成", "验收", "宋致远", "办理中", own.docket.title, "9 天前"):
        assert words in page
    assert "写错了" not in page
    assert "<html" not in page


def test_without_htmx_it_is_the_page_of_the_part(
    client: Client, leader: User, own: Assignment
) -> None:
    answer = go(client, leader).get(reverse("evidence", args=[own.pk]))
    assert answer.headers["Location"] == reverse("assignment", args=[own.pk])


def test_a_liaison_has_the_own_page_and_no_matrix(
    client: Client, liaison: User, own: Assignment
) -> None:
    go(client, liaison)
    meeting = own.docket.meeting
    assert meeting is not None
    for name, pk in (("evidence", own.pk), ("meeting-matrix", meeting.pk)):
        assert client.get(reverse(name, args=[pk]), headers=HTMX).status_code == 403
