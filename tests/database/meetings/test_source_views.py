"""Sources: the list, taking in by form, the original; and the pages of meetings."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings import proofreading
from meetings.intake import intake
from meetings.models import Directive, Meeting, Mention
from tests.database.meetings.pages import DAY, PAGE
from tests.factories import make_directive, make_kind, make_meeting, make_source

ADD, LIST, MEETINGS = (
    reverse(n) for n in ("source-add", "source-list", "meeting-list")
)
# Of a page, the five of log-in and navigation among them.
SOURCE_QUERIES, MEETING_QUERIES, DETAIL_QUERIES = 16, 17, 19


def html_of(client: Client, url: str, data: Any = None) -> str:
    answer = client.get(url) if data is None else client.post(url, data, follow=True)
    return answer.content.decode()


def test_who_may_see_what(
    client: Client, officer: User, leader: User, auditor: User, liaison: User
) -> None:
    for user, wanted in (
        (officer, [200, 200, 200]),
        (leader, [403, 200, 200]),
        (auditor, [403, 200, 200]),
        (liaison, [403, 403, 403]),
    ):
        client.force_login(user)
        found = [client.get(url).status_code for url in (ADD, LIST, MEETINGS)]
        assert found == wanted, user


def test_the_original_is_a_download_of_the_untouched_bytes(page: Client) -> None:
    data = ("<script>1</script>\r\n" + PAGE).encode("gb18030")
    source = intake(data, published_on=DAY, file_name="要闻.txt").source
    answer = page.get(reverse("source-original", args=[source.pk]))
    assert b"".join(answer.streaming_content) == data  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_queries_of_the_lists_do_not_grow(
    page: Client, django_assert_num_queries: Any
) -> None:
    for url, queries in ((LIST, SOURCE_QUERIES), (MEETINGS, MEETING_QUERIES)):
        for n in range(3):
            make_source(f"{url}{n}")
            make_directive(make_meeting(kind=make_kind(f"{url}{n}")))
        page.get(url)
        with django_assert_num_queries(queries):
            page.get(url)
        for n in range(5, 9):
            make_source(f"{url}{n}")
            make_directive(make_meeting())
        with django_assert_num_queries(queries):
            page.get(url)


def test_meetings_are_confirmed_ones_unless_an_officer_asks(
    client: Client, officer: User, leader: User
) -> None:
    make_meeting(title="已确认的会")
    waiting = make_meeting(title="没确认的会", state="proposed")
    for user in (officer, leader):
        client.force_login(user)
        html = html_of(client, MEETINGS)
        assert "已确认的会" in html and "没确认的会" not in html
    detail = reverse("meeting-detail", args=[waiting.pk])
    assert "没确认的会" not in html_of(client, MEETINGS + "?state=proposed")
    assert client.get(detail).status_code == 404
    client.force_login(officer)
    assert "没确认的会" in html_of(client, MEETINGS + "?state=proposed")
    assert "没有校核确认" in html_of(client, detail)


def test_meetings_are_found_by_year_kind_and_words(page: Client) -> None:
    old = make_meeting(title="旧会", held_on=DAY.replace(year=2025))
    new = make_meeting(title="新会", kind=make_kind("现场会"))
    make_directive(new, text="清淤疏浚要见底")
    make_directive(old, text="清淤", state="rejected")
    new.attendances.create(name="欧阳静")

    def titles(query: str) -> list[str]:
        return [row.title for row in page.get(MEETINGS + query).context["page"]]

    assert titles("?year=2025") == ["旧会"]
    assert new.kind is not None
    assert titles(f"?kind={new.kind.pk}") == ["新会"]
    assert titles("?words=清淤") == ["新会"]
    assert titles("?words=欧阳") == ["新会"]


def test_the_meeting_page_shows_the_record_and_its_words(
    page: Client, officer: User, leader: User
) -> None:
    intake(PAGE.encode(), published_on=DAY, publication="澄湖日报")
    meeting = Meeting.objects.get()
    proofreading.confirm_meeting(meeting, officer)
    first = Directive.objects.get(number=1)
    proofreading.change(first, officer, {"text": "抓好防汛值守和排查"})
    Mention.objects.create(directive=first, name="各镇街")
    page.force_login(leader)
    html = html_of(page, reverse("meeting-detail", args=[meeting.pk]))
    assert "抓好防汛值守和排查" in html
    assert "原文(与现在的文字不同)" in html
    assert "会议强调,一要<mark>抓好防汛值守。区水务局要" in html
    assert "备足物资</mark>。二要保障群众温暖过冬" in html
    assert "责任 各镇街" in html and "时限 2026-10-31“10月31日前”" in html
    assert "确认 整场会议(2 条)" in html and "陆明远" in html
    assert "校核台" not in html


def test_a_typed_meeting_has_no_source(page: Client) -> None:
    make_source("没有读的", publication="待读报")
    meeting = make_meeting()
    make_directive(meeting)
    html = html_of(page, reverse("meeting-detail", args=[meeting.pk]))
    assert "待读报" not in html and "校核台" not in html and "<blockquote" not in html


def test_queries_of_the_meeting_page_do_not_grow(
    page: Client, officer: User, django_assert_num_queries: Any
) -> None:
    meetings = [make_meeting() for _ in range(2)]
    for meeting, many in zip(meetings, (2, 9), strict=True):
        for _ in range(many):
            row = make_directive(meeting)
            make_directive(meeting, parent=row)
            proofreading.change(row, officer, {"speaker": "霍启明"})
    urls = [reverse("meeting-detail", args=[m.pk]) for m in meetings]
    page.get(urls[0])
    for url in urls:
        with django_assert_num_queries(DETAIL_QUERIES):
            page.get(url)
