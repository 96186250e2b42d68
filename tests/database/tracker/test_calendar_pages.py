"""Default dates and days of rest, as the administrator keeps them."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment
from tracker.calendar import is_known
from tracker.models import Assignment, CalendarDay, DueRule


def rule_form(**more: str) -> dict[str, str]:
    fields = {"meeting_kind": "", "grade": "", "count": "7", "unit": "days"}
    return {**fields, "start": "meeting", "basis": "", **more}


def test_an_administrator_sets_a_rule_and_the_auditor_reads_it(
    client: Client, administrator: User, auditor: User
) -> None:
    client.force_login(administrator)
    add = reverse("admin:tracker_duerule_add")
    assert client.post(add, rule_form()).status_code == 302
    rule = DueRule.objects.get()
    change = reverse("admin:tracker_duerule_change", args=[rule.pk])
    client.post(change, rule_form(count="5", unit="working"))
    assert LogEntry.objects.count() == 2
    twice = client.post(add, rule_form()).content.decode()
    assert "各类会议已有一条默认时限" in twice
    client.force_login(auditor)
    log = client.get(reverse("log"), {"of": "house"}).content.decode()
    assert "各类事项:5 个工作日" in log


def test_a_holiday_is_entered_at_once_and_every_day_is_in_the_log(
    client: Client, administrator: User
) -> None:
    client.force_login(administrator)
    CalendarDay.objects.create(day="2049-10-02", is_working=True, note="原定")
    add = reverse("admin:tracker_calendarday_add")
    fields = {"day": "2049-10-01", "until": "2049-10-07", "note": "国庆节"}
    assert client.post(add, fields).status_code == 302
    days = CalendarDay.objects.filter(note="国庆节", is_working=False)
    assert days.count() == 7
    assert LogEntry.objects.filter(object_repr__contains="2049-10-0").count() == 7


@pytest.mark.parametrize("until", ["2049-09-30", "2049-12-01"])
def test_a_holiday_that_ends_before_it_begins_is_refused(
    client: Client, administrator: User, until: str
) -> None:
    client.force_login(administrator)
    add = reverse("admin:tracker_calendarday_add")
    got = client.post(add, {"day": "2049-10-01", "until": until})
    assert "要在首日之后,最多 31 天" in got.content.decode()
    assert not CalendarDay.objects.exists()


def test_the_page_of_a_part_says_where_the_calendar_is_guessed(
    client: Client, officer: User, bureau: Department
) -> None:
    client.force_login(officer)
    part = make_assignment(officer, bureau)
    address = reverse("assignment", args=[part.pk])
    assert "放假安排" not in client.get(address).content.decode()
    Assignment.objects.update(next_report_due=datetime.date(2049, 10, 1))
    html = client.get(address).content.decode()
    assert "遇休息日顺延:2049 年放假安排还没有收录,按双休日推算。" in html


def test_the_calendar_says_which_years_are_not_known_and_what_was_put_in(
    client: Client, administrator: User
) -> None:
    client.force_login(administrator)
    year = timezone.localdate().year
    listed = reverse("admin:tracker_calendarday_changelist")
    unknown = [y for y in (year, year + 1) if not is_known(datetime.date(y, 7, 1))]
    for missing in unknown:
        CalendarDay.objects.create(day=f"{missing}-05-01", is_working=False)
    html = client.get(listed).content.decode()
    assert html.count("公布后请在这里补上") == len(unknown)
    assert html.count("按双休日和本室填的 1 天推算") == len(unknown)
