"""Sections of minutes in every shape: what stands below nouns is an item, each time.

A heading that says what to do is an item itself, and so is a project with who is
responsible for it; the numbers below these are theirs.
"""

from __future__ import annotations

import datetime
from itertools import product

import pytest

from meetings.extraction import extract
from meetings.extraction.result import FoundDirective

PUBLISHED = datetime.date(2023, 10, 20)
TITLE = "云岭县冬季供暖专题会议纪要"
FRONTS = {
    "told": f"{TITLE}\n\n10月18日上午，副县长石坚主持召开供暖会议。会议{{verb}}：\n\n",
    "labels": f"{TITLE}\n（第12期）\n\n时间：2023年10月18日上午\n地点：县政府二楼\n"
    "主持：石坚\n参加：石坚、田禾\n\n会议{verb}：\n\n",
    "document": f"云岭县人民政府办公室\n{TITLE}\n〔2023〕12号\n\n2023年10月18日上午，"
    "石坚副县长在县政府二楼会议室主持召开会议，专题研究供暖工作。现将会议{verb}"
    "事项纪要如下：\n\n",
}
LABELLED = (
    f"{TITLE}\n\n一、会议时间\n2023年10月18日上午\n二、会议地点\n县政府二楼\n"
    "三、主持人\n石坚\n四、会议{verb}\n\n"
)
VERBS = ("议定", "要求", "明确", "确定")
OVER = (("一、", "二、", "三、"), ("（一）", "（二）", "（三）"), ("1、", "2、", "3、"))
BRACKETS = ("【", "】")
BELOW = (("1.", "2."), ("（1）", "（2）"), ("①", "②"), ("（一）", "（二）"))
NOUNS = (
    ("热源准备", "管网维护", "服务保障"),
    ("关于热源准备工作", "关于管网维护工作", "关于服务保障工作"),
    ("热源问题", "管网问题", "服务问题"),
    ("会议议定事项", "责任分工", "工作要求"),
    ("县住建局", "热力公司", "县督查室"),
)
ORDERS = (
    ("加强热源准备", "压实管网责任", "提升服务水平"),
    ("守住供暖底线", "扛牢政治责任", "夯实工作基础"),
    ("要备足热源", "要查清管网", "要做好服务"),
)
DONE = (
    ("10月31日前完成水压试验", "备足燃煤三万吨"),
    ("更换老旧阀门", "县交通局保障抢修车辆通行"),
    ("公布服务电话", "每周通报一次投诉办理情况"),
)
# Not 1、 over 1., which nothing but the words tells apart.
SHAPES = [
    (over, below)
    for over, below in product(OVER, BELOW)
    if over[0] not in below and over[0][0] != below[0][0]
]


def sections(heads: tuple[str, ...], below: tuple[str, str]) -> str:
    rows: list[str] = []
    for head, done in zip(heads, DONE, strict=True):
        lines = zip(below, done, strict=True)
        rows += [head, *(f"{mark}{text}。" for mark, text in lines)]
    return "\n".join(rows)


def items(text: str) -> list[FoundDirective]:
    """What is demanded at the first level of the one meeting."""
    (meeting,) = extract(text, PUBLISHED).meetings
    return [row for row in meeting.directives if row.level == 1]


def marked(over: tuple[str, ...], heads: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(mark + head for mark, head in zip(over, heads, strict=True))


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("front", FRONTS)
def test_below_nouns_stand_the_items(front: str, verb: str) -> None:
    start = FRONTS[front].format(verb=verb)
    for nouns, (over, below) in product(NOUNS, SHAPES):
        text = start + sections(marked(over, nouns), below)
        assert [row.number for row in items(text)] == [1, 2] * 3, text


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("front", FRONTS)
def test_below_nouns_in_brackets_stand_the_items(front: str, verb: str) -> None:
    start = FRONTS[front].format(verb=verb)
    for nouns, below in product(NOUNS, BELOW):
        heads = tuple(noun.join(BRACKETS) for noun in nouns)
        text = start + sections(heads, below)
        assert [row.number for row in items(text)] == [1, 2] * 3, text


@pytest.mark.parametrize("verb", VERBS)
def test_labels_with_their_words_below_are_no_items(verb: str) -> None:
    for nouns, below in product(NOUNS, BELOW[:3]):
        text = LABELLED.format(verb=verb) + sections(marked(OVER[1], nouns), below)
        assert [row.number for row in items(text)] == [1, 2] * 3, text


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("front", FRONTS)
def test_headings_that_order_are_the_items(front: str, verb: str) -> None:
    start = FRONTS[front].format(verb=verb)
    for orders, (over, below) in product(ORDERS, SHAPES):
        text = start + sections(marked(over, orders), below)
        assert [row.number for row in items(text)] == [1, 2, 3], text


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("front", FRONTS)
def test_projects_with_who_is_responsible_are_the_items(front: str, verb: str) -> None:
    start = FRONTS[front].format(verb=verb)
    rows = ("责任单位：县住建局", "完成时限：10月31日")
    for over, gap in product(OVER, ("\n", "。")):
        names = marked(over, ("东郊热源厂", "北线管网", "西关换热站"))
        parts = ["\n".join([f"{name}：完成检修", gap.join(rows)]) for name in names]
        text = start + "\n".join(parts)
        assert [row.number for row in items(text)] == [1, 2, 3], text
