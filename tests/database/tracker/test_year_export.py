"""The workbook of a long year is made by the worker, with progress; one's own alone."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from meetings.models import Department
from meetings.models.jobs import SILENT
from tests.bulk import make_year
from tests.factories import make_department
from tracker import exporting
from tracker.models import Docket, Export
from tracker.workbooks.annual import annual

from .visits import go

YEAR = 2020
PAGE = reverse("year-export", args=[YEAR])


@pytest.fixture(autouse=True)
def year(officer: User) -> Any:
    departments: list[Department] = [make_department() for _ in range(3)]
    return make_year({"党组会": [(1, 4, 2)]}, officer, departments, YEAR)


def asked(user: User) -> Export:
    return exporting.ask(user, YEAR)


def test_it_is_asked_for_made_and_fetched(client: Client, officer: User) -> None:
    assert "生成总账" in go(client, officer).get(PAGE).text
    client.post(PAGE)
    row = Export.objects.get()
    assert "等待生成" in client.get(PAGE).text
    exporting.make.func(row.pk)
    assert "已生成" in client.get(PAGE, headers={"HX-Request": "true"}).text
    file = client.get(reverse("year-export-file", args=[YEAR]))
    book = load_workbook(BytesIO(file.content))
    assert book["台账"]["D5"].value == Docket.objects.order_by("serial")[0].code


def test_nobody_fetches_what_another_asked_for(
    client: Client, officer: User, senior: User
) -> None:
    exporting.make.func(asked(officer).pk)
    answer = go(client, senior).get(reverse("year-export-file", args=[YEAR]))
    assert answer.headers["Location"] == PAGE


def test_progress_grows_to_the_whole(officer: User) -> None:
    shares: list[float] = []
    annual(officer, YEAR, timezone.localtime(), shares.append).save(BytesIO())
    assert shares == sorted(shares) and len(shares) == 13
    assert (shares[0], shares[1], shares[-1]) == (0.0, 1 / 12, 1.0)


def test_one_that_is_being_made_is_left_to_its_worker(officer: User) -> None:
    row = asked(officer)
    row.claim()
    asked(officer)
    assert Export.objects.get().state == "running"


def test_a_job_whose_worker_was_killed_is_asked_for_again(
    client: Client, officer: User
) -> None:
    row = asked(officer)
    row.claim()
    Export.objects.update(beat_at=timezone.now() - 2 * SILENT)
    assert "中断了" in go(client, officer).get(PAGE).text
    client.post(PAGE)
    assert Export.objects.get().state == "queued"
    exporting.make.func(row.pk)
    assert Export.objects.get().state == "done"


def test_totals_that_differ_are_told_and_nothing_is_kept(
    client: Client, officer: User
) -> None:
    Docket.objects.filter(serial=4).update(lead_department=None)  # an open one
    exporting.make.func(asked(officer).pk)
    assert "合计对不上" in go(client, officer).get(PAGE).text
    assert Export.objects.get().data == b""


def test_a_long_year_is_not_waited_for(
    client: Client, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = reverse("year", args=[YEAR])
    assert "workbook.xlsx" in go(client, officer).get(address).text
    monkeypatch.setattr(exporting, "DIRECTLY", 3)
    page = client.get(address).text
    assert PAGE in page and "workbook.xlsx" not in page
