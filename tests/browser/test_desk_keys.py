"""The desk by keys alone: how many it takes, where they lead, when they keep still."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from meetings.models import Directive, Edit, Meeting, Source
from tests.browser.conftest import Visit
from tests.browser.desk_pages import five_meetings, take_in
from tests.browser.hands import Hands, in_hand, left
from tests.browser.people import Person, account

WHOLE, SINGLY, WRONG = 12, 40, 6
ALL, DONE = "30 条中还剩 30 条,5 场会议待定", "30 条都已定"


def officer() -> User:
    user = account(Person.OFFICER)
    assert user is not None
    return user


@pytest.fixture
def source(site: str) -> Source:
    return take_in(five_meetings(), officer())


def items(source: Source) -> list[Directive]:
    rows = Directive.objects.filter(reading__source=source, parent=None)
    return list(rows.order_by("meeting_id", "order"))


@pytest.fixture
def page(visit: Visit, source: Source) -> Page:
    page = visit(Person.OFFICER, f"/sources/{source.pk}/desk/")
    left(page, ALL)
    return page


def confirmed(source: Source) -> int:
    meetings = Meeting.objects.confirmed().filter(reading__source=source)
    assert meetings.count() == 5
    return sum(item.is_confirmed for item in items(source))


def test_five_meetings_at_once_take_twelve_keys(page: Page, source: Source) -> None:
    hands = Hands(page)
    hands.press(*["Shift+Enter"] * 5)
    left(page, DONE)
    assert confirmed(source) == 30
    assert hands.presses <= WHOLE


def test_thirty_directives_singly_take_forty_keys(page: Page, source: Source) -> None:
    hands = Hands(page)
    hands.press(*["Enter"] * 30)
    left(page, DONE)
    assert confirmed(source) == 30
    assert hands.presses <= SINGLY


def test_one_that_is_wrong_adds_six_keys(page: Page, source: Source) -> None:
    """The last of the second meeting is no directive; all others are right."""
    hands = Hands(page)
    hands.press("Shift+Enter", "6", "X", *["Shift+Enter"] * 4)
    left(page, DONE)
    assert confirmed(source) == 29
    wrong = items(source)[11]
    assert wrong.state == "rejected"
    assert hands.presses <= WHOLE + WRONG


def test_one_that_is_wrong_costs_no_more_when_all_are_decided_singly(
    page: Page, source: Source
) -> None:
    hands = Hands(page)
    hands.press(*["Enter"] * 11, "X", *["Enter"] * 18)
    left(page, DONE)
    assert confirmed(source) == 29
    assert hands.presses <= SINGLY + WRONG


def test_a_wrong_word_adds_six_keys_beside_the_word(page: Page, source: Source) -> None:
    hands = Hands(page)
    hands.press("Enter", "E")
    text = page.get_by_label("要求", exact=True)
    expect(text).to_be_focused()
    hands.press("Control+End")
    page.keyboard.insert_text(",月底前报结果")
    hands.press("Alt+Enter")
    left(page, "30 条中还剩 28 条,4 场会议待定")
    second = items(source)[1]
    assert second.is_confirmed and second.text.endswith(",月底前报结果")
    expect(in_hand(page)).to_have_id(f"d{items(source)[2].pk}")
    assert hands.presses - len(["Enter"] * 2) <= WRONG


def test_undo_takes_back_one_step_at_a_time(page: Page, source: Source) -> None:
    Hands(page).press("Enter", "X", "U")
    left(page, "30 条中还剩 29 条,4 场会议待定")
    expect(in_hand(page)).to_have_id(f"d{items(source)[1].pk}")
    Hands(page).press("U")
    left(page, ALL)
    Hands(page).press("Shift+Enter", "U")
    expect(page.get_by_role("button", name="重做")).to_be_visible()
    left(page, ALL)
    undone = Edit.objects.filter(source=source, verb="undo")
    for _ in range(100):
        if undone.count() == 3:
            break
        page.wait_for_timeout(100)  # until the second of the two keys was answered
    assert undone.count() == 3


def test_keys_keep_still_beside_an_input_method(page: Page, source: Source) -> None:
    """A letter in a box is a letter; a key that is being composed with is none."""
    Hands(page).press("E")
    speaker = page.get_by_label("讲话人")
    speaker.fill("")
    speaker.press_sequentially("xue")
    expect(speaker).to_have_value("xue")
    page.keyboard.press("Escape")
    expect(page.locator("form.change")).to_have_count(0)
    for composing in ({"isComposing": True}, {"keyCode": 229}):
        page.evaluate(
            """more => document.activeElement.dispatchEvent(new KeyboardEvent(
                'keydown', {key: 'x', code: 'KeyX', bubbles: true, ...more}))""",
            composing,
        )
    page.wait_for_timeout(300)
    assert {item.state for item in items(source)} == {"proposed"}


def test_moves_lead_where_they_say(page: Page, source: Source) -> None:
    rows = items(source)
    hands = Hands(page)
    for key, place in (("J", 1), ("J", 2), ("K", 1), ("4", 3), ("N", 4), ("B", 3)):
        hands.press(key)
        expect(in_hand(page)).to_have_id(f"d{rows[place].pk}")


def test_a_question_mark_lists_the_keys_that_the_buttons_show(page: Page) -> None:
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="快捷键")
    expect(keys).to_be_visible()
    for key in page.locator("#reading .now kbd, #deskbar kbd").all_inner_texts():
        expect(keys.locator("dt", has_text=key).first).to_be_visible()
    page.keyboard.press("X")  # nothing behind it listens
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    left(page, ALL)


def test_coming_back_opens_at_the_same_place(
    page: Page, visit: Visit, source: Source
) -> None:
    rows = items(source)
    Hands(page).press("Enter", "Enter")
    left(page, "30 条中还剩 28 条,4 场会议待定")
    Hands(page).press("J", "J")
    page.goto("/sources/")
    page.goto(f"/sources/{source.pk}/desk/")
    expect(in_hand(page)).to_have_id(f"d{rows[4].pk}")
    elsewhere = visit(Person.OFFICER, f"/sources/{source.pk}/desk/")
    expect(in_hand(elsewhere)).to_have_id(f"d{rows[2].pk}")
