"""The register as pages: who sees what, what is asked for, what the forms refuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.database.tracker.visits import go
from tests.factories import TODAY, make_docket, make_file
from tests.merits import make_approved, make_merit
from tracker.models import Merit

LIST = f"/merits/{TODAY.year}/"
ADD = f"/merits/{TODAY.year}/add/"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.ATTACHMENTS = str(tmp_path)


def filled(bureau: Department, **more: Any) -> dict[str, Any]:
    return {
        "department": bureau.pk,
        "kind": "bonus",
        "item": "获全省放管服改革先进",
        "basis": "省级",
        "points": "2",
        "on": "2026-05-01",
        "year": TODAY.year,
        **more,
    }


def test_an_entry_from_the_form_to_the_decision(
    client: Client, bureau: Department, officer: User, senior: User
) -> None:
    sent = filled(bureau, evidence=[make_file("证书.pdf")])
    page = go(client, officer).post(ADD, sent, follow=True).content.decode()
    assert "等另一位高级督查员审核" in page and "证书.pdf" in page
    merit = Merit.objects.get()
    address = reverse("merit-decide", args=[merit.pk])
    assert address not in page
    assert address in go(client, senior).get(LIST).content.decode()
    told = client.post(address, {"verdict": "returned"}).content.decode()
    assert "退回请写明理由" in told
    client.post(address, {"verdict": "approved", "words": "属实"})
    page = client.get(LIST).content.decode()
    assert "+2" in page and "陆明远" in page and "顾清如" in page


def test_the_form_keeps_what_was_typed_and_says_what_is_missing(
    client: Client, bureau: Department, officer: User
) -> None:
    docket = make_docket(officer)
    go(client, officer)
    for wrong, words in (
        ({"points": ""}, "请填写分值"),
        ({"points": "0"}, "请填写分值"),
        ({"on": "2999-01-01"}, "日期不能晚于今天"),
        ({"docket": docket.code}, "不在这一件里"),
        ({"docket": "督〔1900〕1号"}, "没有编号为"),
    ):
        page = client.post(ADD, filled(bureau, **wrong)).content.decode()
        assert words in page and "获全省放管服改革先进" in page, wrong
    assert not Merit.objects.exists()


def test_a_department_sees_its_own_and_only_what_is_approved(
    client: Client,
    bureau: Department,
    officer: User,
    senior: User,
    liaison: User,
    outsider: User,
) -> None:
    make_approved(officer, senior, bureau, files=[make_file("证书.pdf")])
    make_merit(officer, bureau, item="还没有审的一条")
    page = go(client, liaison).get(LIST).content.decode()
    assert "老旧小区改造经验" in page and "还没有审的一条" not in page
    assert "登记加减分" not in page
    file = Merit.objects.earliest("pk").attachments.get()
    assert client.get(file.get_absolute_url()).status_code == 200
    page = go(client, outsider).get(LIST).content.decode()
    assert "老旧小区改造经验" not in page
    assert client.get(file.get_absolute_url()).status_code == 404


def test_taking_one_back_on_the_page(
    client: Client, bureau: Department, officer: User, senior: User
) -> None:
    merit = make_approved(officer, senior, bureau)
    address = reverse("merit-withdraw", args=[merit.pk])
    go(client, officer).post(address, {"why": "单位写错了"})
    page = client.get(LIST).content.decode()
    assert "撤回加分" in page and "理由:单位写错了" in page
    assert "还没有撤回的一条" in client.post(address, {"why": "x"}).content.decode()


@pytest.mark.parametrize("count", [1, 8])
def test_queries_do_not_grow_with_entries(
    count: int,
    client: Client,
    bureau: Department,
    officer: User,
    senior: User,
    django_assert_max_num_queries: Any,
) -> None:
    for n in range(count):
        make_approved(officer, senior, bureau, item=f"第{n}项")
    go(client, senior)
    with django_assert_max_num_queries(14):
        client.get(LIST)
