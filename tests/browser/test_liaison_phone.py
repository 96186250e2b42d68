"""A liaison's page on a phone: what each duty costs in clicks and typed fields."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.factories import make_assignment, make_department, make_user
from tracker.acts import act
from tracker.models import Assignment
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import State, Verb

DAY = datetime.timedelta(days=1)


class Hand:
    """A thumb that counts what it does."""

    def __init__(self) -> None:
        self.clicks = self.fields = 0

    def click(self, target: Locator) -> None:
        self.clicks += 1
        target.click()

    def write(self, target: Locator, words: str) -> None:
        self.fields += 1
        target.fill(words)

    @property
    def cost(self) -> tuple[int, int]:
        return self.clicks, self.fields


@pytest.fixture
def owing(site: str) -> Iterator[tuple[User, Assignment]]:
    """Signed for, and a report due since ten days ago."""
    officer = User.objects.get(username="officer")
    department = make_department()
    liaison = make_user(Role.LIAISON, department, username=f"phone{department.pk}")
    start = timezone.localdate() - 40 * DAY
    own = make_assignment(
        officer, department, charged_on=start, due_on=start + 100 * DAY
    )
    act(own, Verb.SIGN_FOR, liaison, Words(happened_on=start + DAY))
    yield liaison, own


def row_of(page: Page, own: Assignment) -> Locator:
    row = page.locator(f"#task-{own.pk}")
    expect(row).to_contain_text("请于")
    return row


def verbs(own: Assignment) -> list[str]:
    return list(own.events.order_by("seq").values_list("verb", flat=True))


def test_no_change_is_one_click(visit: Visit, owing: tuple[User, Assignment]) -> None:
    liaison, own = owing
    page, hand = visit(liaison, "/assignments/", PHONE), Hand()
    hand.click(row_of(page, own).get_by_role("button", name="本期无进展"))
    expect(page.get_by_text("已本期无进展")).to_be_visible()
    assert hand.cost == (1, 0) and verbs(own)[-1] == Verb.NO_CHANGE


def test_a_report_is_one_text_and_one_click(
    visit: Visit, owing: tuple[User, Assignment]
) -> None:
    liaison, own = owing
    page, hand = visit(liaison, "/assignments/", PHONE), Hand()
    row = row_of(page, own)
    hand.write(row.get_by_label("本期进展"), "管网已换 3 公里")
    hand.click(row.get_by_role("button", name="报送"))
    expect(page.get_by_text("已报进展")).to_be_visible()
    assert hand.cost == (1, 1) and verbs(own)[-1] == Verb.REPORT
    assert page.url.endswith("/assignments/")


def test_the_rest_of_the_duties_on_the_same_page(
    visit: Visit, owing: tuple[User, Assignment]
) -> None:
    """An extension is asked for and the work reported done without leaving."""
    liaison, own = owing
    page, hand = visit(liaison, "/assignments/", PHONE), Hand()
    row = row_of(page, own)
    hand.click(row.get_by_role("link", name="申请延期"))
    until = timezone.localdate() + 120 * DAY
    hand.write(row.get_by_label("申请延至"), until.isoformat())
    hand.write(row.get_by_label("延期理由"), "雨季不能施工")
    hand.click(row.get_by_role("button", name="申请延期"))
    expect(page.get_by_text("已申请延期")).to_be_visible()
    assert hand.cost == (2, 2)
    hand.click(row.get_by_role("link", name="申请办结"))
    hand.write(row.get_by_label("完成情况"), "已全部换完")
    hand.click(row.get_by_role("button", name="申请办结"))
    expect(page.get_by_text("已申请办结")).to_be_visible()
    own.refresh_from_db()
    assert own.state == State.CLAIMED and page.url.endswith("/assignments/")


def test_a_report_goes_without_script(
    visit: Visit, owing: tuple[User, Assignment]
) -> None:
    liaison, own = owing
    page = visit(liaison, "/assignments/", PHONE)
    page.context.route("**/*.js", lambda route: route.abort())
    page.reload()
    row = row_of(page, own)
    row.get_by_label("本期进展").fill("管网已换 3 公里")
    row.get_by_role("button", name="报送").click()
    expect(page.get_by_text("已报进展", exact=False).first).to_be_visible()
    assert verbs(own)[-1] == Verb.REPORT
