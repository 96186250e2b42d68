"""Pages that say what went wrong: plain, with a way back, and without a database."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client, RequestFactory
from django.urls import reverse

from tracker.views.errors import back

HERE = "http://testserver"
WORDS = {
    400: "这次提交没有看懂",
    403: "您的角色不能打开这一页",
    404: "没有这个页面",
    413: "一次送来的太多了",
    500: "系统出错了",
    503: "数据库没有应答",
}


def fails(*args: Any, **more: Any) -> Any:
    raise OperationalError("could not connect to 10.0.0.7: password of luoshi")


def says(page: Any, status: int) -> str:
    text = str(page.content.decode())
    assert page.status_code == status
    assert WORDS[status] in text and "回到首页" in text
    assert "10.0.0.7" not in text and "Traceback" not in text
    return text


@pytest.fixture
def visitor(officer: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(officer)
    return client


def test_a_page_that_is_not_there_and_one_that_is_closed(visitor: Client) -> None:
    says(visitor.get("/nowhere/"), 404)
    says(visitor.get(reverse("register")), 403)


def test_nobody_is_told_too(db: None) -> None:
    text = says(Client().get("/nowhere/"), 404)
    assert "主导航" not in text


def test_too_much_at_once_is_not_taken(visitor: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    says(visitor.post(reverse("source-add"), {"text": "长" * 100}), 413)


def test_a_wrong_host_name_is_refused_without_asking_who_reads(db: None) -> None:
    page = Client(raise_request_exception=False).get("/", headers={"host": "a b"})
    says(page, 400)


def test_a_form_that_lay_too_long_says_so(officer: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    page = client.post(reverse("source-add"), {"text": "纪要"})
    text = page.content.decode()
    assert page.status_code == 403 and "页面放得太久了" in text
    assert "CSRF" not in text


def test_a_fault_says_that_it_is_the_programs(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any) -> None:
        raise ValueError("10.0.0.7")

    monkeypatch.setattr("tracker.views.boards.boards.years", broken)
    says(visitor.get(reverse("board")), 500)


def test_without_a_database_the_pages_still_stand(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "cursor", fails)
        says(visitor.get(reverse("board")), 503)
        says(visitor.get("/nowhere/"), 404)
        says(Client().get("/nowhere/"), 404)


@pytest.mark.parametrize(
    ("came", "leads"),
    [
        (f"{HERE}/dockets/?year=2026", "/dockets/?year=2026"),
        (f"{HERE}/here/", ""),
        (f"{HERE}//evil.example/", ""),
        ("http://evil.example/dockets/", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_the_way_back_leads_to_another_page_of_this_site(came: str, leads: str) -> None:
    headers = {"referer": came, "host": "testserver"}
    assert back(RequestFactory().get("/here/", headers=headers)) == leads


def test_a_refusal_leads_back_where_one_came_from(visitor: Client) -> None:
    came = f"{HERE}{reverse('docket-list')}"
    text = says(
        visitor.get("/nowhere/", headers={"referer": came, "host": "testserver"}), 404
    )
    assert f'href="{reverse("docket-list")}" data-back' in text
