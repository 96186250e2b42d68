"""What waits for a decision: listed, filtered, and seen by officers alone."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Meeting
from tests.factories import make_directive, make_meeting
from tracker import charging
from tracker.models import Dismissal


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting(title="澄湖区政府第九次常务会议")


def test_undecided_is_a_list_that_can_become_empty(
    client: Client, officer: User, meeting: Meeting
) -> None:
    client.force_login(officer)
    url = reverse("undecided")
    directive = make_directive(meeting)
    html = client.get(url).content.decode()
    assert directive.heading in html and "去立项(1 条)" in html
    dismissal = charging.dismiss(directive, officer, "一般性要求")
    html = client.get(url).content.decode()
    assert "没有待立项的要求" in html and "一般性要求" in html
    client.post(reverse("dismissal-revoke", args=[dismissal.pk]))
    assert Dismissal.objects.get().revoked_by == officer
    assert directive.heading in client.get(url).content.decode()


def test_undecided_by_year_meeting_and_words(
    client: Client, officer: User, meeting: Meeting
) -> None:
    client.force_login(officer)
    old = make_meeting(held_on=datetime.date(2025, 3, 1))
    this, that = make_directive(meeting), make_directive(old, text="修好泵站")
    for query, shown, hidden in (
        ("?year=2025", that, this),
        (f"?meeting={meeting.pk}", this, that),
        ("?text=泵站", that, this),
    ):
        html = client.get(reverse("undecided") + query).content.decode()
        assert shown.heading in html and hidden.heading not in html
    none = client.get(reverse("undecided") + "?text=没有的词").content.decode()
    assert "没有符合条件" in none


@pytest.mark.parametrize("person", ["leader", "liaison", "auditor"])
def test_only_officers_see_what_waits(
    client: Client, person: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(person))
    assert client.get(reverse("undecided")).status_code == 403
