"""A meeting typed in from nothing: fields, a pasted name list, a text read at once."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from meetings.models import Meeting
from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.desk_pages import serial
from tests.browser.people import Person
from tests.browser.test_every_page import faults

SAID = (
    "一是摸清管网底数。区水务局负责逐处登记造册,10月底前完成。"
    "二是压实值守责任。区应急管理局牵头定人定岗。"
)


def by_hand(visit: Visit, width: int = DESK) -> Page:
    page = visit(Person.OFFICER, "/sources/", width=width)
    page.get_by_role("link", name="手工录入一场会议").click()
    # A click does not wait for the page it leads to.
    expect(page.get_by_label("开会日期")).to_be_visible()
    return page


def fill(page: Page, title: str) -> None:
    page.get_by_label("标题").fill(title)
    page.get_by_label("开会日期").fill("2026-09-18")
    page.get_by_label("时段").select_option("上午")
    page.get_by_label("召开机关").fill("区政府")
    page.get_by_label("地点").fill("三楼会议室")
    page.get_by_label("主持").fill("副区长万里")
    page.get_by_label("出席").fill("柏舟、尹正\n区水务局 高鸿志,欧阳静")
    page.get_by_label("要求").fill(SAID)


def test_all_that_was_pasted_is_read_on_the_next_page(visit: Visit) -> None:
    page = by_hand(visit)
    title = f"区政府研究管网改造专题会议(第{next(serial)}轮)"
    fill(page, title)
    page.get_by_role("button", name="录入并读取").click()
    expect(page.get_by_role("heading", name=title, level=2)).to_be_visible()
    meeting = Meeting.objects.get(title=title)
    assert (str(meeting.held_on), meeting.venue) == ("2026-09-18", "三楼会议室")
    head = page.locator(f"#h{meeting.pk}")
    for name in ("万里", "柏舟", "尹正", "高鸿志", "欧阳静"):
        expect(head.locator("dl.people")).to_contain_text(name)
    cards = page.locator("article.card")
    expect(cards).to_have_count(2)
    expect(cards.first).to_contain_text("澄湖区水务局")
    expect(cards.first).to_contain_text("2026-10-31")
    expect(page.locator(".source")).to_contain_text("摸清管网底数")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#deskbar .left")).to_have_text("2 条都已定")
    meeting.refresh_from_db()
    assert meeting.is_confirmed and meeting.origin == "typed"


def test_what_is_missing_or_secret_is_said_and_nothing_typed_is_lost(
    visit: Visit,
) -> None:
    page = by_hand(visit)
    fill(page, "某次会议")
    page.get_by_label("要求").fill("秘密\n" + SAID)
    page.get_by_role("button", name="录入并读取").click()
    expect(page.get_by_role("alert").or_(page.locator(".errors"))).to_be_visible()
    expect(page.get_by_label("标题")).to_have_value("某次会议")
    expect(page.get_by_label("出席")).to_have_value(re.compile("高鸿志"))
    assert not Meeting.objects.filter(title="某次会议").exists()


def test_it_can_be_typed_on_a_phone(visit: Visit) -> None:
    page = by_hand(visit, PHONE)
    assert faults(page, PHONE) == []
    page.get_by_label("标题").fill(f"现场会(第{next(serial)}轮)")
    page.get_by_role("button", name="录入并读取").click()
    expect(page.get_by_text("这场会议没有读出要求")).to_be_visible()
    assert faults(page, PHONE) == []
