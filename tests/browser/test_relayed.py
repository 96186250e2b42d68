"""上级要求 in the browser: from a selected passage to a point that is taken up."""

from __future__ import annotations

import datetime
from itertools import count

from playwright.sync_api import Page, expect

from meetings.intake import intake
from meetings.models import Directive, PointAnswer, Relay, Source
from tests.browser.conftest import Visit
from tests.browser.hands import answered
from tests.browser.people import Person, account
from tests.browser.test_desk_mending import select
from tracker.models import Docket

serial = count(1)
SIX = "抓项目建设,早开工;抓安全底线,除隐患;抓环湖绿道,早贯通"
DAY = datetime.date(2026, 9, 19)


def paper() -> Source:
    """A report that hands on three points and demands one thing of its own."""
    n = next(serial)
    text = (
        f"区政府召开绿道贯通专题会议 部署第{n}批工作\n\n"
        "本报讯(记者 温岚)9月18日下午,副区长万里主持召开绿道贯通专题会议。"
        f"会议传达了市委书记顾岳川在绿道调研讲话精神。顾岳川同志在第{n}次调研讲话中"
        f"围绕怎样走在前,提出了三个方面的要求:{SIX}。每一个方面都非常清晰。\n\n"
        "万里强调,一要抓环湖绿道。区水务局要在10月底前让环湖绿道早贯通。\n"
    )
    officer = account(Person.OFFICER)
    return intake(text.encode(), published_on=DAY, by=officer).source


def test_a_selected_passage_is_answered_charged_and_taken_up(visit: Visit) -> None:
    source = paper()
    page = visit(Person.OFFICER, f"/sources/{source.pk}/desk/")
    relay = made_of(page, source, "三个方面的要求:" + SIX)
    row = Directive.objects.get(reading__source=source, text__contains="10月底前")
    answer_by_key(page, row)
    with answered(page):
        page.keyboard.press("Shift+Enter")
    expect(page.get_by_role("link", name="会议页")).to_be_visible()
    charge(page, row)
    page.goto(f"/relayed/{relay.pk}/")
    made = Docket.objects.get(directives__directive__meeting=row.meeting)
    point = page.locator(".directive", has_text="抓环湖绿道,早贯通")
    expect(point.get_by_role("link", name=made.code)).to_be_visible()
    expect(page.get_by_text("没有人承接", exact=True)).to_have_count(2)
    page.goto(f"/dockets/{made.pk}/")
    page.get_by_role("link", name=f"{relay.title}之三").click()
    expect(page.get_by_role("heading", name=relay.title)).to_be_visible()


def made_of(page: Page, source: Source, words: str) -> Relay:
    select(page, words)
    with answered(page):
        page.get_by_role("button", name="上级要求", exact=True).click()
    expect(page.get_by_role("button", name="确认要点")).to_be_visible()
    relay = Relay.objects.get(source=source)
    assert relay.points.count() == 3 and not relay.is_confirmed
    with answered(page):
        page.get_by_role("button", name="确认要点").click()
    expect(page.get_by_text("各条要求从现在起可以承接")).to_be_visible()
    return relay


def answer_by_key(page: Page, row: Directive) -> None:
    """L opens the points, the space bar ticks one, and one press links."""
    page.locator(f"#d{row.pk} > .head, #d{row.pk} > .said").first.click()
    page.keyboard.press("l")
    boxes = page.locator(".answer-form input[type=checkbox]")
    expect(boxes.first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(boxes.nth(2)).to_be_checked()
    with answered(page):
        page.get_by_role("button", name="承接勾选的要点").click()
    expect(page.locator(f"#d{row.pk} .answered").first).to_contain_text("之三")
    assert PointAnswer.objects.filter(directive=row).count() == 1


def charge(page: Page, row: Directive) -> None:
    page.goto(f"/meetings/{row.meeting_id}/charge/")
    expect(page.locator(f"#d{row.pk}")).to_contain_text("之三")
    page.locator(f"#d{row.pk}").get_by_label("决定").select_option("立项")
    page.get_by_role("button", name="预览交办").last.click()
    page.get_by_role("button", name="确认交办").click()
    expect(page.get_by_text("已立项 1 件")).to_be_visible()


def test_one_press_where_it_is_recognised(visit: Visit) -> None:
    source = paper()
    page = visit(Person.OFFICER, f"/sources/{source.pk}/desk/")
    with answered(page):
        page.get_by_role("button", name="立为上级要求").click()
    expect(page.locator(".relay .points > li")).to_have_count(3)
    with answered(page):
        page.get_by_role("button", name="撤销上一步").click()
    expect(page.get_by_role("button", name="立为上级要求")).to_be_visible()
    assert Relay.objects.get(source=source).state == "rejected"
