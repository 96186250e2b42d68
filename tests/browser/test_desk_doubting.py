"""Doubt first: a jump to each, filter and order by how sure, and why a rule fired."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from meetings.models import Attendance, Directive, Person, Post, Source, Tenure
from tests.browser.conftest import Visit
from tests.browser.desk_pages import DOUBTFUL, doubtful, take_in
from tests.browser.hands import Hands, answered, in_hand
from tests.browser.people import Person as Who
from tests.browser.people import account

KINDS = {
    "是星期五": "group-head",
    "名册里有 2 位“温世宁”": "group-head",
    "序号不连续": "card",
    "“汛期前”推不出日期": "card",
    "早于会议日期": "card",
    f"单位库里没有“{DOUBTFUL}”": "card",
    "没有写明会议日期": "group-head",
    "把握只有 0.80": "card",
}


@pytest.fixture
def namesakes(site: str) -> Iterator[list[Person]]:
    """Two in office of the name that the page prints."""
    people = []
    for title in ("区委常委(试)", "副区长(试)"):
        person = Person.objects.create(name="温世宁")
        post = Post.objects.get_or_create(title=title, department=None)[0]
        Tenure.objects.create(post=post, person=person)
        people.append(person)
    yield people
    Tenure.objects.filter(person__in=people).delete()


@pytest.fixture
def officer(site: str) -> User:
    user = account(Who.OFFICER)
    assert user is not None
    return user


@pytest.fixture
def source(officer: User, namesakes: list[Person]) -> Source:
    return take_in(doubtful(), officer)


@pytest.fixture
def page(visit: Visit, source: Source) -> Page:
    page = visit(Who.OFFICER, f"/sources/{source.pk}/desk/")
    expect(in_hand(page)).to_have_count(1)
    return page


def doubts(page: Page) -> Locator:
    return page.locator("#doubts a")


@pytest.mark.parametrize("words", KINDS)
def test_each_kind_of_doubt_leads_to_its_place(page: Page, words: str) -> None:
    link = doubts(page).filter(has_text=words)
    place = page.locator(link.get_attribute("href") or "")
    link.click()
    expect(place).to_be_in_viewport()
    expect(in_hand(page)).to_have_class(re.compile(KINDS[words]))


def test_a_key_leads_from_doubt_to_doubt(page: Page) -> None:
    rows = doubts(page).count()
    assert rows >= len(KINDS)
    places = set()
    for _ in range(rows):
        Hands(page).press("D")
        places.add(in_hand(page).get_attribute("id"))
    cards = page.locator(".card.doubt").count()
    assert len(places) == cards + page.locator(".group-head").count()


def test_only_what_is_in_doubt_and_the_least_sure_first(page: Page) -> None:
    bar = page.get_by_role("navigation", name="筛选和排序")
    bar.get_by_role("link", name="存疑").click()
    shown = page.locator("article.card")
    expect(page.locator("article.card:not(.doubt)")).to_have_count(0)
    expect(bar.get_by_role("link", name="存疑")).to_have_attribute(
        "aria-current", "true"
    )
    count = int((bar.get_by_role("link", name="存疑").inner_text()).split()[-1])
    assert shown.count() == count
    bar.get_by_role("link", name="按把握").click()
    expect(shown.first).to_contain_text("强化督导")
    bar.get_by_role("link", name="全部").click()
    expect(bar.get_by_role("link", name="全部")).to_have_attribute(
        "aria-current", "true"
    )
    sure = page.locator(".group .why summary").all_inner_texts()
    values = [float(one.split("把握 ")[1].split(" ")[0]) for one in sure]
    assert values[0] == min(values) == 0.8


def test_why_a_rule_fired_can_be_opened(page: Page, source: Source) -> None:
    row = Directive.objects.get(text__startswith="备足物资", reading__source=source)
    card = page.locator(f"#d{row.pk}")
    why = card.locator("details.why").first
    expect(why.locator("dl")).to_be_hidden()
    why.locator("summary").press("Enter")
    expect(why.locator("dt")).to_have_text(["要求", "区水务局", "时限“9月1日前”"])
    expect(why.locator("dd").first).to_contain_text("序号项")


def test_all_that_is_sure_at_once_and_one_undo(page: Page, source: Source) -> None:
    """Doubtful ones stay; what was shown is what is done; one undo takes it back."""
    rows = Directive.objects.filter(reading__source=source, parent=None)
    Hands(page).press("Shift+A")
    expect(page.get_by_role("heading", name="一并确认")).to_be_visible()
    page.get_by_label("把握不低于").select_option("0.7")
    page.get_by_role("button", name="重新计数").click()
    page.wait_for_url("**threshold=0.7*")
    sure = page.get_by_role("button", name="确认这")
    count = int(sure.inner_text().split()[1])
    assert 0 < count < rows.count()
    other = rows.filter(text__startswith="要建立")[0]  # one that would be among them
    Directive.objects.filter(pk=other.pk).update(state="rejected")
    sure.click()
    expect(page.get_by_text("没有办成")).to_be_visible()
    assert not rows.filter(state="confirmed").exists()
    Directive.objects.filter(pk=other.pk).update(state="proposed")
    page.goto(f"/sources/{source.pk}/accept/?threshold=0.7")
    page.get_by_role("button", name="确认这").click()
    expect(page.get_by_text("已一并确认")).to_be_visible()
    assert rows.filter(state="confirmed").count() == count
    with answered(page):
        page.get_by_role("button", name="撤销上一步").click()
    assert not rows.filter(state="confirmed").exists()


def test_the_date_box_shows_what_the_text_said(page: Page, source: Source) -> None:
    row = Directive.objects.get(text__startswith="压实责任", reading__source=source)
    page.locator(f"#d{row.pk}").focus()
    Hands(page).press("E")
    form = page.locator(f"#d{row.pk} form.change")
    expect(form).to_contain_text("没有从“汛期前”读出日期")
    box = form.locator("[name=deadline_on]")
    assert box.get_attribute("type") == "date"
    with answered(page):
        box.fill("2026-10-15")
        box.press("Tab")
    expect(form).to_contain_text("原文“汛期前” → 2026-10-15")
    expect(form.locator(".saving")).to_contain_text("已保存")
    row.refresh_from_db()
    assert str(row.deadline_on) == "2026-10-15" and row.deadline_text == "汛期前"


def test_an_officer_says_which_of_two_namesakes(
    page: Page, source: Source, namesakes: list[Person]
) -> None:
    row = Attendance.objects.get(meeting__reading__source=source, name="温世宁")
    doubts(page).filter(has_text="温世宁").click()
    Hands(page).press("P")
    seat = page.locator(".roll li", has_text="温世宁")
    expect(seat).to_contain_text("同名,待认定")
    seat.get_by_role("button", name="副区长(试)").click()
    expect(page.get_by_text("已认定")).to_be_visible()
    expect(doubts(page).filter(has_text="温世宁")).to_have_count(0)
    row.refresh_from_db()
    assert row.person == namesakes[1]
    page.locator(f"#h{row.meeting_id}").focus()
    Hands(page).press("P")
    with answered(page):
        seat.get_by_role("button", name="温世宁不是名册里的人").click()
    expect(seat).to_have_count(0)  # the part closes with the act
    row.refresh_from_db()
    assert row.person is None and row.unlisted
    Hands(page).press("P")
    page.get_by_text("是名册里的另一个人").click()
    page.get_by_label("名单上的").select_option(label="温世宁")
    page.get_by_label("是名册中的").select_option(str(namesakes[0].pk))
    with answered(page):
        page.get_by_role("button", name="认定", exact=True).click()
    expect(page.locator(".roll")).to_have_count(0)
    row.refresh_from_db()
    assert row.person == namesakes[0] and not row.unlisted
