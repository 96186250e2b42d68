"""A meeting told twice is offered, shown side by side, joined and taken apart again."""

from __future__ import annotations

from playwright.sync_api import expect

from meetings.models import Meeting
from tests.browser.conftest import Visit
from tests.browser.desk_pages import numbered, take_in
from tests.browser.people import Person, account


def test_the_same_meeting_from_another_paper_is_joined(visit: Visit) -> None:
    officer = account(Person.OFFICER)
    assert officer is not None
    text = numbered("区水务局")
    first = take_in(text, officer)
    other = take_in(text.replace("部署", "安排") + "会议还研究了其他事项。\n", officer)
    page = visit(Person.OFFICER, f"/sources/{other.pk}/desk/")
    earlier = Meeting.objects.get(reading=first.reading)
    twin = page.locator("form.twin", has_text=earlier.title)
    twin.get_by_role("link", name="并排比对").first.click()
    expect(page.get_by_role("heading", name="这是同一场会议吗")).to_be_visible()
    assert page.locator("input[name=same]:checked").count() == 2
    page.get_by_role("button", name="并为一场").click()
    expect(page.get_by_text("已并为一场")).to_be_visible()
    joined = Meeting.objects.get(reading=other.reading)
    assert joined.joined_to == earlier
    # Other twins may be offered before and after: only the answer tells it is undone.
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="撤销上一步").click()
    expect(page.get_by_text("可能是同一场").first).to_be_visible()
    joined.refresh_from_db()
    assert joined.joined_to is None
