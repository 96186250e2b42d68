"""Progress, dates and remarks in the rows of the ledger."""

from __future__ import annotations

from django.contrib.auth.models import User

from meetings.models import Department
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
from tracker.workflow import Verb

from .yearbooks import DAY, close, only, reopened, this_year, today


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
