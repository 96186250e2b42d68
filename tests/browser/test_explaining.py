"""The "?" beside a word: by mouse and keyboard, within the window, never on paper."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.people import Person
from tracker.words import EXPLANATIONS


def about(page: Page, word: str) -> Locator:
    told = page.locator("summary", has_text=f"{word}是什么意思")
    return page.locator("main details.explain").filter(has=told).first


def test_it_opens_by_a_key_and_closes_by_escape(visit: Visit) -> None:
    page = visit(Person.LEADER, "/styleguide/")
    box = about(page, "办结率")
    box.locator("summary").press("Enter")
    expect(box.locator(".tip")).to_contain_text(EXPLANATIONS["办结率"])
    page.keyboard.press("Escape")
    expect(box.locator(".tip")).to_be_hidden()
    expect(box.locator("summary")).to_be_focused()


def test_opening_one_closes_the_other(visit: Visit) -> None:
    page = visit(Person.LEADER, "/styleguide/")
    first, second = about(page, "办结率"), about(page, "重申")
    first.locator("summary").click()
    second.locator("summary").click()
    expect(second.locator(".tip")).to_be_visible()
    expect(first.locator(".tip")).to_be_hidden()


def test_it_stays_within_the_window(visit: Visit) -> None:
    for width in (1440, PHONE):
        page = visit(Person.LEADER, "/styleguide/", width)
        for box in page.locator("main details.explain").all():
            box.locator("summary").click()
            place = box.locator(".tip").bounding_box()
            assert place and place["x"] >= 0 and place["x"] + place["width"] <= width


def test_it_is_not_printed(visit: Visit) -> None:
    page = visit(Person.LEADER, "/styleguide/")
    expect(about(page, "办结率")).to_be_visible()
    page.emulate_media(media="print")
    expect(about(page, "办结率")).to_be_hidden()
