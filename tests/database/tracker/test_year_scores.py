"""Points, ranks and rules in a year's book: those of its newest account shown."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from meetings.models import Department
from tests.factories import make_department, make_docket, make_file
from tests.merits import make_approved
from tests.office import converted, needs_office, pages
from tests.settling import YEAR, day, make_draft, make_frozen, make_preview, score_of
from tracker.models import Merit, Settlement
from tracker.settling import merits, steps
from tracker.workbooks.annual import annual
from tracker.workbooks.reconciling import TotalsDiffer
from tracker.workbooks.scores import Scores

from .yearbooks import reopened, rows, this_year

BOOK = 57  # queries
SCORED = ["加减分明细", "计分说明"]


@pytest.fixture(autouse=True)
def late(
    officer: User, senior: User, bureau: Department, settings: Any, tmp_path: Path
) -> None:
    """An item overdue by today, and 加分 2."""
    settings.ATTACHMENTS = str(tmp_path)
    due = max(day(-20), day().replace(month=1, day=1))
    charged = {"charged_on": day(-40), "due_on": due}
    make_docket(officer, bureau, this_year(), **charged)
    proof = {"files": [make_file()], "on": day(-1), "year": YEAR}
    make_approved(officer, senior, bureau, **proof)


def of(book: Workbook, name: str) -> dict[str, object]:
    return next(row for row in rows(book, "按部门") if row["单位"] == name)


def said(book: Workbook, name: str) -> str:
    values = (cell.value for row in book[name].iter_rows() for cell in row)
    return "\n".join(str(value) for value in values if value is not None)


@pytest.mark.parametrize("is_drafted", [False, True])
def test_a_year_without_an_account_that_is_shown_has_no_such_columns(
    officer: User, bureau: Department, is_drafted: bool
) -> None:
    if is_drafted:
        make_draft(officer)
    book = reopened(officer)
    assert not set(SCORED) & set(book.sheetnames)
    heads = set(of(book, bureau.name))
    assert not {"加分", "扣分", "得分", "附加分", "名次", "等次"} & heads


def test_points_rank_and_band_are_those_of_the_account_that_is_shown(
    officer: User, senior: User, bureau: Department
) -> None:
    made = make_preview(senior)
    score = score_of(made, bureau.pk)
    book = reopened(officer)
    row = of(book, bureau.name)
    heads = ["加分", "扣分", "得分", "附加分", "名次", "等次"]
    assert [row[head] for head in heads] == [2, -5, 95, 2, 1, score.grade]
    assert "第 1 版结账(公示中,还没有定稿,截至" in said(book, "按部门")


def test_a_body_that_has_a_score_and_no_docket_has_a_row(
    officer: User, senior: User
) -> None:
    idle = make_department("澄湖区档案馆")
    make_preview(senior)
    row = of(reopened(officer), idle.name)
    heads = ["承办件数(牵头)", "应反馈(期)", "反馈及时率", "改期次数", "得分"]
    assert [row[head] for head in heads] == [0, 0, "—", 0, "/"]


def test_a_newer_draft_changes_nothing_until_it_is_shown(
    officer: User, senior: User, bureau: Department
) -> None:
    make_frozen(senior)
    more = {"on": day(-2), "year": YEAR, "points": Decimal(3)}
    make_approved(officer, senior, bureau, item="另一项", **more)
    steps.start(YEAR, officer, reason="补登加分")
    book = reopened(officer)
    assert of(book, bureau.name)["加分"] == 2
    assert "第 1 版结账(已定稿,截至" in said(book, "加减分明细")


def test_each_line_says_for_what_by_which_rule_and_who_put_it_down(
    officer: User, senior: User, bureau: Department
) -> None:
    make_preview(senior)
    table = rows(reopened(officer), "加减分明细")
    gained = next(row for row in table if row["分值"] == 2 and row["序号"])
    assert gained["获奖项目名称/扣分项目"] == "老旧小区改造经验在全市推广"
    assert gained["获奖级别/扣分依据"] == "市政府办公室通报"
    assert gained["佐证资料"] == "验收单.pdf"
    assert gained["创建人"] == officer.first_name
    lost = next(row for row in table if row["分值"] == -5 and row["序号"])
    assert "逾期 20 天未办结" in lost["获奖项目名称/扣分项目"]
    assert lost["创建人"] is None and lost["获奖级别/扣分依据"]


def test_an_entry_taken_back_later_stays_in_the_version_that_counted_it(
    officer: User, senior: User, bureau: Department
) -> None:
    make_frozen(senior)
    merit = Merit.objects.get(department=bureau)
    merits.decide(merits.withdraw(merit, "记错了", officer), True, "同意", senior)
    table = rows(reopened(officer), "加减分明细")
    assert [row["创建人"] for row in table if row["分值"] == 2 and row["序号"]] == [
        officer.first_name
    ]


def test_the_rules_are_those_that_the_version_was_counted_by(
    officer: User, senior: User
) -> None:
    made = make_preview(senior)
    words = said(reopened(officer), "计分说明")
    rules = Scores(made).rules
    assert all(rule.name in words for rule in rules.rules)
    assert rules.note in words and f"“{rules.name}”(预置)" in words


def test_an_account_counted_anew_meanwhile_makes_no_book(
    officer: User, senior: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_preview(senior)
    monkeypatch.setattr(Scores, "total", lambda self, word: Decimal(7))
    with pytest.raises(TotalsDiffer, match="“加分”:按部门 7 分,加减分明细 2 分"):
        annual(officer, YEAR, timezone.localtime())


@needs_office
def test_points_add_up_on_paper_in_the_sheets_and_in_the_check(
    officer: User, senior: User, bureau: Department, tmp_path: Path
) -> None:
    make_department("澄湖区档案馆")
    make_preview(senior)
    path = tmp_path / "总账.xlsx"
    annual(officer, YEAR, timezone.localtime()).save(path)
    counted = load_workbook(BytesIO(converted(path, "xlsx")), data_only=True)
    checks = [list(row) for row in counted["核对"].iter_rows(14, 15, values_only=True)]
    assert checks == [
        ["加分", None, 2, 2, None, 2, 2, "相符"],
        ["扣分", None, -5, -5, None, -5, -5, "相符"],
    ]
    assert "相符" in said(counted, "按部门") and "不符" not in said(counted, "按部门")
    assert len(pages(path)) == 11  # a sheet a page


def test_queries_do_not_grow_with_lines_and_bodies(
    officer: User, senior: User, django_assert_num_queries: Any
) -> None:
    for _again in range(2):
        make_preview(senior)
        reopened(officer)
        with django_assert_num_queries(BOOK):
            reopened(officer)
        Settlement.objects.all().delete()
        for _ in range(6):
            body = make_department()
            make_docket(officer, body, this_year())
            make_approved(officer, senior, body, on=day(-1), year=YEAR)
