from __future__ import annotations

import pytest

from meetings.extraction.canvas import canvas
from meetings.extraction.going_on import goes_on
from meetings.extraction.wording import wanted

from .cases import cases
from .reports import directives, read


@pytest.mark.parametrize(("clause", "mode", "answer"), cases("wanted"))
def test_a_clause_demands_or_only_states(clause: str, mode: str, answer: str) -> None:
    assert wanted(clause, mode) == (answer == "yes")  # type: ignore[arg-type]


def test_clauses_are_cut_at_stops_and_semicolons_only() -> None:
    rows = directives("会议强调，各村要排查，要登记；县应急局要督导。")
    assert [row.text for row in rows] == ["各村要排查，要登记", "县应急局要督导"]


def test_what_is_quoted_is_never_cut() -> None:
    rows = directives("会议要求，各村要做到“早发现；早处置。早报告”，不留死角。")
    assert len(rows) == 1


def test_labels_below_an_item_belong_to_it() -> None:
    rows = directives(
        "会议议定以下事项：\n一、关于供水问题。要尽快恢复供水。\n"
        "责任单位：县水务局；完成时限：4月底前。\n二、关于供电问题。要排查线路。"
    )
    first = rows[0]
    assert first.text.endswith("完成时限：4月底前")
    assert [b.name for b in first.bodies] == ["县水务局"]
    assert first.deadline and first.deadline.text == "4月底前"


def test_a_decision_on_a_paper_names_who_acts() -> None:
    rows = directives("会议同意该办法，由县府办负责印发。会议原则通过预算方案。")
    assert [row.text for row in rows] == ["由县府办负责印发"]


@pytest.mark.parametrize(
    "words",
    [
        "会议认真学习有关文件。",
        "会议集体学习有关条例。",
        "我讲三点意见。",
        "就讲这么多。",
    ],
)
def test_what_a_meeting_did_and_how_a_speech_opens_is_no_demand(words: str) -> None:
    rows = directives(f"会议强调，各村要排查。{words}")
    assert [row.text for row in rows] == ["各村要排查"]


MINUTES = """清河县政府办公会议纪要

时间：2023年3月15日

会议议定事项纪要如下：

一、关于供电事宜
会议议定，供电所4月20日前送电。
责任单位：供电所

二、关于招标事宜
会议同意城投公司的方案，年内开工。
责任单位：城投公司

三、关于公交线路
请公交公司试运行，住建局建设站台。
"""


def test_an_item_without_a_line_of_duty_is_one_like_the_others() -> None:
    found = read(MINUTES).meetings[0].directives
    assert [row.number for row in found if row.level == 1] == [1, 2, 3]


def test_what_one_item_told_ends_with_it() -> None:
    page = MINUTES.replace("责任单位：供电所\n", "").replace("责任单位：城投公司\n", "")
    texts = [row.text for row in read(page).meetings[0].directives]
    assert "请公交公司试运行，住建局建设站台" in texts


def test_what_is_asked_behind_what_was_discussed_stands_below_the_item() -> None:
    rows = directives(
        "会议要求：\n一、会议讨论了宿舍维修事宜，会议要求核实基金余额。另外，由资产科参加业主会。\n"
        "二、会议听取了食堂汇报，决定早餐开到九点。"
    )
    assert [(row.level, row.text[:6]) for row in rows] == [
        (1, "会议讨论了宿"),
        (2, "核实基金余额"),
        (2, "另外，由资产"),
        (1, "会议听取了食"),
    ]


@pytest.mark.parametrize(
    ("clause", "answer"),
    [
        ("8月初开工建设，九月底之前完成。", True),
        ("上述工作务必在一个月内做完。", True),
        ("此项工作由李明副市长负责。", True),
        ("该项目由县委书记王强主抓。", True),
        ("力争年底前全面竣工。", True),
        ("9月底前完成供水工程。", False),
        ("此项工作由水利局负责。", False),
        ("上述工作要抓紧做完。", False),
        ("8月初开工建设，水利局备好石料。", False),
    ],
)
def test_a_clause_goes_on_with_the_one_before(clause: str, answer: bool) -> None:
    assert goes_on(canvas(clause)) == answer


def test_a_schedule_belongs_to_what_it_is_of() -> None:
    rows = directives(
        "会议要求：\n一、由林业局总负责，水利局配合，修建公园入口停车场。8月初开工建设，"
        "九月底之前完成。\n二、由城管局清运垃圾。此项工作由李明副县长负责。"
    )
    assert [row.level for row in rows] == [1, 1]
