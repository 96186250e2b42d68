"""The inbox: whose it is, what is still shown of it, where its mail goes."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.database.tracker.reminders import TODAY, remind, today
from tests.database.tracker.visits import go
from tests.factories import make_assignment, make_department, make_docket
from tracker.models import Assignment, Digest, MailChoice

__all__ = ["today"]  # a fixture
OF_TODAY = "/inbox/2026-09-18/"


@pytest.fixture
def part(
    officer: User,
    bureau: Department,
    liaison: User,
    deputy: User,
    today: datetime.date,
) -> Assignment:
    """To be signed for; its people were told this morning."""
    part = make_assignment(officer, bureau)
    remind()
    return part


def html(client: Client, user: User, path: str) -> str:
    return go(client, user).get(path).content.decode()


def test_what_is_unread_is_marked_until_it_is_opened(
    client: Client, liaison: User, deputy: User, part: Assignment
) -> None:
    assert "未读提醒" in html(client, liaison, "/assignments/")
    page = html(client, liaison, "/inbox/")
    assert "2026-09-18" in page and "未读</span>" in page and "待签收 1" in page
    html(client, liaison, OF_TODAY)
    assert "未读" not in html(client, liaison, "/inbox/")
    assert "未读</span>" in html(client, deputy, "/inbox/")


def test_each_line_leads_to_its_part(
    client: Client, liaison: User, part: Assignment
) -> None:
    page = html(client, liaison, OF_TODAY)
    assert part.docket.title in page and part.docket.code in page
    assert reverse("assignment", args=[part.pk]) in page


def test_nobody_opens_the_digest_of_another(
    client: Client, officer: User, outsider: User, part: Assignment
) -> None:
    for user in (officer, outsider):
        assert go(client, user).get(OF_TODAY).status_code == 404
        assert part.docket.title not in html(client, user, "/inbox/")
    assert Digest.objects.filter(read_at=None).count() == 2


@pytest.mark.parametrize("path", ["/inbox/", OF_TODAY, "/inbox/mail/"])
def test_who_cannot_be_reminded_has_no_inbox(
    client: Client, leader: User, auditor: User, administrator: User, path: str
) -> None:
    for user in (leader, auditor, administrator):
        assert go(client, user).get(path).status_code == 403


def test_what_is_another_departments_by_now_is_not_shown(
    client: Client, liaison: User, part: Assignment
) -> None:
    held = liaison.memberships.get()
    held.department = make_department()
    held.save()
    page = html(client, liaison, OF_TODAY)
    assert part.docket.title not in page and part.docket.code not in page
    assert "都不归您了" in page


def test_a_day_that_is_none_is_not_found(client: Client, liaison: User) -> None:
    assert go(client, liaison).get("/inbox/2026-02-30/").status_code == 404


def test_an_empty_inbox_says_when_something_comes(
    client: Client, liaison: User, today: datetime.date
) -> None:
    assert "还没有提醒" in html(client, liaison, "/inbox/")


def test_a_person_says_where_the_mail_goes_and_the_log_keeps_it(
    client: Client, liaison: User
) -> None:
    sent = {"by_mail": "on", "email": "song@example.org"}
    go(client, liaison).post("/inbox/mail/", sent)
    liaison.refresh_from_db()
    assert liaison.email == "song@example.org" and MailChoice.of(liaison)
    entry = LogEntry.objects.get()
    assert (entry.user_id, entry.object_id) == (liaison.pk, str(liaison.pk))
    client.post("/inbox/mail/", {"email": "song@example.org"})
    assert not MailChoice.of(liaison)
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"by_mail": "on", "email": ""}, "请填写邮箱"),
        ({"by_mail": "on", "email": "宋"}, "不像邮箱地址"),
        ({"email": "song@example.org\nBcc: x@example.org"}, "不像邮箱地址"),
    ],
)
def test_an_address_that_cannot_be_is_refused_in_words(
    client: Client, liaison: User, sent: dict[str, str], said: str
) -> None:
    answer = go(client, liaison).post("/inbox/mail/", sent)
    assert said in answer.content.decode()
    liaison.refresh_from_db()
    assert liaison.email == ""


def test_the_office_sees_beforehand_what_a_department_will_be_told(
    client: Client, officer: User, outsider: User, part: Assignment
) -> None:
    path = f"/inbox/preview/?department={part.department_id}"
    page = html(client, officer, path)
    assert "宋致远" in page and "【待签收】" in page and part.docket.code in page
    other = outsider.memberships.get().department_id
    assert "今天没有要提醒的" in html(
        client, officer, f"/inbox/preview/?department={other}"
    )
    empty = make_department().pk
    assert "没有账号" in html(client, officer, f"/inbox/preview/?department={empty}")
    assert Digest.objects.count() == 2
    assert go(client, outsider).get(path).status_code == 403


@pytest.mark.parametrize(("path", "count"), [("/inbox/", 8), (OF_TODAY, 8)])
def test_query_counts_do_not_grow(
    client: Client,
    officer: User,
    liaison: User,
    bureau: Department,
    today: datetime.date,
    path: str,
    count: int,
    django_assert_num_queries: Any,
) -> None:
    for n in range(12):
        make_docket(officer, bureau)
        day = TODAY - datetime.timedelta(days=n + 1)
        Digest.objects.create(user=liaison, day=day, count=1)
    remind()
    go(client, liaison).get(path)
    with django_assert_num_queries(count):
        client.get(path)
