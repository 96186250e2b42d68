from __future__ import annotations

import pytest

from .reports import read

ASKED = "王强强调，应急局要在3月底前完成排查。"


@pytest.mark.parametrize(
    "lead",
    [
        "3月5日，县长王强到城关镇督战征迁工作。",
        "3月5日，县长王强接待来访群众，副县长赵刚参加接访。",
        "3月5日，王强县长率相关部门到工业园现场办公。",
        "根据县委安排，3月5日，县长王强组织相关部门专题研究安全生产。",
    ],
)
def test_who_a_report_begins_with_was_there(lead: str) -> None:
    (meeting,) = read(f"县里抓安全生产\n{lead}\n{ASKED}\n").meetings
    assert "王强" in {who.name for who in meeting.people}
    assert [row.speaker for row in meeting.directives] == ["王强"]


def test_who_is_named_and_says_nothing_makes_no_meeting() -> None:
    text = "县里新事\n3月5日，县长热线开通。\n负责人李红说，群众要说话有地方。\n"
    assert not read(text).meetings
