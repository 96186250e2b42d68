"""What a year's workbook has beside its figures: cover, filter, 销号, rules, check."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from meetings.models import Department
from tests.bulk import make_year
from tests.bulletin import BULLETIN
from tests.factories import make_department, make_docket
from tests.office import converted, needs_office, pages
from tracker.acts import act
from tracker.models import Docket, Office
from tracker.recording import Words
from tracker.workbooks.annual import annual
from tracker.workflow import Verb

from .yearbooks import DAY, close, only, reopened, rows, this_year, today


def closed(officer: User, senior: User, liaison: User, bureau: Department) -> Docket:
    docket = make_docket(officer, bureau, this_year(title="常务会议"), title="修路")
    close(docket.assignments.get(role="lead"), liaison, senior)
    return docket


def test_the_cover_has_the_kinds_their_sum_and_one_chart(officer: User) -> None:
    make_year(BULLETIN, officer, [make_department()], 2020)
    cover = reopened(officer, 2020)["封面"]
    shown = [[cell.value for cell in row[:4]] for row in cover["A5:D8"]]
    assert shown == [
        ["党组会", "5 次会议", 39, 39],
        ["常务会议", "9 次会议", 405, 385],
        ["办公会议", "13 次会议", 135, 126],
        ["合计", "27 次会议", 579, 550],
    ]
    (chart,) = cover._charts
    assert [one.tx.strRef.f for one in chart.series] == [
        f"'封面'!{column}4" for column in "DEG"
    ]
    assert chart.series[0].cat.numRef.f == "'封面'!$A$5:$A$7"


def test_the_ledger_to_filter_names_the_meeting_in_every_row(
    officer: User, bureau: Department
) -> None:
    directive = this_year(title="常务会议")
    make_docket(officer, bureau, directive)
    more = directive.meeting.directives.create(
        text="抓好第二项工作", state="confirmed", order=99, number=2
    )
    make_docket(officer, bureau, more)
    book = reopened(officer)
    named = [row["会议名称"] for row in rows(book, "台账筛选")]
    assert named == ["常务会议", "常务会议"]
    assert [row["序号"] for row in rows(book, "台账筛选")] == [1, 2]
    assert not any(m.min_row > 4 for m in merged_cells(book, "台账筛选"))


def merged_cells(book: Workbook, name: str) -> list[Any]:
    """Those of the table, not of the lines around it."""
    sheet = book[name]
    return [one for one in sheet.merged_cells.ranges if one.max_row < sheet.max_row - 1]


def test_a_closed_docket_says_who_found_what_and_when(
    officer: User, senior: User, liaison: User, bureau: Department
) -> None:
    closed(officer, senior, liaison, bureau)
    make_docket(officer, bureau, this_year())
    found = only(reopened(officer), "销号台账")
    assert (found["核查意见"], found["核查人"]) == ("属实", senior.first_name)
    assert found["销号时间"].date() == found["申请办结"].date() == today()


def test_moved_dates_stand_beside_the_rates(
    officer: User, senior: User, liaison: User, bureau: Department
) -> None:
    closed(officer, senior, liaison, bureau)
    Docket.objects.update(moves=1)
    row = next(r for r in rows(reopened(officer), "按部门") if r["单位"] == bureau.name)
    assert row["改期次数"] == 1


def test_a_leader_gets_fewer_columns(
    officer: User, leader: User, bureau: Department
) -> None:
    make_docket(officer, bureau, this_year())
    full, brief = (reopened(user)["台账"] for user in (officer, leader))
    heads = [{cell.value for cell in sheet[4]} for sheet in (full, brief)]
    assert heads[0] - heads[1] == {
        "完成标准",
        "责任人",
        "改期",
        "下一步措施",
        "反馈时间",
    }


def test_mobile_numbers_are_masked_and_each_page_says_who_took_it_out(
    officer: User, liaison: User, bureau: Department
) -> None:
    lead = make_docket(officer, bureau, this_year()).assignments.get()
    act(lead, Verb.SIGN_FOR, liaison)
    act(lead, Verb.REPORT, liaison, Words("联系 13812345678,编号 138123456789"))
    book = reopened(officer)
    told = only(book)["序时进度/进展情况"]
    assert told == "联系 138****5678,编号 138123456789"
    for sheet in book.worksheets:
        assert sheet.oddFooter.left.text.startswith(f"导出:{officer.first_name} 2")


def test_the_rules_name_the_lights_as_the_office_does(
    officer: User, bureau: Department
) -> None:
    Office.objects.create(late_word="超期", still_days=45)
    make_docket(officer, bureau, this_year())
    said = [cell.value for row in reopened(officer)["口径"].iter_rows() for cell in row]
    assert "■ 超期" in said
    assert any(words and "满 45 天没有新进展" in str(words) for words in said)


@needs_office
def test_values_and_formulas_agree_when_the_sheet_is_counted_again(
    officer: User, senior: User, liaison: User, bureau: Department, tmp_path: Path
) -> None:
    closed(officer, senior, liaison, bureau)
    make_docket(officer, bureau, this_year(), due_on=today() - DAY)
    make_docket(officer, make_department(), this_year())
    path = tmp_path / "总账.xlsx"
    annual(officer, today().year, timezone.localtime()).save(path)
    counted = load_workbook(BytesIO(converted(path, "xlsx")), data_only=True)
    table = [list(row) for row in counted["核对"].iter_rows(5, 13, values_only=True)]
    checks, added = table[:4], table[4:]
    assert checks == [
        ["件数", *[3] * 6, "相符"],
        ["办结", *[1] * 6, "相符"],
        ["在办(含待核查)", *[2] * 6, "相符"],
        ["缓办、终止", *[0] * 6, "相符"],
    ]
    assert [row[0] for row in added] == [
        *("应反馈(期)", "按时反馈(期)", "申请办结(次)", "退回次数", "改期次数")
    ]
    assert all(row[2] == row[5] and row[7] == "相符" for row in added)
    assert added[2][2] == 1
    for name in ("汇总", "按部门"):
        shown = [c.value for row in counted[name].iter_rows() for c in row]
        assert "相符" in shown and "不符" not in shown


@needs_office
def test_it_prints_with_heads_and_signatures(
    officer: User, senior: User, liaison: User, bureau: Department, tmp_path: Path
) -> None:
    closed(officer, senior, liaison, bureau)
    path = tmp_path / "总账.xlsx"
    annual(officer, today().year, timezone.localtime()).save(path)
    printed = ["".join(words.split()) for words in pages(path)]
    assert len(printed) == 9  # a sheet a page
    for words in printed:
        assert "填表人:" in words and "审核人:" in words
        assert f"导出:{officer.first_name}" in words and "#" not in words
