"""Both truths of a directive, and what undo and redo make of them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from meetings import proofreading
from meetings.models import Directive, Edit, Source
from tests.browser.conftest import Visit
from tests.browser.desk_pages import five_meetings, take_in
from tests.browser.hands import Hands, in_hand, left
from tests.browser.people import Person, account

ALL = "30 条中还剩 30 条,5 场会议待定"


def person(who: Person) -> User:
    user = account(who)
    assert user is not None
    return user


@pytest.fixture
def source(site: str) -> Source:
    return take_in(five_meetings(), person(Person.OFFICER))


@pytest.fixture
def first(source: Source) -> Directive:
    rows = Directive.objects.filter(reading__source=source, parent=None)
    return rows.order_by("meeting_id", "order")[0]


@pytest.fixture
def page(visit: Visit, source: Source) -> Page:
    page = visit(Person.OFFICER, f"/sources/{source.pk}/desk/")
    left(page, ALL)
    return page


def history(page: Page) -> Locator:
    Hands(page).press("V")
    page.get_by_role("link", name="后来谁改过").click()
    return page.get_by_role("region", name="修改经过")


def test_what_was_not_changed_says_so(page: Page) -> None:
    expect(history(page)).to_contain_text("和读出的一样,没有改过")


def test_what_was_read_and_what_it_is_now_by_whom_and_when(
    visit: Visit, source: Source, first: Directive
) -> None:
    senior, officer = person(Person.SENIOR), person(Person.OFFICER)
    was = first.text
    proofreading.change(first, senior, {"text": "摸清底数并公开清单"})
    proofreading.confirm(first, officer)
    page = visit(Person.OFFICER, f"/sources/{source.pk}/desk/#d{first.pk}")
    expect(in_hand(page)).to_have_id(f"d{first.pk}")
    told = history(page)
    expect(told.locator("del").first).to_have_text(was)
    expect(told.locator("ins").first).to_have_text("摸清底数并公开清单")
    expect(told.locator("dd").first).to_contain_text(senior.get_full_name())
    edit = Edit.objects.get(verb="change", source=source)
    when = f"{edit.at.astimezone():%Y-%m-%d}"
    expect(told.locator("dd").first).to_contain_text(when)
    rows = told.locator(".timeline li")
    expect(rows.first).to_contain_text("确认")
    expect(rows.first).to_contain_text(officer.get_full_name())
    expect(rows.nth(1)).to_contain_text("修改")


def test_redo_by_key_until_somebody_acts(page: Page, first: Directive) -> None:
    hands = Hands(page)
    hands.press("Enter")
    left(page, "30 条中还剩 29 条,4 场会议待定")
    hands.press("U")
    left(page, ALL)
    hands.press("Shift+U")
    left(page, "30 条中还剩 29 条,4 场会议待定")
    first.refresh_from_db()
    assert first.is_confirmed
    hands.press("U")
    left(page, ALL)
    hands.press("X")
    left(page, "30 条中还剩 29 条,5 场会议待定")
    expect(page.get_by_role("button", name="重做")).to_have_count(0)


def test_undo_and_redo_stand_in_the_history(page: Page, first: Directive) -> None:
    hands = Hands(page)
    hands.press("Enter")
    left(page, "30 条中还剩 29 条,4 场会议待定")
    hands.press("U")
    left(page, ALL)
    expect(in_hand(page)).to_have_id(f"d{first.pk}")
    told = history(page)
    expect(told.locator(".timeline li").first).to_contain_text("撤销")
    expect(told.locator(".struck").first).to_contain_text("确认")
