"""The meeting as the sheet of the next one: each directive and who stands how."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department, Meeting
from tests.factories import (
    make_department,
    make_directive,
    make_docket,
    make_meeting,
    make_source,
)
from tracker import charging
from tracker.acts import act
from tracker.models import Docket
from tracker.progress import Sheet
from tracker.recording import Words
from tracker.workflow import Verb

from .visits import go
from .yearbooks import DAY, today


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting(held_on=today() - 9 * DAY)


def shown(client: Client, user: User, meeting: Meeting) -> tuple[Sheet, str]:
    page = go(client, user).get(reverse("meeting-progress", args=[meeting.pk]))
    return page.context["sheet"], page.content.decode()


def test_departments_stand_by_duty_and_light_the_lead_first(
    client: Client, leader: User, officer: User, bureau: Department, meeting: Meeting
) -> None:
    second, first = (
        make_department(n, order=o) for n, o in (("乙局", 20), ("甲局", 10))
    )
    docket = make_docket(
        officer,
        bureau,
        make_directive(meeting),
        responsible=[second, first],
        support=[make_department("丙局")],
        charged_on=today(),
    )
    sheet, page = shown(client, leader, meeting)
    (row,) = sheet.rows
    groups = [
        (g.duty, g.light, [str(p.department) for p in g.parts]) for g in row.groups
    ]
    assert groups == [
        ("lead", "ok", [bureau.name]),
        ("responsible", "ok", ["甲局", "乙局"]),
        ("support", "ok", ["丙局"]),
    ]
    part = docket.assignments.get(role="support")
    assert reverse("assignment", args=[part.pk]) in page


def test_the_newest_report_of_the_lead_stands_below_the_words(
    client: Client, leader: User, liaison: User, officer: User, meeting: Meeting
) -> None:
    bureau = liaison.memberships.get().department
    docket = make_docket(officer, bureau, make_directive(meeting), charged_on=today())
    part = docket.assignments.get()
    act(part, Verb.SIGN_FOR, liaison)
    act(part, Verb.REPORT, liaison, Words("图纸已出"))
    act(part, Verb.REPORT, liaison, Words("已经开工", problems="缺土方"))
    _, page = shown(client, leader, meeting)
    assert "已经开工" in page and "缺土方" in page and "图纸已出" not in page


def test_demands_decided_one_by_one_have_lines_of_their_own(
    client: Client, leader: User, officer: User, bureau: Department, meeting: Meeting
) -> None:
    item = make_directive(meeting, text="抓防汛。一队巡堤;二队清沟。")
    first = make_directive(meeting, parent=item, text="一队巡堤")
    make_directive(meeting, parent=item, text="二队清沟。")
    make_docket(officer, bureau, first, charged_on=today())
    sheet, page = shown(client, leader, meeting)
    assert sheet.rows[0].opening == "抓防汛。"
    assert [row.is_decided for row in sheet.lines] == [True, False]
    assert sheet.undecided == 1 and page.count("待定</span>") == 1


def test_what_was_not_charged_says_why_and_what_waits_says_so(
    client: Client, officer: User, meeting: Meeting
) -> None:
    charging.dismiss(make_directive(meeting), officer, "属日常工作")
    make_directive(meeting, number=None)
    sheet, page = shown(client, officer, meeting)
    assert (sheet.dismissed, sheet.undecided) == (1, 1)
    assert "不立项:属日常工作" in page and "还没有交办的事项" in page


def test_a_restated_directive_shows_its_docket_and_counts_elsewhere(
    client: Client, leader: User, officer: User, bureau: Department, meeting: Meeting
) -> None:
    docket = make_docket(officer, bureau)
    charging.join(make_directive(meeting), docket, officer)
    sheet, page = shown(client, leader, meeting)
    assert sheet.tally.total == 0 and sheet.restated == 1
    assert "重申,见" in page and docket.code in page


def test_each_source_that_tells_a_directive_is_quoted_by_itself(
    client: Client, leader: User, meeting: Meeting
) -> None:
    row = make_directive(meeting, text="巡堤")
    for day in (1, 2):
        source = make_source(f"第{day}天 巡堤 完", published_on=today() - day * DAY)
        row.passages.create(source=source, start=4, end=6, order=day)
    sheet, _ = shown(client, leader, meeting)
    assert [q.words for q in sheet.rows[0].quotes] == ["巡堤", "巡堤"]
    assert len(sheet.sources) == 2


def test_an_amended_directive_says_so(
    client: Client, leader: User, meeting: Meeting
) -> None:
    make_directive(meeting, version=2)
    assert "原文已勘误 1 次" in shown(client, leader, meeting)[1]


def test_a_meeting_without_directives_says_what_to_do(
    client: Client, leader: User, meeting: Meeting
) -> None:
    sheet, page = shown(client, leader, meeting)
    assert sheet.rows == [] and "还没有确认的要求" in page


def test_every_figure_of_the_head_opens_a_list_of_as_many(
    client: Client, leader: User, officer: User, bureau: Department, meeting: Meeting
) -> None:
    for days in (-1, 30):
        make_docket(
            officer,
            bureau,
            make_directive(meeting),
            charged_on=today() - 9 * DAY,
            due_on=today() + days * DAY,
        )
    sheet, _ = shown(client, leader, meeting)
    late = f"{reverse('docket-list')}?meeting={meeting.pk}&standing=late"
    listed = client.get(late).context["page"]
    assert listed.paginator.count == sheet.tally.late == 1


def test_queries_do_not_grow_with_directives_and_departments(
    client: Client,
    leader: User,
    officer: User,
    meeting: Meeting,
    django_assert_num_queries: Any,
) -> None:
    bodies = [make_department() for _ in range(4)]
    go(client, leader)
    for many in (1, 3):
        for _ in range(many):
            make_docket(officer, bodies[0], make_directive(meeting), support=bodies[1:])
        with django_assert_num_queries(18):
            client.get(reverse("meeting-progress", args=[meeting.pk]))
    assert Docket.objects.count() == 4
