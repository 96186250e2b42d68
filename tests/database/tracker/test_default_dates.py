"""Default dates of the office: the rule that names the most, counted in its unit."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Meeting
from tests.factories import make_directive, make_kind, make_meeting
from tracker.charging.default_dates import proposed
from tracker.models import CalendarDay, DueRule

pytestmark = pytest.mark.django_db
HELD = datetime.date(2026, 9, 18)  # a Friday; the Sunday after is worked


def rule(count: int, unit: str, **more: Any) -> DueRule:
    return DueRule.objects.create(count=count, unit=unit, **more)


@pytest.fixture
def meeting() -> Meeting:
    return make_meeting(held_on=HELD, kind=make_kind("常务会议"))


@pytest.mark.parametrize(
    ("count", "unit", "on"),
    [
        (7, "days", "2026-09-25"),
        (5, "working", "2026-09-24"),  # over the worked Sunday
        (3, "days", "2026-09-21"),
        (3, "working", "2026-09-22"),
        (1, "months", "2026-10-18"),
        (1, "quarters", "2026-12-18"),
    ],
)
def test_each_unit(meeting: Meeting, count: int, unit: str, on: str) -> None:
    rule(count, unit)
    assert proposed(meeting, {}).on == datetime.date.fromisoformat(on)


def test_the_13710_clock() -> None:
    """F-9: Friday's meeting without a worked Sunday: Monday, or Wednesday."""
    friday = make_meeting(held_on=datetime.date(2026, 11, 20))
    made = rule(3, "days")
    assert proposed(friday, {}).on == datetime.date(2026, 11, 23)
    made.unit = "working"
    made.save()
    assert proposed(friday, {}).on == datetime.date(2026, 11, 25)


def test_the_rule_that_names_the_most(meeting: Meeting) -> None:
    rule(30, "days")
    rule(20, "days", meeting_kind=meeting.kind)
    rule(10, "days", meeting_kind=meeting.kind, grade="C")
    rule(5, "days", meeting_kind=make_kind("专题会议"), grade="C")
    assert proposed(meeting, {}).on == HELD + datetime.timedelta(10)
    assert proposed(make_meeting(held_on=HELD), {}).on == HELD + datetime.timedelta(30)


def test_another_class_is_told(meeting: Meeting) -> None:
    rule(30, "days", basis="督查办法第九条")
    rule(7, "days", grade="A")
    found = proposed(meeting, {})
    assert "会后 30天,依据:督查办法第九条" in found.words
    assert "定为 A 类的,是2026 年 9 月 25 日(周五)" in found.words


def test_a_year_without_a_notice_is_told() -> None:
    far = make_meeting(held_on=datetime.date(2039, 12, 1))
    rule(5, "working")
    assert "放假安排还没有公布" in proposed(far, {}).words


def test_no_rule_no_date(meeting: Meeting) -> None:
    assert proposed(meeting, {}).words == ""
    meeting.held_on = None
    rule(7, "days")
    assert proposed(meeting, {}).on is None


def test_charging_proposes_it_where_the_text_has_none(
    client: Client, officer: User, meeting: Meeting
) -> None:
    rule(5, "working")
    CalendarDay.objects.create(day="2026-09-21", is_working=False)  # beside 中秋
    make_directive(meeting)
    own = datetime.date(2026, 12, 1)
    make_directive(meeting, deadline_text="12月1日前", deadline_on=own)
    client.force_login(officer)
    page = client.get(reverse("charge", args=[meeting.pk]))
    dates = [row.form["due_on"].value() for row in page.context["page"].rows]
    assert dates == ["2026-09-28", "2026-12-01"]
    assert "按本室默认时限(会后 5个工作日)" in page.content.decode()
