"""One docket through all roles: an extension, a return, a correction, a call.

Officer charges → liaison signs and asks for time → officer grants it → leader writes an
instruction → officer puts a call down and corrects a slip → liaison claims, is
returned, claims again → senior verifies → officer closes → auditor reads the log.
"""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.people import Person
from tests.factories import PDF, make_department, make_docket, make_user
from tracker import history
from tracker.models import Assignment, Docket
from tracker.replay import differences
from tracker.roles import Role
from tracker.workflow import State

TITLE = "整治沿河排口"
NAME = "澄湖区排口整治专班"


@pytest.fixture
def docket(site: str) -> Docket:
    officer = User.objects.get(username="officer")
    due = timezone.localdate() + datetime.timedelta(days=20)
    return make_docket(
        officer,
        make_department(NAME),
        title=TITLE,
        criterion="十二个排口全部封堵",
        due_on=due,
    )


class Road:
    """The pages of the people, each open on the docket."""

    def __init__(self, visit: Visit, docket: Docket) -> None:
        self.docket, self.visit = docket, visit
        self.part = docket.assignments.get()
        self.liaison = make_user(Role.LIAISON, self.part.department)

    def page(self, who: Person | User, width: int = 1440) -> Page:
        return self.visit(who, self.docket.get_absolute_url(), width)

    def stands(self, state: State) -> None:
        part = Assignment.objects.get(pk=self.part.pk)
        assert part.state == state


def send(page: Page, verb: str, *fields: tuple[str, str]) -> None:
    """Open the form of a verb, fill it, send it; back on the docket it is told."""
    main = page.get_by_role("main")
    link = main.get_by_role("link", name=verb, exact=True)
    if not link.first.is_visible():
        page.locator("details.more").evaluate_all("all => all.forEach(d => d.open = 1)")
    link.first.click()
    for label, value in fields:
        field = page.get_by_label(label)
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("form .acts").get_by_role("button", name=verb).click()
    expect(page.get_by_text(f"已{verb}").first).to_be_visible()


def test_one_docket_through_all_roles(visit: Visit, docket: Docket) -> None:
    road = Road(visit, docket)
    later = timezone.localdate() + datetime.timedelta(days=50)

    ask_for_time_on_a_phone(road.page(road.liaison, PHONE), later)
    officer = road.page(Person.OFFICER)
    send(officer, "同意延期", ("批复意见", "情况属实,同意。"))
    docket.refresh_from_db()
    assert (docket.due_on, docket.moves) == (later, 1)

    leader = road.page(Person.LEADER)
    send(leader, "批示", ("批示内容", "汛期前必须完成。"))
    put_a_call_down_and_take_a_slip_back(officer)

    liaison = road.page(road.liaison, PHONE)
    claim(liaison, "十一个排口已封堵。")
    officer.reload()
    send(officer, "核查退回", ("退回理由", "还差一个排口。"))
    road.stands(State.IN_HAND)
    liaison.reload()
    claim(liaison, "十二个排口全部封堵。")
    road.stands(State.CLAIMED)

    verify(road.page(Person.SENIOR))
    officer.reload()
    send(officer, "办结销号")
    road.stands(State.CLOSED)
    read_the_log(visit(Person.AUDITOR, "/log/"), docket)
    look_at_history(docket)
    assert list(differences()) == []


def ask_for_time_on_a_phone(page: Page, later: datetime.date) -> None:
    page.get_by_role("button", name="签收").click()
    expect(page.get_by_text("已签收").first).to_be_visible()
    fields = (("申请延至", later.isoformat()), ("延期理由", "汛期无法施工。"))
    send(page, "申请延期", *fields)
    expect(page.get_by_text("待批复").first).to_be_visible()


def put_a_call_down_and_take_a_slip_back(page: Page) -> None:
    """A report by phone; then a second one that was a slip and is corrected."""
    page.reload()
    call = (("单位反馈方式", "phone"), ("单位经办人", "宋致远"))
    send(page, "报进展", ("进展情况", "已封堵六个排口。"), *call)
    send(page, "报进展", ("进展情况", "这是别的件的进展。"), *call)
    page.get_by_role("link", name="更正", exact=True).first.click()
    page.get_by_role("button", name="更正").click()
    struck = page.locator(".timeline .struck", has_text="这是别的件的进展。")
    expect(struck).to_be_visible()


def claim(page: Page, words: str) -> None:
    """What was told by phone is prefilled; the characters are counted as one types."""
    page.get_by_role("link", name="申请办结", exact=True).click()
    field = page.get_by_label("完成情况")
    assert field.input_value()
    field.fill(words)
    expect(page.get_by_text(f"还可写 {300 - len(words)} 字。")).to_be_visible()
    field.fill("长" * 301)
    expect(page.get_by_text("超出 1 字")).to_be_visible()
    field.fill(words)
    page.get_by_label("佐证材料").set_input_files(
        {"name": "验收单.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    page.locator("form .acts").get_by_role("button", name="申请办结").click()
    expect(page.get_by_text("已申请办结").first).to_be_visible()


def verify(page: Page) -> None:
    page.get_by_role("link", name="核查通过", exact=True).click()
    told = page.locator(".columns.even")
    for words in ("十二个排口全部封堵", "验收单.pdf"):
        expect(told.get_by_text(words).first).to_be_visible()
    with page.expect_download() as waiting:
        told.get_by_role("link", name="验收单.pdf").first.click()
    assert waiting.value.suggested_filename == "验收单.pdf"
    page.get_by_label("核查意见").fill("实地看过,全部封堵。")
    page.get_by_role("button", name="核查通过").click()
    expect(page.get_by_text("已核查通过").first).to_be_visible()


def read_the_log(page: Page, docket: Docket) -> None:
    page.get_by_label("内容").fill(docket.code)
    page.get_by_role("button", name="筛选").click()
    for words in ("立项交办", "同意延期", "批示", "核查退回", "更正", "办结销号"):
        expect(page.locator("tbody").get_by_text(words).first).to_be_visible()


def look_at_history(docket: Docket) -> None:
    officer = User.objects.get(username="officer")
    entries = history.of_docket(docket, officer)
    assert sum(entry.struck for entry in entries) == 1
    calls = [entry for entry in entries if "代录(电话,经办 宋致远)" in entry.who]
    assert len(calls) == 2
    assert docket.assignments.get().returns == 1
