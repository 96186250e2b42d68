"""What htmx asked for and did not get: told in words, nothing typed is lost."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.hands import PATIENCE, answered
from tests.browser.people import Person, account
from tracker.demo.people import PASSWORD
from tracker.models import Assignment, Report
from tracker.states import State
from tracker.workflow import Verb

POSTS = "**/assignments/*/report/"


def bar(page: Page) -> Locator:
    return page.locator("#trouble")


def liaison() -> User:
    user = account(Person.LIAISON)
    assert user is not None
    return user


def filled(page: Page, words: str) -> Locator:
    """The form of a report opened in the list, its words typed."""
    mine = Assignment.objects.visible_to(liaison()).filter(state=State.IN_HAND)
    part = next(p for p in mine if Verb.REPORT in p.verbs_for(liaison()))
    page.goto(f"/assignments/?q={part.docket.code}")
    task = page.locator(f"#task-{part.pk}")
    task.get_by_role("link", name="报进展").click()
    box = task.locator(".open-form").get_by_label("进展情况")
    box.fill(words)
    return box


def send(box: Locator) -> None:
    form = box.locator("xpath=ancestor::form")
    form.locator("button.main").click()


def test_without_network_the_words_stay_and_are_sent_again(visit: Visit) -> None:
    page = visit(Person.LIAISON)
    box = filled(page, "路基已清,等材料")
    page.route(POSTS, lambda route: route.abort())
    send(box)
    expect(bar(page)).to_contain_text("网络不通")
    expect(box).to_have_value("路基已清,等材料")
    page.unroute(POSTS)
    with answered(page):
        bar(page).get_by_role("button", name="再试一次").click()
    expect(bar(page)).to_be_hidden()
    assert Report.objects.filter(text="路基已清,等材料").count() == 1


def test_a_log_in_that_ran_out_costs_no_word(visit: Visit) -> None:
    page = visit(Person.LIAISON)
    box = filled(page, "桥面已铺,待验收")
    page.context.clear_cookies(name="sessionid")
    send(box)
    dialog = page.get_by_role("dialog", name="登录已过期")
    dialog.get_by_label("用户名").fill(liaison().get_username())
    dialog.get_by_label("密码").fill(PASSWORD)
    dialog.get_by_role("button", name="登录").click()
    expect(dialog).to_be_hidden(timeout=PATIENCE)
    expect(bar(page)).to_be_hidden(timeout=PATIENCE)
    expect(page.locator(".done-word")).to_be_visible(timeout=PATIENCE)
    assert Report.objects.filter(text="桥面已铺,待验收").count() == 1


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (403, "页面放得太久"),
        (404, "没有找到"),
        (413, "太大"),
        (500, "系统出错了"),
        (503, "数据库没有应答"),
    ],
)
def test_what_the_site_refuses_is_told_and_the_list_stays(
    status: int, words: str, visit: Visit
) -> None:
    page = visit(Person.OFFICER, "/dockets/")
    before = page.locator("#rows").inner_text()
    page.route("**/dockets/?*", lambda route: route.fulfill(status=status, body=""))
    page.locator("form.filters input[type=search]").fill("道路")
    expect(bar(page)).to_contain_text(words)
    assert page.locator("#rows").inner_text() == before
    bar(page).get_by_role("button", name="知道了").click()
    expect(bar(page)).to_be_hidden()


def test_a_network_that_breaks_says_so_until_it_is_back(visit: Visit) -> None:
    page = visit(Person.OFFICER, "/dockets/")
    page.context.set_offline(True)
    expect(bar(page)).to_contain_text("网络断了")
    page.context.set_offline(False)
    expect(bar(page)).to_be_hidden()
