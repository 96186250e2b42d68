"""Boards on the demo data: each figure is what its list holds, now and then."""

from __future__ import annotations

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.people import Person
from tracker import boards
from tracker.models import Membership
from tracker.roles import Role

MONTH_END = timezone.localdate().replace(day=1) - datetime.timedelta(days=1)
FOUND = re.compile(r"共 ([\d,]+) ")


def with_a_field() -> tuple[Membership, int]:
    """The leader to whom departments answer, and by which post."""
    today = timezone.localdate()
    for held in Membership.objects.filter(role=Role.LEADER).select_related("user"):
        if fields := boards.own_fields(held.user, today):
            return held, fields[0].pk
    raise AssertionError("the demo has no leader with departments")


def scopes() -> dict[str, str]:
    _, post = with_a_field()
    year = timezone.localdate().year
    return {
        "all": "?year=all",
        "own": f"?year=all&leader={post}",
        "year": f"?year={year}",
        "past": f"?year=all&on={MONTH_END}",
    }


def listed(page: Page, href: str) -> int:
    answer = page.request.get(href)
    assert answer.ok, href
    found = FOUND.search(answer.text())
    return int(found[1].replace(",", "")) if found else 0


def numbers(links: Locator, pattern: str) -> list[tuple[str, int]]:
    found = []
    for link in links.all():
        number = re.search(pattern, link.inner_text())
        assert number, link.inner_text()
        found.append((link.get_attribute("href") or "", int(number[1])))
    return found


@pytest.mark.parametrize("which", ["all", "own", "year", "past"])
def test_each_figure_of_the_first_page_is_its_list(visit: Visit, which: str) -> None:
    held, _ = with_a_field()
    page = visit(held.user, f"/board/{scopes()[which]}")
    main = page.get_by_role("main")
    found = [
        *numbers(main.locator("a.figure b").locator(".."), r"\n\s*(\d+)\s*\n"),
        *numbers(main.locator(".calls li[class] a.n"), r"(\d+)"),
        *numbers(main.locator(".slowest a.light"), r"(\d+)\s*$"),
    ]
    assert len(found) > 6
    for href, number in found:
        if href.startswith("/dockets/"):
            assert listed(page, href) == number, href


def test_a_leader_opens_on_one_screen_with_everything_one_click_away(
    visit: Visit,
) -> None:
    held, _ = with_a_field()
    page = visit(held.user, "/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("我分管的")
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= 900
    page.get_by_role("link", name="全区", exact=True).click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("我分管的")


def test_a_past_day_is_chosen_printed_and_left_again(visit: Visit) -> None:
    page = visit(Person.LEADER, "/board/departments/", width=PHONE)
    page.locator("details.drop summary").click()
    page.get_by_label("截至").fill(MONTH_END.isoformat())
    page.get_by_role("button", name="看这一天").click()
    words = f"截至 {MONTH_END.year} 年 {MONTH_END.month} 月 {MONTH_END.day} 日"
    expect(page.get_by_role("main")).to_contain_text(words)
    page.get_by_role("link", name="各会议", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text(words)
    page.locator("details.drop summary").click()
    page.get_by_role("link", name="现在", exact=True).click()
    expect(page.get_by_role("main")).not_to_contain_text(words)
