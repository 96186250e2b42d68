"""What is wrong with a row is told in words, and costs only what hangs on it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.database.tracker.register import (
    Rows,
    errors,
    plan_of,
)
from tests.factories import make_user
from tracker.roles import Role

BAD: list[tuple[str, list[Any], str]] = [
    ("单位", [None, "部门"], "“名称”没有填写。"),
    ("单位", ["区一局", "科室"], "“类别”里的“科室”不在可选的"),
    ("单位", ["区一局", "部门", "第三"], "“序列”里的“第三”不是"),
    ("单位", ["区一局", "部门", "9" * 5000], "“序列”里的"),
    ("单位", ["区一局", None, None, None, "区长"], "“分管领导岗位”里的“区长”不在册"),
    ("单位", ["区一局", *[None] * 4, "2024-02-30"], "“起”里的“2024-02-30”不是日期"),
    ("单位", ["区一局", *[None] * 4, "2024.3.1", "2023.3.1"], "“止”(2023-03-01)早于"),
    ("单位", ["区一局", *[None] * 6, "区一局"], "“承接单位”不能是单位自己。"),
    ("单位", ["局" * 81], "“名称”最多 80 字"),
    ("单位", ["#REF!"], "“名称”里的公式出错"),
    ("单位", ["区一局、区二局"], "“名称”里有“、”"),
    ("单位组", ["各局", "区一局"], "“成员”里的“区一局”不在册"),
    ("岗位与人员", ["局长", "区一局"], "“单位”里的“区一局”不在册"),
    ("岗位与人员", ["局长", None, None, "138"], "“电话”填了,但没有填“姓名”。"),
    ("账号", ["a b", "甲", "领导"], "“用户名”只能有"),
    ("账号", ["jia", "甲", "科长"], "“角色”里的“科长”不在可选的"),
    ("账号", ["jia", "甲", "联络员"], "“单位”没有填写。联络员要填"),
    ("账号", ["jia", "甲", "领导", "局"], "“单位”不用填"),
    ("账号", ["jia", "甲", "领导", None, "区长"], "“岗位”里的“区长”不在册"),
]


@pytest.mark.parametrize(("sheet", "row", "words"), BAD)
def test_a_bad_cell_is_told_in_words(
    db: None, sheet: str, row: list[Any], words: str
) -> None:
    (error,) = errors({sheet: [row]})
    assert error.startswith("3 ")
    assert words in error


def test_rows_that_contradict_each_other_are_refused(db: None) -> None:
    make_user(Role.LEADER, username="huo")
    found = errors(
        {
            "单位": [["柳堤镇"], ["柳堤镇"]],
            "岗位与人员": [
                ["局长", None, "甲", None, None, None, 1],
                ["局长", None, "乙", None, None, None, 2],
            ],
            "账号": [
                ["jia", "甲", "领导"],
                ["jia", "乙", "审计员"],
                ["HUO", "霍", "领导"],
            ],
        }
    )
    assert found == [
        "4 与第 3 行重复。",
        "4 “序列”与第 3 行的“1”不一致。",
        "4 “姓名”与第 3 行的“甲”不一致。",
        "5 “用户名”与账号“huo”只差大小写。",
    ]


def test_a_row_that_names_a_refused_row_is_refused_too(db: None) -> None:
    rows: Rows = {
        "单位": [["区一局", "科室"], ["区二局", *[None] * 6, "区一局"]],
        "岗位与人员": [["局长", "区二局", "甲"]],
        "账号": [["jia", "甲", "联络员", "区二局", "局长"]],
    }
    assert len(plan_of(rows).errors) == 4
