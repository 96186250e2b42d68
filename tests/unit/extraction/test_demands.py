from __future__ import annotations

import pytest

from meetings.extraction.wording import wanted

from .cases import cases
from .reports import directives


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
