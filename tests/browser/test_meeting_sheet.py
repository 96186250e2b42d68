"""The sheet of a meeting out of the printer: A4, whole, each page headed."""

from __future__ import annotations

import pypdfium2
from playwright.sync_api import expect

from meetings.models import Directive, Meeting
from tests.browser.conftest import Visit
from tests.browser.people import Person
from tracker.models import Docket

A4 = (595, 842)


def longest() -> Meeting:
    """The meeting on which the most dockets stand."""
    counts = {
        meeting: Docket.objects.of_meeting(meeting.pk).count()
        for meeting in Meeting.objects.confirmed()
    }
    return max(counts, key=lambda meeting: counts[meeting])


def plain(text: str) -> str:
    return "".join(text.split())


def test_the_sheet_prints_whole_with_its_head_on_each_page(visit: Visit) -> None:
    meeting = longest()
    page = visit(Person.LEADER, f"/meetings/{meeting.pk}/progress/")
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    pages = [plain(one.get_textpage().get_text_range()) for one in printed]
    assert len(pages) > 1
    assert all("办理进展·截至" in text for text in pages[:-1])
    assert {tuple(map(round, one.get_size())) for one in printed} == {A4}
    whole = "".join(pages)
    for docket in Docket.objects.of_meeting(meeting.pk):
        assert plain(docket.code) in whole
    said = Directive.objects.confirmed().filter(meeting=meeting, children=None)
    assert said.exists()
    for end in ("审签", "核稿", "填表"):
        assert end in whole


def test_the_source_opens_by_a_click_without_a_script(visit: Visit) -> None:
    told = Meeting.objects.confirmed().filter(directives__passages__isnull=False)
    page = visit(Person.LEADER, f"/meetings/{told[0].pk}/progress/")
    first = page.get_by_role("main").locator("details.quote").first
    assert not first.locator("blockquote").is_visible()
    first.locator("summary").click()
    expect(first.locator("mark")).to_be_visible()
