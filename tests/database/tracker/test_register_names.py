"""Names and ends of the register: aliases, accounts, periods, formulas."""

from __future__ import annotations

import io
from typing import Any

from django.contrib.auth.models import User
from openpyxl import load_workbook

from meetings.models import Department
from tests.database.tracker.register import (
    ROWS,
    errors,
    load,
    workbook,
)
from tests.factories import make_department
from tracker import register


def test_an_alias_finds_its_department_and_a_shared_one_is_refused(db: None) -> None:
    for name in ("澄湖区水务局", "澄湖区水利局"):
        make_department(name).aliases.create(name="水局")
    (error,) = errors({"单位组": [["各局", "水局"]]})
    assert "可以是 澄湖区水利局、澄湖区水务局,请写全称" in error


def test_a_department_under_an_alias_is_not_made_twice(bureau: Department) -> None:
    bureau.aliases.create(name="区住建局")
    (error,) = errors({"单位": [["区住建局"]]})
    assert f"是“{bureau}”的别名" in error


def test_a_superuser_is_no_account_of_the_register(db: None) -> None:
    User.objects.create_superuser("root")
    (error,) = errors({"账号": [["root", "根", "管理员"]]})
    assert "系统维护账号" in error


def test_an_end_before_the_start_on_the_register_is_refused(db: None) -> None:
    load(ROWS)
    row = ["局长", "区水务局", "柏舟", None, None, "2020-01-01"]
    (error,) = errors({"岗位与人员": [row]})
    assert "“止”(2020-01-01)早于“起”(2024-03-01)" in error


def test_checking_asks_the_same_few_questions_however_long_the_book(
    db: None, django_assert_num_queries: Any
) -> None:
    load(ROWS)
    book = register.read(workbook(ROWS))
    with django_assert_num_queries(11):
        register.check(book)


def test_text_that_looks_like_a_formula_stays_text(db: None) -> None:
    make_department("=1+1")
    out = io.BytesIO()
    register.filled().save(out)
    cell = load_workbook(out)["单位"]["A3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
