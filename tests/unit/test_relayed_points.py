"""Which points a passage has, and what is no list of requirements."""

from __future__ import annotations

import pytest

from meetings.relayed.points import propose
from meetings.relayed.told import doubt
from tests.relayed import SAID, SIX


def texts(said: str) -> list[str]:
    return [one.text for one in propose(said).points]


def test_six_points_parted_by_semicolons() -> None:
    found = propose(f"顾临川同志提出了{SAID}。每一个方面都很清楚。")
    assert tuple(one.text for one in found.points) == SIX
    assert (found.told, found.doubt) == (6, "")
    assert all(one.number is None for one in found.points)


@pytest.mark.parametrize(
    ("said", "points"),
    [
        (
            "提出三点要求:一是抓项目。二是抓招商。三是抓安全。",
            ["抓项目", "抓招商", "抓安全"],
        ),
        ("提出两点希望：一要干在实处；二要走在前列。", ["要干在实处", "要走在前列"]),
        (
            "四项要求:(一)抓项目。(二)抓招商。(三)抓\n安全。(四)抓民生。",
            ["抓项目", "抓招商", "抓安全", "抓民生"],
        ),
        ("两点意见:第一,把牢方向。第二,压实责任。", ["把牢方向", "压实责任"]),
        ("三点要求:首先,要快;其次,要实;最后,要严。散会。", ["要快", "要实", "要严"]),
        (
            "提出了抓平台培育、楼宇经济、医养结合三个方面的要求。",
            ["抓平台培育", "楼宇经济", "医养结合"],
        ),
        ("提出三点要求:抓项目、抓招商、抓安全。", ["抓项目", "抓招商", "抓安全"]),
        ("抓项目,早开工;抓招商,早签约", ["抓项目,早开工", "抓招商,早签约"]),
        ("加快沁湖公园建设。", ["加快沁湖公园建设"]),
    ],
)
def test_forms_of_points(said: str, points: list[str]) -> None:
    assert texts(said) == points


def test_a_count_that_contradicts_is_a_doubt() -> None:
    found = propose("提出六项要求:一是抓项目。二是抓招商。三是抓安全。")
    assert found.told == 6 and len(found.points) == 3
    assert found.doubt == "原文说六项,这里有三项,请对照原文。"
    assert doubt(6, 6) == doubt(None, 3) == doubt(6, 0) == ""


def test_printed_numbers_are_kept() -> None:
    found = propose("提出要求:一是抓项目。要早开工。二是抓招商。")
    assert [(one.number, one.text) for one in found.points] == [
        (1, "抓项目。要早开工"),
        (2, "抓招商"),
    ]


def test_only_the_part_that_is_pointed_at_is_read() -> None:
    text = f"第一段。{SAID}。后面一是说别的。二是也说别的。"
    start = text.index("抓安全")
    end = text.index("抓民生") - 1
    found = propose(text, start, end)
    assert [one.text for one in found.points] == [SIX[1]]
    assert text[slice(*found.points[0].ranges[0])] == SIX[1]


def test_a_word_broken_by_a_column_is_whole_again() -> None:
    text = "提出两点要求:一是抓好项\n\n目建设。二是抓好招商。"
    first = propose(text).points[0]
    assert first.text == "抓好项目建设"
    assert "".join(text[a:b] for a, b in first.ranges) == first.text


def test_nothing_gives_nothing() -> None:
    assert propose("").points == propose(" \n。").points == ()
