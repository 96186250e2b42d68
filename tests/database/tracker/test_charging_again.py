"""重申 when charging: what was charged before is joined, not charged twice (§4.8)."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings import proofreading
from meetings.models import Department, Restatement, Verdict
from meetings.retold import restating
from tests.charging import carried, send, show
from tests.database.meetings.twin_pages import FIRST, take, take_again
from tests.factories import make_department, make_docket
from tracker.models import Docket, DocketDirective

pytestmark = pytest.mark.django_db


@pytest.fixture
def water(db: None) -> Department:
    return make_department("澄湖区水务局")


@pytest.fixture
def link(water: Department, officer: User) -> Restatement:
    """The same demand at two confirmed meetings, docketed after the first."""
    first = take(FIRST)
    proofreading.confirm_meeting(first, officer)
    make_docket(officer, water, first.directives.get(number=1))
    proofreading.confirm_meeting(take_again(), officer)
    return Restatement.objects.get()


@pytest.fixture
def page(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def test_a_kept_restatement_joins_the_earlier_docket_as_suggested(
    link: Restatement, officer: User, page: Client
) -> None:
    restating.judge(link, officer, Verdict.KEPT)
    meeting = link.directive.meeting
    preview = send(page, meeting, "suggested")
    send(page, meeting, "confirm", carried(preview))
    joined = DocketDirective.objects.get(directive=link.directive)
    assert joined.relation == DocketDirective.Relation.RESTATED
    assert joined.docket == Docket.objects.get()
    progress = page.get(reverse("meeting-progress", args=[meeting.pk]))
    assert joined.docket.code in progress.content.decode()


def test_one_that_nobody_judged_is_shown_and_left_open(
    link: Restatement, page: Client
) -> None:
    meeting = link.directive.meeting
    shown = show(page, meeting)
    assert "可能是重申" in shown and Docket.objects.get().code in shown
    assert "请至少给一条选" in send(page, meeting, "suggested")
    assert Docket.objects.count() == 1


def test_a_dropped_one_is_charged_like_any_other(
    link: Restatement, officer: User, page: Client
) -> None:
    restating.judge(link, officer, Verdict.DROPPED)
    assert "重申" not in show(page, link.directive.meeting)
    send(page, link.directive.meeting, "suggested")
    assert "可能是重申" not in show(page, link.directive.meeting)
