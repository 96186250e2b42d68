"""The 年终总账: what comes out of the database is read back from the file."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from meetings.models import Department, Person, Post, Tenure
from tests.bulk import make_year
from tests.bulletin import BULLETIN
from tests.factories import (
    make_assignment,
    make_department,
    make_directive,
    make_docket,
    make_kind,
    make_meeting,
)
from tracker import charging
from tracker.acts import act, correct
from tracker.models import Assignment, Docket
from tracker.recording import Words
from tracker.workbooks.annual import NothingToCount, annual
from tracker.workbooks.reconciling import TotalsDiffer
from tracker.workflow import Kind, Verb

DAY = datetime.timedelta(days=1)


def today() -> datetime.date:
    return timezone.localdate()


def reopened(user: User, year: int | None = None) -> Workbook:
    buffer = BytesIO()
    annual(user, year or today().year, timezone.localtime()).save(buffer)
    return load_workbook(buffer)


def rows(book: Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet by their headings, notes and signatures left out."""
    heads, *body = [[c.value for c in row] for row in book[name].iter_rows(min_row=4)]
    found = [dict(zip(heads, values, strict=True)) for values in body]
    return [row for row in found if sum(v is not None for v in row.values()) > 4]


def only(book: Workbook, name: str = "台账") -> dict[str, Any]:
    (row,) = rows(book, name)
    return row


def this_year(**more: Any) -> Any:
    return make_directive(make_meeting(held_on=today() - 5 * DAY, **more))


def close(assignment: Assignment, liaison: User, senior: User) -> None:
    act(assignment, Verb.SIGN_FOR, liaison)
    act(assignment, Verb.REPORT_DONE, liaison, Words("已完成"))
    act(assignment, Verb.VERIFY, senior, Words("属实"))
    act(assignment, Verb.CLOSE, senior)


def test_a_published_year_comes_out_as_it_was_published(officer: User) -> None:
    departments = [make_department() for _ in range(7)]
    make_year(BULLETIN, officer, departments, 2020)
    book = reopened(officer, 2020)
    shown = ["件数", "办结", "在办(含待核查)", "办结率"]
    table = rows(book, "汇总")
    sums = [[row[name] for name in shown] for row in table if row["次序"] == "小计"]
    assert sums == [
        [39, 39, 0, "100%"],
        [405, 385, 20, "95.1%"],
        [135, 126, 9, "93.3%"],
    ]
    total = next(row for row in table if row["会议类型"] == "合计")
    assert [total[name] for name in shown] == [579, 550, 29, "95%"]
    assert total["会议名称"] == "27 次会议"
    rates = {row["会议名称"]: row["办结率"] for row in table}
    assert rates["澄湖区政府召开第9次常务会议"] == "70.6%"
    assert rates["澄湖区政府召开第11次办公会议"] == "90.5%"
    whole = next(row for row in rows(book, "按部门") if row["单位"] == "合计")
    assert (whole["承办件数(牵头)"], whole["办结"], whole["在办"]) == (579, 550, 29)
    assert len(rows(book, "台账")) == 579 and len(rows(book, "未办结")) == 29


def test_the_check_rows_are_formulas_over_the_meetings(officer: User) -> None:
    make_year({"党组会": [(1, 2, 1), (2, 1, 0)]}, officer, [make_department()], 2020)
    book = reopened(officer, 2020)
    check = rows(book, "汇总")[-1]
    assert check["件数"] == "=SUM(E5:E6)"
    assert str(check["办结率"]).startswith("=IF(AND(E8=E9,")
    assert "汇总!E8" in str(rows(book, "按部门")[-1]["办结率"])


def test_every_sheet_is_laid_out_for_a3(officer: User) -> None:
    make_docket(officer, directive=this_year())
    book = reopened(officer)
    assert book.sheetnames == ["汇总", "按部门", "台账", "未办结"]
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 8
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$4:$4"
        top = [cell.value for cell in sheet[3] if cell.value]
        assert top[0] == "填报单位(盖章):督查室" and top[-1] == "单位:件"
        bottom = [cell.value for cell in sheet[sheet.max_row] if cell.value]
        assert bottom == ["填表人:", "审核人:", "负责人:", "联系电话:"]
    assert book["台账"].freeze_panes == "E5"
    assert book["台账"].auto_filter.ref == "A4:T5"


def test_a_row_of_the_ledger_says_who_what_until_when_and_how_far(
    officer: User, bureau: Department, liaison: User
) -> None:
    water, town = make_department("澄湖区水务局"), make_department("柳溪镇")
    post = Post.objects.create(title="副区长")
    head = Post.objects.create(title="局长", department=bureau)
    for place, name in ((post, "霍启明"), (head, "宋远")):
        person = Person.objects.create(name=name)
        Tenure.objects.create(post=place, person=person)
    directive = this_year(title="区政府常务会议", organ="区政府")
    directive.text = "=改造管网。年底前完成\x07"
    directive.save()
    docket = make_docket(
        officer,
        bureau,
        directive,
        title="=改造管网",
        responsible=[water],
        support=[town],
        criterion="通过验收",
        due_on=today() + 3 * DAY,
        charged_on=today() - 4 * DAY,
        responsible_post=post,
    )
    lead = docket.assignments.get(role="lead")
    act(lead, Verb.SIGN_FOR, liaison)
    words = Words("完成一半", percent=50, problems="缺管材", next_step="催货")
    act(lead, Verb.REPORT, liaison, words)
    found = only(reopened(officer))
    expected = {
        "序号": 1,
        "会议名称": "区政府常务会议",
        "事项编号": docket.code,
        "事项内容": "=改造管网。年底前完成",
        "完成标准": "通过验收",
        "责任领导": "副区长 霍启明",
        "牵头单位": "澄湖区住房和城乡建设局",
        "责任单位": "澄湖区水务局(待签收)",
        "配合单位": "柳溪镇",
        "责任人": "宋远",
        "序时进度/进展情况": "完成一半(50%)",
        "存在问题": "缺管材",
        "下一步措施": "催货",
        "状态": "办理中",
        "亮灯": "▲ 临期",
    }
    assert {name: found[name] for name in expected} == expected
    assert found["完成时限"].date() == today() + 3 * DAY
    assert found["反馈时间"].date() == today()
    assert found["会议时间"].date() == today() - 5 * DAY


def test_what_was_corrected_or_unchanged_is_no_progress(
    officer: User, bureau: Department, liaison: User
) -> None:
    own = make_assignment(officer, bureau, directive=this_year(), charged_on=today())
    act(own, Verb.SIGN_FOR, liaison)
    act(own, Verb.REPORT, liaison, Words("已开工"))
    correct(act(own, Verb.REPORT, liaison, Words("写错了")), liaison)
    assert only(reopened(officer))["序时进度/进展情况"] == "已开工"
    Assignment.objects.filter(pk=own.pk).update(last_progress_on=today() - DAY)
    act(own, Verb.NO_CHANGE, liaison)
    told = str(only(reopened(officer))["序时进度/进展情况"])
    assert told.startswith(f"{today():%Y-%m-%d} 反馈本期无进展。此前(")
    assert told.endswith("已开工")


def test_each_responsible_department_tells_its_own_progress(
    officer: User, bureau: Department, outsider: User, liaison: User
) -> None:
    water = Department.objects.get(name="澄湖区水务局")
    docket = make_docket(
        officer, bureau, this_year(), responsible=[water], charged_on=today()
    )
    lead, other = docket.assignments.order_by("pk")
    for part, who, said in ((lead, liaison, "六成"), (other, outsider, "三成")):
        act(part, Verb.SIGN_FOR, who)
        act(part, Verb.REPORT, who, Words(said))
    told = only(reopened(officer))["序时进度/进展情况"]
    assert told == "六成\n【澄湖区水务局】三成"


def test_a_moved_date_is_shown_with_the_original(officer: User) -> None:
    docket = make_docket(officer, directive=this_year(), due_on=today() + 9 * DAY)
    first = docket.original_due_on
    Docket.objects.filter(pk=docket.pk).update(due_on=today() + 40 * DAY, moves=2)
    row = only(reopened(officer))
    assert row["完成时限"].date() == today() + 40 * DAY
    assert row["改期"] == f"原 {first:%Y-%m-%d},改 2 次"


def test_a_restated_directive_is_a_remark_and_no_row(officer: User) -> None:
    docket = make_docket(officer, directive=this_year())
    again = make_meeting(held_on=today(), kind=make_kind(), ordinal=12)
    charging.join(make_directive(again), docket, officer)
    row = only(reopened(officer))
    assert row["备注"] == f"重申:常务会议第十二次({today():%Y-%m-%d})"


def test_a_closed_lead_with_an_open_responsible_is_not_closed(
    officer: User, bureau: Department, liaison: User, senior: User
) -> None:
    docket = make_docket(
        officer,
        bureau,
        this_year(),
        responsible=[make_department()],
        due_on=today() - DAY,
        charged_on=today() - 5 * DAY,
    )
    close(docket.assignments.get(role="lead"), liaison, senior)
    book = reopened(officer)
    row = only(book)
    assert (row["状态"], row["亮灯"]) == ("办结销号(责任单位未办结)", "■ 逾期")
    assert only(book, "未办结")["逾期(天)"] == 1


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
    with django_assert_num_queries(22):
        reopened(officer, 2020)
