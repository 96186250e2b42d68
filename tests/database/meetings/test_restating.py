"""重申: what an earlier meeting said already is offered as that, once."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings import proofreading
from meetings.models import Edit, Meeting, Restatement, Verdict
from meetings.refusals import Locked
from meetings.retold import restating
from tests.database.meetings.proposals import done
from tests.database.meetings.twin_pages import FIRST, OTHER_PAPER, take, take_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> Meeting:
    return take(FIRST)


@pytest.fixture
def link(first: Meeting) -> Restatement:
    take_again()
    return Restatement.objects.get()


def test_a_later_meeting_that_says_the_same_is_linked(link: Restatement) -> None:
    assert link.directive.text.startswith("继续全面排查")
    assert link.earlier.text.startswith("全面排查沿河堤坝")
    days = [row.said_on for row in (link.earlier, link.directive)]
    assert days == [datetime.date(2026, 9, 18), datetime.date(2026, 10, 20)]
    assert link.state == Verdict.SUGGESTED


def test_the_same_meeting_in_another_paper_says_nothing_again(first: Meeting) -> None:
    take(OTHER_PAPER)
    assert not Restatement.objects.exists()


def test_what_is_said_at_every_meeting_is_a_formula(first: Meeting) -> None:
    for day in range(1, 5):
        text = FIRST.replace("9月18日", f"9月{day}日")
        text = text.replace("防汛工作会议", f"第{day}小组会议")
        take(text)
    Restatement.objects.all().delete()
    take_again()
    assert not Restatement.objects.exists()


def test_a_rejected_directive_is_not_restated(first: Meeting, officer: User) -> None:
    proofreading.reject_meeting(first, officer)
    take_again()
    assert not Restatement.objects.exists()


def test_an_officer_keeps_or_drops_it_and_can_take_that_back(
    link: Restatement, officer: User
) -> None:
    edit = done(restating.judge(link, officer, Verdict.KEPT))
    assert edit.verb == Edit.Verb.LINK
    assert restating.judge(link, officer, Verdict.KEPT) is None
    proofreading.undo(edit, officer)
    link.refresh_from_db()
    assert link.state == Verdict.SUGGESTED
    restating.judge(link, officer, Verdict.DROPPED)
    assert not Restatement.objects.shown().exists()


def test_after_docketing_charging_has_decided(link: Restatement, officer: User) -> None:
    proofreading.confirm_meeting(link.directive.meeting, officer)
    link.directive.refresh_from_db()
    proofreading.lock(link.directive, officer)
    with pytest.raises(Locked):
        restating.judge(link, officer, Verdict.KEPT)


def test_the_desk_offers_it_and_both_meetings_show_it(
    link: Restatement, officer: User, page: Client
) -> None:
    later, earlier = link.directive.meeting, link.earlier.meeting
    for meeting in (earlier, later):
        proofreading.confirm_meeting(meeting, officer)
    assert later.reading is not None
    desk = reverse("desk", args=[later.reading.source_id])
    assert "可能是重申" in page.get(desk).content.decode()
    page.post(reverse("restatement", args=[link.pk, "yes"]))
    shown = page.get(reverse("meeting-detail", args=[later.pk])).content.decode()
    assert "重申" in shown and earlier.title in shown
    shown = page.get(reverse("meeting-detail", args=[earlier.pk])).content.decode()
    assert "后来重申" in shown and later.title in shown
