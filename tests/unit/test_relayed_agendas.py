"""Agendas, reviews and reports are no superior's requirements."""

from __future__ import annotations

import pytest

from meetings.relayed.points import propose


@pytest.mark.parametrize(
    "said",
    [
        "会议有三项议程:一是听取工作汇报;二是审议方案;三是研究人事。",
        "一是听取上半年工作汇报;二是审议防汛方案;三是传达全市会议精神。",
        "去年取得了三个方面的成绩:一是建成了道路;二是改造了小区;三是收入增长了。",
        "会议听取了六个方面的汇报:一是防汛;二是供暖。",
        "过去一年回顾:一是项目稳;二是民生实。",
        "分析了三个方面的问题:一是底数不清;二是力量不足;三是进度偏慢。",
    ],
)
def test_agendas_and_reviews_are_no_requirements(said: str) -> None:
    found = propose(said)
    assert found.points == () and "不是要求" in found.refused


def test_what_was_heard_before_does_not_hinder_what_is_asked() -> None:
    said = "听取汇报,肯定了成绩,并提出两点要求:一是快。二是实。"
    assert [one.text for one in propose(said).points] == ["快", "实"]
