"""The 年终总账: what comes out of the database is read back from the file."""

from __future__ import annotations

from django.contrib.auth.models import User

from meetings.models import Department, Person, Post, Tenure
from tests.bulk import make_year
from tests.bulletin import BULLETIN
from tests.factories import (
    make_department,
    make_docket,
)
from tracker.acts import act
from tracker.recording import Words
from tracker.workflow import Verb

from .yearbooks import DAY, only, reopened, rows, this_year, today

SHEETS = ["封面", "汇总", "按部门", "台账", "台账筛选"]
SHEETS += ["销号台账", "未办结", "口径", "核对"]


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
    assert book.sheetnames == SHEETS
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
    assert book["台账筛选"].auto_filter.ref == "A4:T5"
    assert book["台账"].auto_filter.ref is None


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
        "责任领导": "副区长\n霍启明",
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
