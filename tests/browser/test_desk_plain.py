"""The desk without script: reading, confirming and taking back are plain forms."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from meetings.models import Directive
from tests.browser.conftest import session_of
from tests.browser.desk_pages import five_meetings, take_in
from tests.browser.people import Person, account


def test_reading_and_confirming_need_no_script(site: str, browser: Browser) -> None:
    officer = account(Person.OFFICER)
    assert officer is not None
    source = take_in(five_meetings(), officer)
    context = browser.new_context(base_url=site, java_script_enabled=False)
    session = session_of(officer)
    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    page = context.new_page()
    page.goto(f"/sources/{source.pk}/desk/")
    expect(page.locator(".source mark").first).to_be_visible()
    page.locator(".card .decide").first.click()
    expect(page.locator("#deskbar .left")).to_contain_text("还剩 29 条")
    rows = Directive.objects.filter(reading__source=source, parent=None)
    assert rows.filter(state="confirmed").count() == 1
    page.get_by_role("button", name="撤销上一步").click()
    expect(page.locator("#deskbar .left")).to_contain_text("还剩 30 条")
    context.close()
