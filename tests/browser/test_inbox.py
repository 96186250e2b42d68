"""A liaison finds what was told in the morning, and goes from there to the work."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.hands import answered
from tests.factories import make_assignment, make_department, make_user
from tracker.models import Assignment, Digest, MailChoice
from tracker.reminding import gathering, recipients, sending
from tracker.roles import Role


@pytest.fixture
def told(site: str) -> Iterator[tuple[User, Assignment]]:
    """Charged today, and told of it."""
    department, today = make_department(), timezone.localdate()
    liaison = make_user(Role.LIAISON, department, username=f"told{department.pk}")
    officer = User.objects.get(username="officer")
    part = make_assignment(officer, department, charged_on=today)
    people = recipients.present(today)
    people.only(lambda reader: reader.pk == liaison.pk)
    drafts = gathering.gather(people, gathering.day_of(today))
    sending.keep(today, gathering.digests(today, drafts))
    yield liaison, part


def test_from_the_mark_in_the_menu_to_the_work(
    told: tuple[User, Assignment], visit: Visit
) -> None:
    liaison, part = told
    page = visit(liaison)
    page.set_viewport_size({"width": PHONE, "height": 800})
    expect(page.locator(".who summary .count")).to_have_text("未读提醒 1")
    page.locator(".who summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="提醒 1 份未读").click()
    page.get_by_role("row").get_by_role("link").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(part.docket.title)
    page.get_by_role("link", name="去办").click()
    page.wait_for_url(f"**/assignments/{part.pk}/")
    expect(page.locator(".who summary .count")).to_have_count(0)
    assert not Digest.objects.of(liaison).unread().exists()


def test_the_mail_is_switched_off_and_on(
    told: tuple[User, Assignment], visit: Visit
) -> None:
    liaison, _ = told
    page = visit(liaison, "/inbox/")
    for wanted in (True, False):
        page.get_by_role("link", name="邮件设置").click()
        page.get_by_label("邮箱", exact=False).last.fill("told@example.org")
        page.get_by_role("checkbox").set_checked(wanted)
        with answered(page):
            page.get_by_role("button", name="保存").click()
        expect(page.get_by_text("已保存")).to_be_visible()
        assert MailChoice.of(liaison) == wanted
