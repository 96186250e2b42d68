"""Thresholds, words and colours of the lights are the office's, on every page."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from meetings.models import Department
from tests.factories import make_assignment, make_directive, make_kind, make_meeting
from tracker import lights
from tracker.lights import Tone
from tracker.models import Assignment, Office
from tracker.models.office import asked_once, light_choices
from tracker.templatetags.status import bar

RULES = ("过了时限,还没有申请办结", "满 12 天没有新进展", "离时限 3 天以内(含当天)")


@pytest.fixture
def late(officer: User, bureau: Department) -> Assignment:
    """Late since yesterday, of a meeting of this year."""
    today = timezone.localdate()
    meeting = make_meeting(held_on=today, kind=make_kind())
    return make_assignment(
        officer,
        bureau,
        directive=make_directive(meeting),
        due_on=today - datetime.timedelta(days=1),
        charged_on=today - datetime.timedelta(days=9),
    )


@pytest.fixture
def office(db: None) -> Office:
    return Office.objects.create(
        soon_days=3, still_days=12, late_word="超期", late_tone=Tone.AMBER
    )


def pages(part: Assignment) -> list[tuple[str, str]]:
    meeting = part.docket.meeting
    assert meeting is not None
    return [
        ("officer", reverse("board")),
        ("officer", reverse("docket-list")),
        ("officer", reverse("assignment-list")),
        ("officer", part.docket.get_absolute_url()),
        ("officer", reverse("assignment", args=[part.pk])),
        ("officer", reverse("meeting-progress", args=[meeting.pk])),
        ("officer", reverse("year")),
        ("leader", reverse("board")),
        ("liaison", reverse("assignment-list")),
        ("liaison", reverse("assignment", args=[part.pk])),
        ("liaison", part.docket.get_absolute_url()),
    ]


def test_every_page_with_lights_has_the_legend_with_the_written_rule(
    client: Client,
    request: pytest.FixtureRequest,
    office: Office,
    late: Assignment,
) -> None:
    for who, address in pages(late):
        client.force_login(request.getfixturevalue(who))
        html = client.get(address).content.decode()
        for words in RULES:
            assert words in html, (who, address)
        assert '<rect class="late" ' not in html, (who, address)
        assert "超期" in html and "逾期" not in html, (who, address)
        assert 'class="light late as-amber"' in html, (who, address)


@pytest.mark.parametrize(
    ("still_days", "soon_days", "due_in", "shown"),
    [
        (9, 0, None, lights.STILL),
        (10, 0, None, lights.OK),
        (30, 4, 4, lights.SOON),
        (30, 3, 4, lights.OK),
        (30, 0, 0, lights.SOON),
    ],
)
def test_the_thresholds_are_read_by_the_query(
    officer: User,
    bureau: Department,
    still_days: int,
    soon_days: int,
    due_in: int | None,
    shown: str,
) -> None:
    today = timezone.localdate()
    Office.objects.create(soon_days=soon_days, still_days=still_days)
    due = None if due_in is None else today + datetime.timedelta(days=due_in)
    begun = today - datetime.timedelta(days=9)
    make_assignment(officer, bureau, due_on=due, charged_on=begun)
    (row,) = Assignment.objects.with_light(today)
    assert row.light == shown  # type: ignore[attr-defined]


def test_the_filters_and_the_workbook_say_the_offices_word(
    client: Client, officer: User, office: Office, late: Assignment
) -> None:
    assert dict(light_choices())[lights.LATE] == "超期"
    client.force_login(officer)
    got = client.get(reverse("year-workbook", args=[late.docket.year]))
    book = load_workbook(io.BytesIO(got.getvalue()))
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    words = {cell.value for cell in cells}
    assert {"■ 超期", "其中超期", "超期(天)"} <= words
    shown = [cell for cell in cells if cell.value == "■ 超期" and cell.font.color]
    assert {cell.font.color.rgb[-6:] for cell in shown} == {"845300"}


def test_the_office_is_asked_once_a_request_and_anew_after_a_change(
    office: Office, django_assert_num_queries: Any
) -> None:
    with asked_once(), django_assert_num_queries(3):  # two questions and one change
        assert Office.present() is Office.present()
        office.late_word = "过期"
        office.save()
        assert Office.present().late_word == "过期"
    assert Office.present() is not Office.present()


def test_a_bar_says_its_parts_in_the_offices_words_and_fills_its_width(
    office: Office,
) -> None:
    shown = bar(done=3, claimed=0, late=1)
    assert shown["words"] == "共 4 件:已办结 3,超期 1"
    assert [(part.x, part.width) for part in shown["parts"]] == [(0, 75), (75, 25)]
