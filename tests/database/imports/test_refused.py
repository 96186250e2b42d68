"""What a ledger can't say, told to an officer in words."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_department
from tests.ledgers import HELD, make_entry
from tracker.imports.taking import check
from tracker.models import Docket, DocketSerial
from tracker.workflow import Duty, Kind, State

DAY = datetime.timedelta(days=1)
LATER = timezone.localdate() + 400 * DAY


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"meeting": " "}, "没有会议名称"),
        ({"held_on": LATER}, "开会日期"),
        ({"charged_on": LATER}, "交办时间"),
        ({"reported_on": LATER}, "反馈时间"),
        ({"reported_on": HELD - DAY}, "早于交办"),
        ({"closed_on": HELD - DAY, "state": State.CLOSED}, "早于交办"),
        ({"state": State.CLOSED}, "办结的事项要有办结时间"),
        ({"state": State.CLOSED, "due_on": LATER}, "办结的事项要有办结时间"),
        ({"state": State.CLAIMED}, "申请办结的事项要有办结时间"),
        ({"state": State.REFUSED}, "不能从台账导入"),
        ({"state": State.PASSED_ON}, "不能从台账导入"),
        ({"nature": Kind.STANDING, "state": State.CLOSED}, "长期事项没有办结"),
        ({"nature": Kind.INFORMATION, "state": State.ON_HOLD}, "阅知事项"),
        ({"text": " ", "code": "督1号"}, "没有督办内容"),
        ({"text": ""}, "没有督办内容"),
        ({"duties": ()}, "没有责任单位"),
        ({"duties": (), "state": None, "code": "督1号"}, "没有责任单位"),
        ({"title": "事" * 121}, "事项有 121 字,最多 120 字"),
        ({"code": "督" * 31}, "编号有 31 字"),
        ({"attendees": ("万里、" * 20,)}, "顿号分开"),
        ({"percent": 120}, "百分比"),
        ({"grade": "甲"}, "类别"),
        ({"text": "密级:秘密\n一件事"}, "涉密"),
    ],
)
def test_why_a_row_stays_out(
    bureau: Department, more: dict[str, Any], words: str
) -> None:
    assert words in check([make_entry(bureau, 5, **more)])[5]
    assert not Docket.objects.exists() and not DocketSerial.objects.exists()


def test_a_row_that_only_supports_has_no_lead(bureau: Department) -> None:
    row = make_entry(bureau, duties=((bureau, Duty.SUPPORT),))
    assert check([row]) == {1: "没有牵头单位。"}


def test_what_is_open_is_nobodys_whose_body_has_ended(bureau: Department) -> None:
    gone = make_department(valid_to=HELD + 9 * DAY, successor=bureau)
    closed = {"state": State.CLOSED, "closed_on": HELD + DAY}
    why = check([make_entry(gone, 1), make_entry(gone, 2, **closed)])
    assert list(why) == [1] and str(bureau) in why[1]


def test_one_demand_charged_twice_is_one_row(bureau: Department, officer: User) -> None:
    rows = [make_entry(bureau, n, text="同一 件事") for n in (3, 8)]
    assert check(rows) == {
        8: "与第 3 行是同一场会议的同一条要求,请合成一行。",
    }
