"""The matrix by keys alone: along, across, open, shut, and where the focus is."""

from __future__ import annotations

import pytest
from django.db.models import Count
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.hands import Hands
from tests.browser.people import Person
from tracker.models import Docket

ASIDE = "aside.evidence"


def path() -> str:
    """Of the meeting with the most dockets: its matrix has many cells."""
    counts = Docket.objects.values("meeting").annotate(count=Count("pk"))
    meeting = counts.order_by("-count", "meeting")[0]["meeting"]
    return f"/meetings/{meeting}/matrix/"


def focused(page: Page) -> Locator:
    return page.locator("a.cell:focus")


@pytest.fixture
def page(visit: Visit) -> Page:
    page = visit(Person.LEADER, path())
    expect(page.locator(".with-keys")).to_be_visible()
    page.locator('a.cell[tabindex="0"]').focus()
    return page


def test_tab_leads_to_one_cell_of_them_all(page: Page) -> None:
    expect(page.locator('a.cell[tabindex="0"]')).to_have_count(1)
    Hands(page).press("Tab")
    expect(focused(page)).to_have_count(0)
    Hands(page).press("Shift+Tab")
    expect(focused(page)).to_have_count(1)


def test_a_cell_is_opened_read_and_shut_by_keys(page: Page) -> None:
    cell = focused(page)
    href = cell.get_attribute("href")
    hands = Hands(page)
    hands.press("Enter")
    expect(page.locator(f"{ASIDE} h2")).to_be_focused()
    expect(page.locator(ASIDE)).to_contain_text("最近反馈")
    expect(page.locator("a.cell[aria-current]")).to_have_attribute("href", str(href))
    assert page.url.endswith(path())
    hands.press("Escape")
    expect(page.locator(ASIDE)).to_be_hidden()
    expect(focused(page)).to_have_attribute("href", str(href))


def test_arrows_reach_every_row_and_its_ends(page: Page) -> None:
    hands = Hands(page)
    rows = page.locator(".matrix tbody tr")
    for number in range(rows.count()):
        expect(rows.nth(number).locator("a.cell:focus")).to_have_count(1)
        hands.press("End")
        cells = rows.nth(number).locator("a.cell")
        expect(cells.last).to_be_focused()
        for _ in range(cells.count() - 1):
            hands.press("ArrowLeft")
        expect(cells.first).to_be_focused()
        hands.press("ArrowDown")
    hands.press("Control+Home")
    expect(page.locator(".matrix a.cell").first).to_be_focused()
    hands.press("ArrowUp")
    expect(page.locator(".matrix a.cell").first).to_be_focused()


def test_another_cell_takes_the_place_of_the_first(page: Page) -> None:
    cells = page.locator(".matrix tbody a.cell")
    for number in (0, 1):
        cell = cells.nth(number)
        with page.expect_response("**/evidence/"):
            cell.click()
        expect(page.locator(f"{ASIDE} .proof .button")).to_have_attribute(
            "href", str(cell.get_attribute("href"))
        )
    page.get_by_role("button", name="关上").click()
    expect(cells.nth(1)).to_be_focused()


def test_a_month_opens_its_parts_beside_it(visit: Visit) -> None:
    page = visit(Person.OFFICER, "/matrix/")
    page.locator('a.cell[tabindex="0"]').focus()
    Hands(page).press("Enter")
    expect(page.locator(f"{ASIDE} h2")).to_be_focused()
    expect(page.locator(ASIDE)).to_contain_text("件次")


def test_on_a_phone_the_opened_cell_stays_in_sight(visit: Visit) -> None:
    page = visit(Person.LEADER, path(), PHONE)
    cell = page.locator(".matrix a.cell").last
    cell.click()
    expect(page.locator(f"{ASIDE} h2")).to_be_focused()
    box, side = cell.bounding_box(), page.locator(ASIDE).bounding_box()
    assert box and side and box["y"] + box["height"] <= side["y"]


def test_without_script_a_cell_is_a_link(visit: Visit, site: str) -> None:
    page = visit(Person.LEADER, path())
    page.route("**/matrix*.js", lambda route: route.abort())
    page.reload()
    cell = page.locator(".matrix a.cell").first
    href = cell.get_attribute("href")
    cell.click()
    page.wait_for_url(f"{site}{href}")
