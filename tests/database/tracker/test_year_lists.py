"""The lists of the year: by meeting, open, carried over, closed, empty."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.bulk import make_year
from tests.factories import (
    make_assignment,
    make_department,
    make_directive,
    make_docket,
    make_meeting,
)
from tracker.recording import keep_whole
from tracker.workbooks.annual import NothingToCount
from tracker.workbooks.reconciling import TotalsDiffer
from tracker.workflow import Kind

from .yearbooks import DAY, close, reopened, rows, this_year, today


def test_meetings_share_their_cells_and_number_their_items(officer: User) -> None:
    make_year({"党组会": [(1, 3, 0), (2, 2, 0)]}, officer, [make_department()], 2020)
    book = reopened(officer, 2020)
    assert [row["序号"] for row in rows(book, "台账")] == [1, 2, 3, 1, 2]
    merged = {str(one) for one in book["台账"].merged_cells.ranges}
    assert {"B5:B7", "C5:C7", "B8:B9", "C8:C9"} <= merged


def test_open_items_show_their_age_worst_first_then_what_was_carried_over(
    officer: User, bureau: Department
) -> None:
    now = today()
    last = make_directive(make_meeting(held_on=datetime.date(now.year - 1, 3, 2)))
    old = make_docket(officer, bureau, last, charged_on=now - 300 * DAY)
    calm = make_docket(officer, bureau, this_year(), charged_on=now - 2 * DAY)
    late = make_docket(
        officer, bureau, this_year(), charged_on=now - 9 * DAY, due_on=now - 4 * DAY
    )
    book = reopened(officer)
    shown = ["序号", "来源", "事项编号", "交办至今(天)", "逾期(天)", "无进展(天)"]
    assert [[row[name] for name in shown] for row in rows(book, "未办结")] == [
        [1, "本年", late.code, 9, 4, 9],
        [2, "本年", calm.code, 2, None, 2],
        [3, f"{now.year - 1} 年结转", old.code, 300, None, 300],
    ]
    assert len(rows(book, "台账")) == 2


def test_information_is_in_no_sheet(officer: User, bureau: Department) -> None:
    make_docket(officer, bureau, this_year(), kind=Kind.INFORMATION)
    with pytest.raises(NothingToCount):
        reopened(officer)
    make_docket(officer, bureau, this_year())
    assert len(rows(reopened(officer), "台账")) == 1


def test_all_that_was_closed_leaves_an_empty_list_that_says_so(
    officer: User, bureau: Department, liaison: User, senior: User
) -> None:
    own = make_assignment(officer, bureau, directive=this_year(), charged_on=today())
    close(own, liaison, senior)
    assert reopened(officer)["未办结"]["A5"].value == "(无)"


def test_a_docket_without_a_lead_stops_the_workbook_and_is_named(
    officer: User,
) -> None:
    docket = make_docket(officer, directive=this_year())
    make_docket(officer, directive=this_year())
    docket.assignments.update(role="responsible")
    keep_whole(docket)
    with pytest.raises(TotalsDiffer) as refusal:
        reopened(officer)
    assert refusal.value.differences[0] == "“件数”:汇总 2 件,按部门 1 件。"
    assert refusal.value.differences[-1] == f"没有牵头单位:{docket.code}。"


def test_queries_do_not_grow_with_the_dockets(
    officer: User, django_assert_num_queries: Any
) -> None:
    departments = [make_department() for _ in range(5)]
    make_year({"专题会议": [(1, 9, 3)]}, officer, departments, 2019)
    make_year({"党组会": [(1, 100, 60), (2, 100, 60)]}, officer, departments, 2020)
    reopened(officer, 2020)
    with django_assert_num_queries(66):
        reopened(officer, 2020)
