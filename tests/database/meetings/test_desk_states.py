"""The desk of a meeting that is two, of doubts, of a source that waits."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.intake import intake
from meetings.models import Edit
from tests.database.meetings.pages import DAY, PAGE
from tests.database.meetings.readings import make_reading
from tests.factories import make_directive, make_meeting

from .desk_client import HTMX, act, change, desk


def test_of_two_identities_the_officer_picks(page: Client, officer: User) -> None:
    found = {
        "key": "m1",
        "title": None,
        "spans": [],
        "repeats": [],
        "date_spans": [],
        "people": [],
        "directives": [],
        "identities": [["区党工委", "党工委会议", None], ["指挥部", "会议", 9]],
    }
    reading = make_reading(meetings=[found])
    meeting = make_meeting(state="proposed", reading=reading, key="m1")
    html = page.get(desk(reading.source)).content.decode()
    assert "指挥部第九次会议" in html
    page.post(reverse("meeting-pick", args=[meeting.pk, 1]))
    meeting.refresh_from_db()
    assert (meeting.organ, meeting.ordinal) == ("指挥部", 9)
    assert meeting.kind is not None and meeting.kind.name == "会议"


def test_doubts_come_first_and_lead_to_their_place(page: Client) -> None:
    reading = make_reading(
        "澄湖日报 两小时内到场",
        doubts=[
            {
                "message": "两小时内是标准",
                "spans": [[5, 9]],
                "meeting": None,
                "directive": None,
                "kind": "deadline",
            },
            {
                "message": "时限早于会议日期",
                "spans": [],
                "meeting": "m1",
                "directive": "m1.d1",
                "kind": "deadline",
            },
        ],
    )
    meeting = make_meeting(state="proposed", reading=reading, key="m1")
    known = {"reading": reading, "key": "m1.d1", "number": 1}
    row = make_directive(meeting, state="proposed", **known)
    html = page.get(desk(reading.source)).content.decode()
    assert "2 处存疑" in html
    assert '<a href="#doubt-0">两小时内是标准</a>' in html
    assert '<span id="doubt-0"></span>' in html
    assert f'<a href="#d{row.pk}">时限早于会议日期</a>' in html
    html = page.post(act(row, "reject"), headers=HTMX).content.decode()
    assert "1 处存疑" in html and "早于会议日期" not in html


def test_a_source_that_is_being_read_says_so_and_can_be_read_at_once(
    page: Client, settings: Any
) -> None:
    settings.READ_AT_ONCE_CHARS = 10
    source = intake(PAGE.encode(), published_on=DAY).source
    assert "等待读取" in page.get(desk(source)).content.decode()
    waiting = reverse("source-waiting", args=[source.pk])
    assert "等待读取" in page.get(waiting).content.decode()
    page.post(reverse("source-read", args=[source.pk]), {"wait": "1"})
    assert page.get(waiting)["HX-Refresh"] == "true"
    assert "还剩 2 条" in page.get(desk(source)).content.decode()


def test_a_typed_meeting_has_no_desk_and_is_not_changed_by_it(page: Client) -> None:
    row = make_directive(make_meeting(state="proposed"), state="proposed")
    kept = [
        act(row, "confirm"),
        change(row),
        reverse("meeting-act", args=[row.meeting_id, "confirm"]),
        reverse("meeting-change", args=[row.meeting_id]),
    ]
    assert [page.post(url).status_code for url in kept] == [404] * 4
    assert not Edit.objects.exists()
