"""The words of a bulletin are kept line by line and come back as they were."""

from __future__ import annotations

import json

from tracker.bulletins.draft import Draft, Paragraph, Row, Style, load, sum_of

DRAFT = Draft(
    organ="澄湖区政府督查室",
    title="关于2026年会议议定事项办理情况的通报",
    to="各承办单位",
    body=(Paragraph(Style.FIRST, "一、总体情况"), Paragraph(Style.TEXT, "文", "头")),
    annex="汇总表",
    head=("会议类型", "件数"),
    rows=(Row(("常务会议\n第九次", "3")), Row(("合计", "3"), True)),
)


def test_what_is_kept_comes_back_as_it_was() -> None:
    assert load(DRAFT.dump()) == DRAFT


def test_it_is_one_value_a_line_in_chinese() -> None:
    lines = DRAFT.dump().split("\n")
    assert len(lines) == 6 and all(json.loads(line) for line in lines)
    assert "一、总体情况" in lines[1]


def test_the_sum_is_of_what_is_kept() -> None:
    assert DRAFT.sha256 == sum_of(DRAFT.dump()) != sum_of(DRAFT.dump() + " ")
