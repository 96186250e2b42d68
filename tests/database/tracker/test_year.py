"""The year page: every figure opens the list that it counts; who may see it."""

from __future__ import annotations

import datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from meetings.models import Department
from tests.bulk import make_year
from tests.factories import (
    make_department,
    make_directive,
    make_docket,
    make_kind,
    make_meeting,
)
from tracker.acts import act
from tracker.recording import Words, keep_whole
from tracker.workflow import Kind, Verb

DAY = datetime.timedelta(days=1)
YEAR = reverse("year")


def directive(**more: Any) -> Any:
    return make_directive(make_meeting(held_on=timezone.localdate(), **more))


@pytest.fixture
def mixed(officer: User, bureau: Department, liaison: User, senior: User) -> None:
    """Dockets in every state that figures tell apart."""
    today = timezone.localdate()
    kind = make_kind()
    own: dict[str, Any] = {"charged_on": today - 9 * DAY}
    for number, due in enumerate((today - DAY, today + DAY, None), 1):
        said = directive(kind=kind, ordinal=number)
        make_docket(officer, bureau, said, due_on=due, **own)
    make_docket(officer, bureau, directive(), kind=Kind.STANDING, **own)
    make_docket(officer, bureau, directive(), kind=Kind.INFORMATION, **own)
    other = make_department()
    for verbs in ([Verb.VERIFY, Verb.CLOSE], [], [Verb.WITHDRAW]):
        made = make_docket(officer, bureau, directive(), responsible=[other], **own)
        part = made.assignments.get(role="lead")
        act(part, Verb.SIGN_FOR, liaison)
        act(part, Verb.REPORT_DONE, liaison, Words("已完成"))
        for verb in verbs:
            act(part, verb, senior, Words("属实"))


class Figures(HTMLParser):
    """(figure, href) of every cell that is a link."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.in_cell, self.href, self.found = False, "", list[tuple[int, str]]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("td", "th"):
            self.in_cell = tag == "td" and "num" in (given.get("class") or "")
        elif tag == "a" and self.in_cell:
            self.href = given.get("href") or ""

    def handle_data(self, data: str) -> None:
        if self.in_cell and self.href and data.strip().isdigit():
            self.found.append((int(data), self.href))
            self.href = ""


def test_every_figure_is_the_length_of_its_list(
    client: Client, officer: User, mixed: None
) -> None:
    client.force_login(officer)
    figures = Figures(client.get(YEAR).content.decode()).found
    assert len(figures) > 20
    for number, href in figures:
        page = client.get(href).context["page"]
        assert page.paginator.count == number, href


def test_the_page_says_rate_rules_and_time(
    client: Client, leader: User, mixed: None
) -> None:
    client.force_login(leader)
    page = client.get(YEAR).content.decode()
    for words in (
        "第一次",
        "小计",
        "合计",
        "办结率 = 办结",
        "截至",
        "久无进展",
        "核对",
    ):
        assert (words in page) == (words != "核对")


@pytest.mark.parametrize("name", ["senior", "leader", "auditor"])
def test_who_sees_all_sees_the_year(
    name: str, client: Client, mixed: None, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(name))
    shown = client.get(YEAR)
    assert shown.status_code == 200
    book = client.get(reverse("year-workbook", args=[timezone.localdate().year]))
    assert load_workbook(BytesIO(book.content)).sheetnames[1] == "汇总"
    assert "filename*=utf-8''" in book["Content-Disposition"]


def test_a_liaison_sees_neither_page_nor_workbook(
    client: Client, liaison: User, mixed: None
) -> None:
    client.force_login(liaison)
    year = timezone.localdate().year
    assert client.get(YEAR).status_code == 403
    assert client.get(reverse("year", args=[year])).status_code == 403
    assert client.get(reverse("year-workbook", args=[year])).status_code == 403


def test_log_in_is_required(client: Client, db: None) -> None:
    assert client.get(YEAR).status_code == 302


def test_the_newest_year_comes_first_and_others_can_be_chosen(
    client: Client, officer: User
) -> None:
    departments = [make_department()]
    make_year({"党组会": [(1, 2, 1)]}, officer, departments, 2019)
    make_year({"常务会议": [(1, 3, 1)]}, officer, departments, 2020)
    client.force_login(officer)
    assert client.get(YEAR).context["found"].year == 2020
    older = client.get(reverse("year", args=[2019]))
    assert older.context["found"].whole.total == 2
    assert reverse("year", args=[2020]) in older.content.decode()


def test_a_year_without_dockets_offers_no_download(
    client: Client, officer: User
) -> None:
    client.force_login(officer)
    assert "还没有督办件" in client.get(YEAR).content.decode()
    workbook = reverse("year-workbook", args=[2020])
    answer = client.get(workbook, follow=True)
    assert "2020 年没有计数的督办件" in answer.content.decode()
    assert workbook not in answer.content.decode()


def test_totals_that_differ_are_said_and_stop_the_download(
    client: Client, officer: User
) -> None:
    year = timezone.localdate().year
    docket = make_docket(officer, directive=directive())
    docket.assignments.update(role="responsible")
    keep_whole(docket)
    client.force_login(officer)
    page = client.get(YEAR).content.decode()
    assert "合计对不上" in page and "workbook.xlsx" not in page
    answer = client.get(reverse("year-workbook", args=[year]), follow=True)
    assert docket.code in answer.content.decode()


def test_the_page_asks_a_fixed_number_of_queries(
    client: Client, officer: User, django_assert_max_num_queries: Any
) -> None:
    departments = [make_department() for _ in range(6)]
    make_year(
        {"党组会": [(n, 20, 9) for n in range(1, 11)]}, officer, departments, 2020
    )
    client.force_login(officer)
    with django_assert_max_num_queries(20):
        client.get(reverse("year", args=[2020]))


def test_the_command_writes_the_same_workbook(officer: User, tmp_path: Path) -> None:
    make_year({"党组会": [(1, 3, 2)]}, officer, [make_department()], 2020)
    path = tmp_path / "总账.xlsx"
    call_command("exportyear", "2020", str(path))
    sheet = load_workbook(path)["汇总"]
    assert [cell.value for cell in sheet[7]][:5] == ["合计", None, "1 次会议", None, 3]
    assert list(tmp_path.iterdir()) == [path]


def test_the_command_refuses_an_empty_year_and_leaves_no_file(
    db: None, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="2020 年没有"):
        call_command("exportyear", "2020", str(tmp_path / "总账.xlsx"))
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_where_it_cannot_write(officer: User, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="是文件夹"):
        call_command("exportyear", "2020", str(tmp_path))
    with pytest.raises(CommandError, match="请先建好"):
        call_command("exportyear", "2020", str(tmp_path / "无" / "总账.xlsx"))
