"""Mending at the desk in the browser: split, merge, move, aliases, picking words."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from meetings.models import Alias, Directive, Mention, Source
from tests.browser.conftest import Visit
from tests.browser.desk_pages import DOUBTFUL, five_meetings, numbered, take_in
from tests.browser.hands import Hands, in_hand
from tests.browser.people import Person, account

LOOSE = "图为绿道施工现场。 本报记者 温岚 摄"


@pytest.fixture
def officer(site: str) -> User:
    user = account(Person.OFFICER)
    assert user is not None
    return user


@pytest.fixture
def source(officer: User) -> Source:
    return take_in(five_meetings(), officer)


def items(source: Source) -> list[Directive]:
    rows = Directive.objects.filter(reading__source=source, parent=None)
    return list(rows.exclude(state="rejected").order_by("meeting_id", "order"))


def texts(source: Source, count: int) -> list[str]:
    return [row.text for row in items(source)[:count]]


@pytest.fixture
def page(visit: Visit, source: Source) -> Page:
    page = visit(Person.OFFICER, f"/sources/{source.pk}/desk/")
    expect(in_hand(page)).to_have_count(1)
    return page


def test_split_at_the_caret_and_undo_by_keys(page: Page, source: Source) -> None:
    whole = texts(source, 1)[0]
    hands = Hands(page)
    hands.press("S")  # nowhere to cut yet: the box opens
    expect(page.get_by_label("要求", exact=True)).to_be_focused()
    hands.press("Control+Home", *["ArrowRight"] * 5, "Alt+S")
    expect(page.locator("form.change")).to_have_count(0)
    expect(page.get_by_text("已拆成两条")).to_be_visible()
    assert texts(source, 2) == [whole[:4], whole[5:]]  # without the full stop
    hands.press("U")
    expect(page.locator(".left")).to_contain_text("30 条中还剩 30 条")
    assert texts(source, 1) == [whole]


def test_split_where_the_words_were_clicked(page: Page, source: Source) -> None:
    whole = texts(source, 1)[0]
    card = page.locator(f"#d{items(source)[0].pk}")
    page.evaluate(
        "id => getSelection().collapse(document.querySelector(id).firstChild, 5)",
        f"#t{items(source)[0].pk}",
    )
    card.get_by_role("button", name="在光标处断开").click()
    expect(page.get_by_text("已拆成两条")).to_be_visible()
    assert texts(source, 2) == [whole[:4], whole[5:]]  # without the full stop


def test_merge_with_the_next_and_undo(page: Page, source: Source) -> None:
    before = texts(source, 3)
    Hands(page).press("M")
    expect(page.get_by_text("已并成一条")).to_be_visible()
    merged = texts(source, 2)
    assert before[0] in merged[0] and before[1] in merged[0] and merged[1] == before[2]
    Hands(page).press("U")
    expect(page.locator(".left")).to_contain_text("30 条中还剩 30 条")
    assert texts(source, 3) == before


def test_move_to_another_meeting_and_undo(page: Page, source: Source) -> None:
    row = items(source)[0]
    there = items(source)[-1].meeting
    Hands(page).press("V")
    page.get_by_label("移到另一场").select_option(str(there.pk))
    page.get_by_role("button", name="移过去").click()
    expect(page.locator(f"#m{there.pk} #d{row.pk}")).to_be_visible()
    row.refresh_from_db()
    assert row.meeting == there
    Hands(page).press("U")
    expect(page.locator(f"#m{there.pk} #d{row.pk}")).to_have_count(0)
    expect(page.locator(f"#d{row.pk}")).to_be_visible()


def test_demote_and_renumber(page: Page, source: Source) -> None:
    first, second = items(source)[:2]
    Hands(page).press("J", "V")
    page.get_by_role("button", name="降为上一条中的要求").click()
    expect(page.locator(f"#d{first.pk} li#d{second.pk}")).to_be_visible()
    third = items(source)[1]
    page.locator(f"#d{third.pk}").focus()
    Hands(page).press("V")
    page.get_by_label("序号", exact=True).fill("2")
    page.get_by_label("后面的依次接着编").check()
    page.get_by_role("button", name="改序号").click()
    expect(page.get_by_text("序号已改")).to_be_visible()
    assert [row.number for row in items(source)[:5]] == [1, 2, 3, 4, 5]


def test_an_alias_is_learnt(visit: Visit, officer: User) -> None:
    """One confirmed, all of this name on the page follow, and the next page knows."""
    name, source = DOUBTFUL, take_in(numbered(DOUBTFUL), officer)
    page = visit(Person.OFFICER, f"/sources/{source.pk}/desk/")
    mentions = Mention.objects.filter(directive__reading__source=source, name=name)
    assert mentions.count() == 2
    page.get_by_role("link", name="未对应,去对应").first.click()
    page.locator(".resolve details").evaluate("one => { one.open = true; }")
    page.get_by_label("是哪个单位").select_option(index=3)
    page.get_by_role("button", name="对应", exact=True).last.click()
    expect(page.get_by_text("未对应,去对应")).to_have_count(0)
    departments = {one.department for one in mentions}
    assert len(departments) == 1 and None not in departments
    assert Alias.objects.filter(name=name, department__in=departments).exists()
    later = take_in(numbered(DOUBTFUL), officer)
    known = Mention.objects.filter(directive__reading__source=later, name=name)
    assert {one.department for one in known} == departments


def select(page: Page, words: str) -> None:
    page.evaluate(
        """words => {
            const walk = document.createTreeWalker(
                document.getElementById('text'), NodeFilter.SHOW_TEXT);
            for (let node; (node = walk.nextNode());) {
                const place = node.data.indexOf(words);
                if (place < 0) continue;
                const end = place + words.length;
                getSelection().setBaseAndExtent(node, place, node, end);
                return;
            }
            throw new Error('not there: ' + words);
        }""",
        words,
    )


def test_selected_words_become_a_directive(visit: Visit, officer: User) -> None:
    source = take_in(numbered("区水务局") + f"\n{LOOSE}\n", officer)
    page = visit(Person.OFFICER, f"/sources/{source.pk}/desk/")
    before = len(items(source))
    page.get_by_role("link", name="1 段未归属").click()
    tools = page.get_by_role("toolbar", name="选中的原文作为")
    tools.get_by_role("button", name="要求", exact=True).click()
    expect(page.get_by_text("已补录")).to_be_visible()
    expect(page.get_by_role("link", name="段未归属")).to_have_count(0)
    made = items(source)
    assert len(made) == before + 1
    assert LOOSE in [row.text for row in made]


def test_selected_words_fill_a_field_by_keys(page: Page, source: Source) -> None:
    select(page, "防汛工作")
    expect(page.get_by_role("toolbar", name="选中的原文作为")).to_be_visible()
    Hands(page).press("F")
    expect(page.locator("#pick button").first).to_be_focused()
    page.get_by_role("button", name="地点").press("Enter")
    expect(page.get_by_text("已补录")).to_be_visible()
    meeting = items(source)[0].meeting
    meeting.refresh_from_db()
    assert meeting.venue == "防汛工作"


def test_a_click_on_either_side_leads_to_the_other(page: Page, source: Source) -> None:
    row = items(source)[8]
    page.locator(f'.source [data-refs~="d{row.pk}"]').last.click()
    expect(page.locator(f"#d{row.pk}")).to_be_in_viewport()
    expect(in_hand(page)).to_have_id(f"d{row.pk}")
    person = page.locator("dl.people a", has_text="尹正").last
    person.click()
    mark = page.locator(".source .pointed")
    expect(mark).to_have_text("尹正")
    expect(mark).to_be_in_viewport()
    mark.click()
    expect(page.locator("dl.people a.pointed")).to_have_text("尹正")
