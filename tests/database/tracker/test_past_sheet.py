"""The sheet of a meeting as of a past day: each directive as it stood then."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department, Meeting
from tests.factories import make_department, make_directive, make_docket, make_meeting
from tracker.acts import act
from tracker.models import Dismissal, Docket
from tracker.recording import Words
from tracker.workflow import Verb

from .past_work import CALL, at, on
from .visits import go

DAY = on(3, 31)


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting(held_on=on(1, 2))


@pytest.fixture
def docket(officer: User, bureau: Department, meeting: Meeting) -> Docket:
    """Due on 10 March, told of on 5 March and 2 April, claimed on 20 April."""
    made = make_docket(
        officer,
        bureau,
        make_directive(meeting),
        support=[make_department("丙局")],
        charged_on=on(1, 10),
        recorded_at=at(on(1, 10)),
        due_on=on(3, 10),
    )
    said = [
        (Verb.SIGN_FOR, on(1, 12), "收到"),
        (Verb.REPORT, on(3, 5), "图纸已出"),
        (Verb.REPORT, on(4, 2), "已经开工"),
        (Verb.REPORT_DONE, on(4, 20), "全部完成"),
    ]
    for verb, day, text in said:
        words: dict[str, Any] = {"happened_on": day, "recorded_at": at(day), **CALL}
        act(made.assignments.get(role="lead"), verb, officer, Words(text, **words))
    return made


def shown(
    client: Client, meeting: Meeting, day: datetime.date | str
) -> tuple[Any, str]:
    page = client.get(reverse("meeting-progress", args=[meeting.pk]), {"on": str(day)})
    assert page.status_code == 200
    return page.context["sheet"], page.content.decode()


def test_it_shows_light_report_and_date_of_that_day(
    client: Client, leader: User, meeting: Meeting, docket: Docket
) -> None:
    sheet, page = shown(go(client, leader), meeting, DAY)
    (row,) = sheet.rows
    assert [(group.duty, group.light) for group in row.groups] == [
        ("lead", "late"),
        ("support", "late"),
    ]
    assert "截至 2025 年 3 月 31 日" in page and "迟 21 天" in page
    assert "图纸已出" in page and "已经开工" not in page
    assert row.due == on(3, 10)
    assert (sheet.tally.total, sheet.tally.late, sheet.tally.waiting) == (1, 1, 0)


def test_each_figure_opens_the_list_of_that_day(
    client: Client, leader: User, meeting: Meeting, docket: Docket
) -> None:
    sheet, page = shown(go(client, leader), meeting, DAY)
    for light, count in (("late", 1), ("waiting", 0)):
        listed = client.get(f"{sheet.list}&standing={light}").context["page"]
        assert listed.paginator.count == getattr(sheet.tally, light) == count
    own = re.findall(rf'href="([^"]*(?:meeting={meeting.pk}|matrix/)[^"]*)"', page)
    assert own and all(f"on={DAY}" in href for href in own if "admin" not in href)


def test_before_the_charge_it_is_undecided(
    client: Client, leader: User, meeting: Meeting, docket: Docket
) -> None:
    sheet, page = shown(go(client, leader), meeting, on(1, 9))
    assert sheet.rows[0].docket is None and sheet.undecided == 1
    assert sheet.tally.total == 0 and "还没有交办的事项" in page


@pytest.mark.parametrize(
    ("made", "revoked", "told"),
    [((3, 1), None, 1), ((4, 1), None, 0), ((3, 1), (3, 9), 0), ((3, 1), (4, 9), 1)],
)
def test_what_was_dismissed_by_then(
    client: Client,
    leader: User,
    officer: User,
    meeting: Meeting,
    made: tuple[int, int],
    revoked: tuple[int, int] | None,
    told: int,
) -> None:
    row = Dismissal.objects.create(
        directive=make_directive(meeting), by=officer, reason="已有部署"
    )
    gone = {"revoked_at": at(on(*revoked)), "revoked_by": officer} if revoked else {}
    Dismissal.objects.filter(pk=row.pk).update(at=at(on(*made)), **gone)
    sheet, _ = shown(go(client, leader), meeting, DAY)
    assert sheet.dismissed == told


@pytest.mark.parametrize("day", ["2999-01-01", "三月底"])
def test_a_day_that_cannot_be_shown_is_said(
    client: Client, leader: User, meeting: Meeting, docket: Docket, day: str
) -> None:
    sheet, page = shown(go(client, leader), meeting, day)
    assert "显示的是现在" in page and sheet.tally.waiting == 1


def test_queries_do_not_grow_with_directives(
    client: Client,
    leader: User,
    officer: User,
    meeting: Meeting,
    bureau: Department,
    docket: Docket,
    django_assert_num_queries: Any,
) -> None:
    go(client, leader)
    for many in (1, 3):
        for _ in range(many):
            day = on(1, 10)
            more: dict[str, Any] = {"charged_on": day, "recorded_at": at(day)}
            make_docket(officer, bureau, make_directive(meeting), **more)
        with django_assert_num_queries(17):
            shown(client, meeting, DAY)
