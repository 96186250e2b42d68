"""A form of many parts is made by the worker, for who asked alone."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from meetings.models import Department
from tests.database.tracker.visits import go
from tracker import exporting
from tracker.models import Assignment, FormExport


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "FORM_DIRECTLY", 1)


def address(name: str, bureau: Department) -> str:
    return reverse(name, args=[bureau.pk])


def test_a_long_form_is_asked_for_made_and_fetched(
    client: Client, officer: User, bureau: Department, parts: list[Assignment]
) -> None:
    page = address("return-form-export", bureau)
    assert page in go(client, officer).get(reverse("return-list")).text
    answer = client.get(address("return-form", bureau))
    assert answer.headers["Location"] == page
    assert "生成回填表" in client.get(page).text
    client.post(page)
    assert "等待生成" in client.get(page).text
    exporting.make_form.func(FormExport.objects.get().pk)
    assert "已生成" in client.get(page, headers={"HX-Request": "true"}).text
    file = client.get(address("return-form-file", bureau))
    book = load_workbook(io.BytesIO(file.content))
    values = {c.value for row in book.worksheets[0].iter_rows() for c in row}
    assert {part.docket.code for part in parts} <= values


def test_a_short_form_is_not_waited_for(
    client: Client,
    officer: User,
    bureau: Department,
    parts: list[Assignment],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exporting, "FORM_DIRECTLY", len(parts))
    answer = go(client, officer).get(address("return-form", bureau))
    assert answer.headers["Content-Type"].startswith("application/vnd")


def test_nobody_fetches_what_another_asked_for(
    client: Client,
    officer: User,
    senior: User,
    bureau: Department,
    parts: list[Assignment],
) -> None:
    exporting.make_form.func(exporting.ask_form(officer, bureau).pk)
    answer = go(client, senior).get(address("return-form-file", bureau))
    assert answer.headers["Location"] == address("return-form-export", bureau)


def test_a_form_that_fails_says_so(
    client: Client,
    officer: User,
    bureau: Department,
    parts: list[Assignment],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*given: object) -> None:
        raise OSError("/var/lib/secret")

    monkeypatch.setattr("tracker.returns.form", broken)
    row = exporting.ask_form(officer, bureau)
    with pytest.raises(OSError):
        exporting.make_form.func(row.pk)
    page = go(client, officer).get(address("return-form-export", bureau)).text
    assert exporting.BROKEN in page and "secret" not in page
