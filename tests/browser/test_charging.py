"""Charging in the browser: few clicks, departments as tags, fields that follow."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from meetings.models import Department, Meeting
from tests.browser.conftest import Visit
from tests.browser.people import Person
from tests.charging import make_mention
from tests.factories import make_directive, make_meeting
from tracker import charging
from tracker.models import Docket


def a_meeting(title: str, directives: int) -> Meeting:
    """Confirmed directives, each of which names one department of the register."""
    meeting = make_meeting(title=title)
    departments = Department.objects.filter(valid_to=None)[:directives]
    for number in range(directives):
        department = departments[number % len(departments)]
        make_mention(make_directive(meeting), department)
    return meeting


def test_thirty_directives_as_suggested_take_three_clicks(visit: Visit) -> None:
    meeting = a_meeting("三十条要求的会议", 30)
    page = visit(Person.OFFICER, f"/undecided/?meeting={meeting.pk}")
    page.get_by_role("link", name="去立项(30 条)").click()
    page.get_by_role("button", name="全部按建议立项(30 条)").click()
    page.get_by_role("button", name="确认交办").click()
    expect(page.get_by_text("已立项 30 件")).to_be_visible()
    assert not charging.undecided().filter(meeting=meeting).exists()


def test_departments_are_tags_that_come_and_go(visit: Visit) -> None:
    meeting = a_meeting("选单位的会议", 1)
    lead, first, second = Department.objects.filter(valid_to=None)[:3]
    page = visit(Person.OFFICER, f"/meetings/{meeting.pk}/charge/")
    field = page.get_by_label("配合单位")
    for department in (first, second):
        field.fill(department.name)
        field.press("Enter")
    page.get_by_role("button", name=f"去掉{first}").click()
    expect(page.get_by_role("button", name=f"去掉{second}")).to_be_visible()
    page.get_by_role("button", name="预览交办").click()
    page.get_by_role("button", name="确认交办").click()
    expect(page.get_by_text("都已有决定")).to_be_visible()
    docket = Docket.objects.get(directives__directive__meeting=meeting)
    parts = {part.department for part in docket.assignments.all()}
    assert parts == {lead, second}


def test_only_what_the_decision_asks_for_is_in_sight(visit: Visit) -> None:
    meeting = a_meeting("作决定的会议", 1)
    page = visit(Person.OFFICER, f"/meetings/{meeting.pk}/charge/")
    lead, reason = page.get_by_label("牵头单位"), page.get_by_label("不立项的理由")
    expect(lead).to_be_visible()
    expect(reason).to_be_hidden()
    page.get_by_label("决定").select_option("不立项")
    expect(lead).to_be_hidden()
    page.get_by_role("button", name="预览交办").last.click()
    expect(page.get_by_role("alert")).to_contain_text("请写明不立项的理由")
    reason.fill("一般性要求")
    page.get_by_role("button", name="预览交办").last.click()
    page.get_by_role("button", name="返回修改").click()
    expect(reason).to_have_value("一般性要求")
    expect(page).to_have_url(re.compile("/charge/$"))
