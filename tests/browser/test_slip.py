"""A red slip: from the light on the board to the department and back to the officer."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.hands import answered
from tests.factories import make_department, make_user
from tests.ladder import make_late
from tracker.models import Assignment, Notice
from tracker.replay import differences
from tracker.roles import Role

A4 = {"format": "A4", "print_background": True, "prefer_css_page_size": True}


@pytest.fixture
def late(site: str) -> Iterator[tuple[User, Assignment]]:
    """Two days late, of a department of its own."""
    officer = User.objects.get(username="officer")
    department = make_department()
    liaison = make_user(Role.LIAISON, department, username=f"slip{department.pk}")
    yield liaison, make_late(officer, department)


def to_the_part(page: Page, part: Assignment) -> None:
    """From the row of the department through the red light to the matter."""
    row = page.locator("tr", has=page.get_by_role("link", name=str(part.department)))
    row.locator("a.light.late").first.click()
    page.get_by_role("link", name=part.docket.title).first.click()
    expect(page.get_by_text("逾期").first).to_be_visible()


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", io.BytesIO(pdf).getvalue()))


def test_from_the_light_to_the_signature_and_back(
    visit: Visit, late: tuple[User, Assignment]
) -> None:
    liaison, part = late
    officer = User.objects.get(username="officer")
    page = visit(officer, "/board/departments/", DESK)
    to_the_part(page, part)
    page.get_by_role("link", name="发出督办单").click()
    expect(page.get_by_label("催办内容")).to_have_value(re.compile("已逾期 2 天"))
    with answered(page):
        page.get_by_role("button", name="发出督办单").click()
    expect(page.get_by_text("可以打印").first).to_be_visible()
    slip = Notice.objects.get(assignment=part)
    page.get_by_role("link", name=slip.code).first.click()
    expect(page.get_by_role("heading", name=slip.code)).to_be_visible()
    assert pages_of(page.pdf(**A4)) == 1  # type: ignore[arg-type]

    own = visit(liaison, "/", PHONE)
    block = own.locator(".slips")
    expect(block).to_contain_text(slip.code)
    with answered(own):
        block.get_by_role("button", name="签收督办单").click()
    expect(own.get_by_text("待签收的督办单")).to_have_count(0)

    page.goto(f"/notices/?q={slip.code}")
    expect(page.get_by_role("row", name=slip.code)).to_contain_text("已签收")
    page.get_by_role("link", name=slip.code, exact=True).click()
    expect(page.locator(".signed")).to_contain_text(liaison.first_name)
    assert list(differences()) == []


def test_a_slip_goes_without_script(
    visit: Visit, late: tuple[User, Assignment]
) -> None:
    _, part = late
    page = visit(User.objects.get(username="officer"), "about:blank")
    page.context.route("**/*.js", lambda route: route.abort())
    page.goto(f"/assignments/{part.pk}/urge/?step=3")
    page.get_by_role("button", name="发出督办单").click()
    expect(page.get_by_text("可以打印").first).to_be_visible()
    assert Notice.objects.get(assignment=part).code
