"""A meeting's matrix: one cell a part, blank without markup, its evidence beside it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department, Meeting
from tests.factories import (
    make_assignment,
    make_department,
    make_directive,
    make_docket,
    make_meeting,
)
from tests.matrix_pages import Cell, Grid, grid
from tests.performance.matrix_data import make_matrix
from tracker import charging
from tracker.acts import act
from tracker.models import Office
from tracker.recording import Words
from tracker.workflow import Kind, Verb

from .visits import go
from .yearbooks import DAY, today


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting(held_on=today() - 9 * DAY)


def shown(client: Client, user: User, meeting: Meeting) -> Grid:
    return grid(go(client, user).get(reverse("meeting-matrix", args=[meeting.pk])))


def only(found: Grid) -> dict[str, Cell | None]:
    (row,) = found.values()
    return row


def test_a_cell_says_light_and_duty_and_all_else_is_blank(
    client: Client, leader: User, officer: User, bureau: Department, meeting: Meeting
) -> None:
    other, third = make_department("区甲局"), make_department("区乙局")
    late = {"due_on": today() - DAY, "charged_on": today() - 9 * DAY}
    first = make_docket(
        officer, bureau, make_directive(meeting), responsible=[other], **late
    )
    make_docket(officer, third, make_directive(meeting), charged_on=today())
    found = shown(client, leader, meeting)
    top, bottom = found.values()
    lead, responsible = top[bureau.name], top[other.name]
    assert lead and lead.look == {"late", "lead", "silent"}
    assert lead.said == "逾期,牵头,从未反馈"
    part = first.assignments.get(role="lead")
    assert lead.href == reverse("assignment", args=[part.pk])
    assert responsible and responsible.look == {"late", "silent"}
    assert top[third.name] is None and bottom[bureau.name] is None
    assert sum(c is not None for row in found.values() for c in row.values()) == 3


def test_what_reported_is_no_longer_hollow_and_what_waits_says_so(
    client: Client, liaison: User, senior: User, bureau: Department, meeting: Meeting
) -> None:
    own = make_assignment(
        senior, bureau, directive=make_directive(meeting), charged_on=today()
    )
    act(own, Verb.SIGN_FOR, liaison)
    act(own, Verb.REPORT, liaison, Words("已开工"))
    cell = only(shown(client, senior, meeting))[bureau.name]
    assert cell and cell.look == {"ok", "lead"} and cell.said == "正常,牵头"
    act(own, Verb.REPORT_DONE, liaison, Words("办完"))
    cell = only(shown(client, senior, meeting))[bureau.name]
    assert cell and cell.seen == "核" and cell.said == "待核查,牵头"


def test_the_offices_own_words_and_colours_are_used(
    client: Client, leader: User, officer: User, bureau: Department, meeting: Meeting
) -> None:
    Office.objects.create(ok_word="推进", ok_tone="blue")
    make_docket(officer, bureau, make_directive(meeting), charged_on=today())
    cell = only(shown(client, leader, meeting))[bureau.name]
    assert cell and "as-blue" in cell.look and cell.said.startswith("推进")


def test_a_column_goes_by_the_shortest_name(
    client: Client, leader: User, officer: User, bureau: Department, meeting: Meeting
) -> None:
    bureau.aliases.create(name="区住建局")
    bureau.aliases.create(name="住建", valid_to=today() - DAY)
    make_docket(officer, bureau, make_directive(meeting), charged_on=today())
    assert list(only(shown(client, leader, meeting))) == ["区住建局"]


def test_passed_on_information_restated_and_other_meetings_are_not_in_it(
    client: Client, officer: User, bureau: Department, meeting: Meeting
) -> None:
    new = make_department("区新局")
    own = make_assignment(
        officer, bureau, directive=make_directive(meeting), charged_on=today()
    )
    act(own, Verb.PASS_ON, officer, Words("职责已调整", department=new))
    make_docket(officer, bureau, make_directive(meeting), kind=Kind.INFORMATION)
    elsewhere = make_docket(officer, bureau)
    charging.join(make_directive(meeting), elsewhere, officer)
    row = only(shown(client, officer, meeting))
    assert list(row) == [new.name]


@pytest.mark.parametrize(("who", "offered"), [("officer", True), ("leader", False)])
def test_a_meeting_without_dockets_says_what_to_do(
    client: Client, request: Any, meeting: Meeting, who: str, offered: bool
) -> None:
    go(client, request.getfixturevalue(who))
    page = client.get(reverse("meeting-matrix", args=[meeting.pk])).content.decode()
    assert "还没有计数的督办件" in page and "<table" not in page
    assert (reverse("charge", args=[meeting.pk]) in page) == offered


@pytest.mark.parametrize(("dockets", "departments"), [(3, 4), (20, 30)])
def test_queries_do_not_grow_with_the_matrix(
    client: Client,
    officer: User,
    leader: User,
    django_assert_num_queries: Any,
    dockets: int,
    departments: int,
) -> None:
    meeting = make_matrix(officer, dockets, departments)
    go(client, leader)
    with django_assert_num_queries(9):
        page = client.get(reverse("meeting-matrix", args=[meeting.pk]))
    found = grid(page)
    assert len(found) == dockets
    filled = sum(c is not None for row in found.values() for c in row.values())
    blank = sum(cell is None for row in found.values() for cell in row.values())
    assert page.content.decode().count("<td></td>") == blank > filled
