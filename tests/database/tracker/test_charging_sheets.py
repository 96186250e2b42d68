"""责任分解表, 交办通知单, 待立项: what comes out of charging."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from meetings.models import Department, Meeting, Person, Post, Tenure
from tests.factories import make_department, make_directive, make_docket, make_meeting
from tracker import charging
from tracker.acts import act
from tracker.charging.breakdown import notices, tasks
from tracker.models import Docket
from tracker.recording import Words
from tracker.workflow import Kind, Verb

DUE = datetime.date(2026, 12, 1)


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting(title="澄湖区政府第九次常务会议")


@pytest.fixture
def water(db: None) -> Department:
    return make_department("澄湖区水利局")


@pytest.fixture
def docket(
    officer: User, bureau: Department, water: Department, meeting: Meeting
) -> Docket:
    return make_docket(
        officer,
        bureau,
        make_directive(meeting, text="=SUM(A1)管网改造。12月前全部开工"),
        title="管网改造",
        criterion="12 个小区全部开工",
        due_on=DUE,
        support=[water],
    )


def page(client: Client, name: str, pk: int, query: str = "") -> str:
    return client.get(reverse(name, args=[pk]) + query).content.decode()


def test_breakdown_lists_duties_leader_date_and_contact(
    client: Client, officer: User, liaison: User, docket: Docket, meeting: Meeting
) -> None:
    post = Post.objects.create(title="副区长")
    Tenure.objects.create(post=post, person=Person.objects.create(name="纪方舟"))
    docket.responsible_post = post
    docket.save()
    lead = docket.assignments.get(role="lead").department
    phone = Person.objects.create(name=liaison.first_name, phone="0555-6601234")
    own = Post.objects.create(title="办公室主任", department=lead)
    Tenure.objects.create(post=own, person=phone)
    task = tasks(meeting, officer)[0]
    assert (task.leader, task.contact) == ("副区长 纪方舟", "宋致远 0555-6601234")
    client.force_login(officer)
    html = page(client, "breakdown", meeting.pk)
    for words in ("管网改造", "12 个小区全部开工", "澄湖区水利局", "12 月 1 日"):
        assert words in html


def test_breakdown_counts_neither_what_was_said_again_nor_what_is_only_read(
    client: Client, officer: User, docket: Docket
) -> None:
    later = make_meeting()
    charging.join(make_directive(later), docket, officer)
    read = make_docket(
        officer, directive=make_directive(later), kind=Kind.INFORMATION, title="通报"
    )
    assert tasks(later, officer) == []
    client.force_login(officer)
    html = page(client, "breakdown", later.pk)
    assert f"重申,见{docket.code}" in html and f"阅知,{read.code}" in html


def test_a_withdrawn_docket_leaves_the_sheets(
    officer: User, senior: User, meeting: Meeting
) -> None:
    docket = make_docket(officer, directive=make_directive(meeting), charged_on=None)
    assert len(tasks(meeting, officer)) == 1
    assert len(notices(meeting, officer)) == 1
    act(docket.assignments.get(), Verb.WITHDRAW, senior, Words("重复立项"))
    assert tasks(meeting, officer) == []
    assert notices(meeting, officer) == []


def test_breakdown_workbook_is_read_back(
    client: Client, officer: User, docket: Docket, meeting: Meeting
) -> None:
    client.force_login(officer)
    response = client.get(reverse("breakdown-workbook", args=[meeting.pk]))
    sheet = load_workbook(BytesIO(response.content)).active
    assert sheet is not None
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    head = next(n for n, row in enumerate(rows) if row[0] == "序号")
    assert rows[head] == [
        "序号",
        "工作任务",
        "具体举措",
        "牵头领导",
        "牵头单位",
        "配合单位",
        "完成时限",
        "联系人及电话",
    ]
    number, task, measures, _, lead, support, until, _ = rows[head + 1]
    assert (number, task) == (1, f"管网改造\n{docket.code}")
    assert str(measures).startswith("=SUM(A1)管网改造")
    cell = sheet.cell(head + 2, 3)
    assert cell.data_type == "s"
    assert (lead, support, until) == (
        "澄湖区住房和城乡建设局",
        "澄湖区水利局",
        "2026-12-01",
    )
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A3)
    assert sheet.print_title_rows == f"${head + 1}:${head + 1}"


def test_one_notice_a_department_with_its_duty_and_the_sentence(
    client: Client, officer: User, docket: Docket, meeting: Meeting, water: Department
) -> None:
    client.force_login(officer)
    html = page(client, "charge-notices", meeting.pk)
    assert html.count("签收人:") == 2
    assert "=SUM(A1)管网改造。12月前全部开工" in html
    assert "<b>管网改造</b>" in html
    one = page(client, "charge-notices", meeting.pk, f"?department={water.pk}")
    assert one.count("签收人:") == 1
    assert "牵头:澄湖区住房和城乡建设局" in one


def test_a_notice_does_not_say_the_same_sentence_twice(
    client: Client, officer: User, meeting: Meeting
) -> None:
    text = "区城管局要开展夜间停车资源共享试点," + "年底前逐个路段公示收费," * 3
    docket = make_docket(officer, directive=make_directive(meeting, text=text))
    assert docket.title.endswith("…")
    client.force_login(officer)
    html = page(client, "charge-notices", meeting.pk)
    assert text in html and docket.title not in html


def test_numbers_of_notices_never_change(
    officer: User, docket: Docket, meeting: Meeting
) -> None:
    before = {n.department: n.number for n in notices(meeting, officer)}
    make_docket(officer, directive=make_directive(make_meeting()))
    first = make_department("先排的局", order=0)
    make_docket(officer, first, make_directive(meeting))
    after = {n.department: n.number for n in notices(meeting, officer)}
    assert before.items() <= after.items()
    assert len(set(after.values())) == 3
    assert set(before.values()) == {"督〔2026〕交1-1号", "督〔2026〕交1-2号"}


def test_a_liaison_prints_the_own_notice_only(
    client: Client, liaison: User, outsider: User, docket: Docket, meeting: Meeting
) -> None:
    client.force_login(liaison)
    assert page(client, "charge-notices", meeting.pk).count("签收人:") == 1
    assert client.get(reverse("breakdown", args=[meeting.pk])).status_code == 403
    client.force_login(outsider)
    url = reverse("charge-notices", args=[meeting.pk])
    assert client.get(url).status_code == 404


def test_sheets_of_a_meeting_without_dockets_say_what_to_do(
    client: Client, officer: User, meeting: Meeting
) -> None:
    client.force_login(officer)
    assert "去立项" in page(client, "breakdown", meeting.pk)
    assert "去立项" in page(client, "charge-notices", meeting.pk)


@pytest.mark.parametrize(
    ("name", "most"), [("breakdown", 18), ("charge-notices", 17), ("undecided", 18)]
)
def test_queries_do_not_grow(
    client: Client,
    officer: User,
    meeting: Meeting,
    name: str,
    most: int,
    django_assert_max_num_queries: Any,
) -> None:
    for n in range(8):
        make_docket(officer, directive=make_directive(meeting))
        make_directive(make_meeting())
        charging.dismiss(make_directive(meeting), officer, f"理由{n}")
    client.force_login(officer)
    url = reverse(name, args=[] if name == "undecided" else [meeting.pk])
    with django_assert_max_num_queries(most):
        client.get(url)
