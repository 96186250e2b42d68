"""A word of two letters is found from the masthead, by keys alone."""

from __future__ import annotations

from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.people import Person
from tests.factories import make_department, make_docket
from tracker.models import Docket

TITLE = "疏浚鹭汀圩河道"


def charged() -> Docket:
    officer = User.objects.get(username="officer")
    return make_docket(officer, make_department(), title=TITLE)


def found(page: Page) -> None:
    hit = page.get_by_role("link", name=TITLE).first
    expect(hit.locator("mark")).to_have_text("汀圩")
    hit.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)


def test_a_word_is_found_from_any_page_by_keys(site: str, visit: Visit) -> None:
    charged()
    page = visit(Person.OFFICER, "/board/")
    page.keyboard.press("/")
    page.keyboard.type("汀圩")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("查找")
    found(page)


def test_hits_come_while_one_types(site: str, visit: Visit) -> None:
    charged()
    page = visit(Person.LEADER, "/search/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("汀圩")
    expect(page.locator("#found mark").first).to_have_text("汀圩")
    found(page)
