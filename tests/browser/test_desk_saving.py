"""Nothing typed at the desk is lost: two at once, no log-in, no network."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from meetings import proofreading
from meetings.models import Directive, Source
from tests.browser.conftest import Visit, session_of
from tests.browser.desk_pages import five_meetings, take_in
from tests.browser.hands import PATIENCE, Hands
from tests.browser.people import Person, account

MINE, THEIRS = "摸清底数并逐条登记", "摸清底数并公开清单"


def person(who: Person) -> User:
    user = account(who)
    assert user is not None
    return user


@pytest.fixture
def source(site: str) -> Source:
    return take_in(five_meetings(), person(Person.OFFICER))


def first(source: Source) -> Directive:
    rows = Directive.objects.filter(reading__source=source, parent=None)
    return rows.order_by("meeting_id", "order")[0]


@pytest.fixture
def page(visit: Visit, source: Source) -> Page:
    page = visit(Person.OFFICER, f"/sources/{source.pk}/desk/")
    Hands(page).press("E")
    expect(box(page)).to_be_focused()
    return page


def box(page: Page) -> Locator:
    return page.get_by_label("要求", exact=True)


def stored(source: Source, page: Page, text: str) -> None:
    for _ in range(100):
        if first(source).text == text:
            return
        page.wait_for_timeout(100)
    assert first(source).text == text


def test_a_field_saves_itself_and_says_so(page: Page, source: Source) -> None:
    box(page).fill(MINE)
    expect(page.locator("form.change .saving")).to_contain_text("已保存")
    stored(source, page, MINE)


def test_two_at_once_see_both_texts_and_choose(page: Page, source: Source) -> None:
    proofreading.change(first(source), person(Person.SENIOR), {"text": THEIRS})
    box(page).fill(MINE)
    merge = page.locator(".merge")
    expect(merge).to_contain_text(MINE)
    expect(merge).to_contain_text(THEIRS)
    assert first(source).text == THEIRS  # nobody was overwritten
    merge.get_by_role("button", name="用我的").click()
    stored(source, page, MINE)


def test_their_text_can_be_taken(page: Page, source: Source) -> None:
    proofreading.change(first(source), person(Person.SENIOR), {"text": THEIRS})
    box(page).fill(MINE)
    page.get_by_role("button", name="用对方的").click()
    expect(box(page)).to_have_value(THEIRS)
    assert first(source).text == THEIRS


def test_without_network_the_words_wait_and_are_sent_again(
    page: Page, source: Source
) -> None:
    page.route("**/field/", lambda route: route.abort())
    box(page).fill(MINE)
    expect(page.locator("form.change .saving")).to_contain_text("未保存")
    page.unroute("**/field/")
    page.locator("form.change [data-retry]").click()
    stored(source, page, MINE)


def test_a_session_that_ended_costs_no_word(page: Page, source: Source) -> None:
    page.context.clear_cookies(name="sessionid")
    box(page).fill(MINE)
    expect(page.locator("dialog[open]")).to_be_visible()
    expect(page.locator("form.change .saving")).to_contain_text("未保存")
    expect(box(page)).to_have_value(MINE)
    address = page.url.split("/sources/")[0]
    session = session_of(person(Person.OFFICER))
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page.reload()
    expect(page.get_by_text(MINE).first.or_(box(page))).to_be_visible(timeout=PATIENCE)
