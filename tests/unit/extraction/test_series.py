from __future__ import annotations

import pytest

from .cases import cases
from .reports import directives


@pytest.mark.parametrize(("text", "numbers"), cases("series"))
def test_a_series_counts_when_it_demands(text: str, numbers: str) -> None:
    found = [row.number for row in directives(text) if row.number]
    assert found == [int(n) for n in numbers.split()]


def test_numbers_inside_an_item_are_its_demands() -> None:
    rows = directives(
        "会议强调，第一，抓排查。1.要全面摸排；2.要彻底整改。第二，抓整改。"
    )
    assert [(r.level, r.number, r.text) for r in rows] == [
        (1, 1, "抓排查。1.要全面摸排；2.要彻底整改"),
        (2, None, "要全面摸排"),
        (2, None, "要彻底整改"),
        (1, 2, "抓整改"),
    ]


def test_an_item_with_one_demand_has_none_below_it() -> None:
    rows = directives("会议要求，一是抓排查。各村要逐户登记。二是抓整改。")
    assert [row.level for row in rows] == [1, 1]


def test_a_topic_over_a_series_is_no_directive() -> None:
    rows = directives(
        "会议要求：\n一、进度方面。1.要倒排工期；2.要日报进度。\n"
        "二、质量方面。1.要落实旁站；2.要随机抽检。"
    )
    assert [(row.level, row.number) for row in rows] == [(1, 1), (1, 2)] * 2


def test_a_heading_above_who_decides_makes_no_series_a_review() -> None:
    rows = directives(
        "会议要求，要抓排查。\n议题二：研究宿舍供暖问题\n会议决定：\n"
        "1.后勤处更换管道。\n2.学工部做好解释。"
    )
    assert [row.number for row in rows] == [None, 1, 2]
