"""The desk's pages: who may, what they show, and acts with and without htmx."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.intake import intake
from meetings.models import Directive, Edit, Source
from tests.database.meetings.pages import DAY, PAGE

from .desk_client import act, change, desk

QUERIES = 27  # of the page, the six of log-in and navigation among them


def test_only_officers_work_at_the_desk(
    client: Client,
    source: Source,
    first: Directive,
    officer: User,
    senior: User,
    leader: User,
    liaison: User,
    auditor: User,
) -> None:
    pages = [desk(source), change(first), reverse("source-original", args=[source.pk])]
    for user in (officer, senior, leader, liaison, auditor):
        client.force_login(user)
        wanted = 200 if user in (officer, senior) else 403
        assert [client.get(url).status_code for url in pages] == [wanted] * 3, user
    client.force_login(leader)
    assert client.post(act(first, "confirm")).status_code == 403
    client.logout()
    assert client.get(desk(source)).status_code == 302
    assert not Edit.objects.exclude(verb="read").exists()


def test_the_page_marks_what_was_found(page: Client, source: Source) -> None:
    html = page.get(desk(source)).content.decode()
    first = Directive.objects.get(number=1)
    assert f'<span id="s-d{first.pk}"></span>' in html
    assert f'<sup><a href="#d{first.pk}"' in html
    chair = first.meeting.attendances.get(name="霍启明")
    person = (
        f'<mark class="person at-person" data-refs="m{first.meeting_id} p{chair.pk}">'
    )
    assert f"{person}霍启明</mark>" in html
    assert "at-when" in html and ">9月18日下午</mark>" in html
    assert 'class="item body at-body"' in html and ">区水务局</mark>" in html
    assert '<span class="none at-none">图为会议现场' in html
    assert "1 段未归属" in html
    assert '<p class="headline" data-at="0">' in html
    assert "2 条中还剩 2 条,1 场会议待定" in html


def test_text_of_the_source_is_never_markup(page: Client) -> None:
    bad = PAGE.replace("区水务局要", "<script>alert(1)</script>\"'><b>区水务局要")
    source = intake(bad.encode(), published_on=DAY).source
    html = page.get(desk(source)).content.decode()
    assert "<script>alert" not in html and "<b>区水务局" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_queries_of_the_desk_do_not_grow(
    page: Client, source: Source, django_assert_num_queries: Any
) -> None:
    two = "\n\n".join([PAGE, *[PAGE.replace("18日", f"{n}日") for n in (10, 11, 12)]])
    long = intake(two.encode(), published_on=DAY).source
    page.get(desk(source))
    with django_assert_num_queries(QUERIES):
        page.get(desk(source))
    with django_assert_num_queries(QUERIES):
        page.get(desk(long))
