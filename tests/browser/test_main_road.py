"""The main road, walked once in the browser on our own newspaper page.

Upload → proofread → charge → sign for, report, report done → verify → close → board →
workbook, which is read back.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from meetings.models import Directive, Meeting, Source
from tests.browser.conftest import Visit
from tests.browser.people import Person
from tests.unit.layout import ROOT
from tracker.demo.people import PASSWORD
from tracker.models import Assignment, Docket, Membership
from tracker.replay import differences
from tracker.roles import Role
from tracker.workflow import Duty

PAPER = ROOT / "fixtures/demo/newspaper-page.txt"
MEETINGS = 5


def test_from_the_page_to_the_workbook(visit: Visit, tmp_path: Path) -> None:
    officer = log_in(visit(None, "/accounts/login/"), "officer")
    source = take_in(officer)
    meetings = confirm_all(officer, source)
    dockets = [made for meeting in meetings for made in charge(officer, meeting)]
    task, liaison = a_task_with_a_liaison(dockets)
    before = closed_of(officer, task)

    report_done(visit(liaison, "/"), task)
    verify(visit(Person.SENIOR, "/"), task)
    close(officer, task)

    assert closed_of(officer, task) == before + 1
    ledger = annual_ledger(officer, task.docket.year, tmp_path)
    assert {docket.code for docket in dockets} <= set(ledger)
    assert ledger[task.docket.code] == "办结销号"
    assert list(differences()) == []


def log_in(page: Page, name: str) -> Page:
    page.get_by_label("用户名").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("navigation", name="主导航")).to_be_visible()
    return page


def take_in(page: Page) -> Source:
    """The date stands on the page, so that nothing but the file is asked for."""
    page.get_by_role("link", name="校核").first.click()
    page.get_by_role("link", name="录入材料").first.click()
    page.get_by_label("上传文件").set_input_files(PAPER)
    page.get_by_role("button", name="录入并读取").click()
    page.wait_for_url("**/desk/**")
    source = Source.objects.latest("pk")
    assert source.published_on.isoformat() == "2026-03-20"
    return source


def confirm_all(page: Page, source: Source) -> list[Meeting]:
    whole = page.get_by_role("button", name="确认整场会议")
    for left in range(whole.count(), 0, -1):
        whole.first.click()
        expect(whole).to_have_count(left - 1)
    meetings = Meeting.objects.confirmed().filter(reading__source=source)
    assert meetings.count() == MEETINGS
    said = Directive.objects.filter(meeting__in=meetings)
    assert not said.proposed().exists()
    return list(meetings)


def charge(page: Page, meeting: Meeting) -> list[Docket]:
    """All as suggested: two clicks for whatever the text says clearly."""
    page.goto(f"/meetings/{meeting.pk}/charge/")
    page.get_by_role("button", name="全部按建议立项").click()
    page.get_by_role("button", name="确认交办").click()
    expect(page.get_by_role("button", name="确认交办")).to_have_count(0)
    made = Docket.objects.filter(directives__directive__meeting=meeting)
    assert made.exists()
    return list(made)


def a_task_with_a_liaison(dockets: list[Docket]) -> tuple[Assignment, User]:
    """A lead's part that somebody with an account answers for; no other department
    is responsible, so that the docket closes with it."""
    accounts = Membership.objects.filter(role=Role.LIAISON)
    shared = Assignment.objects.filter(role=Duty.RESPONSIBLE)
    task = (
        Assignment.objects.leads()
        .filter(docket__in=dockets, department__in=accounts.values("department"))
        .exclude(docket__in=shared.values("docket"))
        .order_by("docket")[0]
    )
    return task, accounts.filter(department=task.department_id)[0].user


def report_done(page: Page, task: Assignment) -> None:
    page.goto(f"/dockets/{task.docket_id}/")
    page.get_by_role("button", name="签收").click()
    page.get_by_role("link", name="报进展").click()
    page.get_by_label("进展情况").fill("已列出清单,完成三处,其余月底前完成。")
    page.get_by_role("button", name="报进展").click()
    page.get_by_role("link", name="申请办结").click()
    expect(page.get_by_label("完成情况")).to_have_value(re.compile("已列出清单"))
    page.get_by_label("完成情况").fill("清单所列各处全部完成。")
    page.get_by_role("button", name="申请办结").click()
    expect(page.get_by_text("已申请办结").first).to_be_visible()


def verify(page: Page, task: Assignment) -> None:
    page.goto(f"/dockets/{task.docket_id}/")
    page.get_by_role("link", name="核查通过").click()
    page.get_by_label("核查意见").fill("实地看过,属实。")
    page.get_by_role("button", name="核查通过").click()
    expect(page.get_by_text("已核查通过").first).to_be_visible()


def close(page: Page, task: Assignment) -> None:
    page.goto(f"/dockets/{task.docket_id}/")
    act = page.get_by_role("button", name="办结销号")
    if not act.count():
        page.get_by_role("link", name="办结销号").click()
    page.get_by_role("button", name="办结销号").click()
    expect(page.get_by_role("button", name="办结销号")).to_have_count(0)
    task.refresh_from_db()
    assert task.state == "closed"


def closed_of(page: Page, task: Assignment) -> int:
    """The figure that the table of departments shows of this one in this year."""
    page.goto(f"/board/departments/?year={task.docket.year}")
    row = page.locator("tr", has=page.get_by_role("link", name=str(task.department)))
    return int(row.locator("td[data-label=办结]").first.inner_text())


def annual_ledger(page: Page, year: int, folder: Path) -> dict[str, Any]:
    """Code → state as the downloaded 台账 has them."""
    page.goto(f"/year/{year}/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载总账").click()
    path = folder / "year.xlsx"
    waiting.value.save_as(path)
    sheet = load_workbook(path)["台账"]
    rows = list(sheet.iter_rows(values_only=True))
    heads = next(row for row in rows if "事项编号" in row)
    code, state = heads.index("事项编号"), heads.index("状态")
    return {row[code]: row[state] for row in rows if row[code]}
