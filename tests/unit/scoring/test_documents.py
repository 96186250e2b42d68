"""A file of rules: nothing is lost on the way, and every fault is told by its place."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from tracker.scoring import RuleSet, RuleSetError, files
from tracker.scoring.presets import NAMES, preset


def faults(change: dict[str, Any] | None = None, **top: Any) -> tuple[str, ...]:
    """What is told of the default with its first rule changed, or the whole."""
    document = copy.deepcopy(preset("default").document())
    document["rules"][0].update(change or {})
    document.update(top)
    with pytest.raises(RuleSetError) as caught:
        RuleSet.from_document(document)
    return caught.value.messages


@pytest.mark.parametrize("name", NAMES)
def test_a_file_brings_back_the_same_rules(name: str) -> None:
    assert files.load(files.dump(preset(name)).encode()) == preset(name)


def test_numbers_of_a_file_are_taken_as_they_are_written() -> None:
    text = files.dump(preset("default")).replace('"base": "100"', '"base": 100.10')
    assert f"{files.load(text.encode()).base}" == "100.10"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"points": {"lead": "五"}}, "规则第 1 条“迟报”:“牵头”不是数:五。"),
        ({"points": {"lead": 0.1}}, "规则第 1 条“迟报”:“牵头”不是数:0.1。"),
        ({"points": {"lead": "1e9"}}, "规则第 1 条“迟报”:“牵头”不是数:1e9。"),
        ({"points": {"lead": "NaN"}}, "规则第 1 条“迟报”:“牵头”不是数:NaN。"),
        ({"fact": "sneezed"}, "规则第 1 条“迟报”:“事实”没有“sneezed”这一种。"),
        ({"cap": "5"}, "规则第 1 条“迟报”:不认识“cap”这一项。"),
        ({"key": "returned"}, "规则的代号“returned”用了不止一次。"),
        ({"item_cap": "-1"}, "规则第 1 条“迟报”:“每件最多”不能小于 0。"),
        ({"points": {}}, "规则第 1 条“迟报”:请至少填一种分工的分值。"),
        ({"name": ""}, "规则第 1 条:请填写“名称”。"),
    ],
)
def test_a_fault_of_a_rule_names_the_rule(change: dict[str, Any], told: str) -> None:
    assert told in faults(change)


@pytest.mark.parametrize(
    ("top", "told"),
    [
        ({"format": "x"}, "不是计分规则文件(第一项应是 format: luoshi-rules-1)。"),
        ({"floor": "200"}, "“最低分”不能高于“最高分”。"),
        ({"digits": "1.5"}, "“小数位数”是 0 到 4 的整数。"),
        ({"rules": "x"}, "“rules”应是一列。"),
        ({"rules": [3]}, "规则第 1 条:这里应是一组“名称:值”。"),
        ({"family": "ranks"}, "按名次分档时,“等次”要按名次比例。"),
        ({"colour": "red"}, "不认识“colour”这一项。"),
    ],
)
def test_a_fault_of_the_whole_is_told(top: dict[str, Any], told: str) -> None:
    assert told in faults(**top)


def test_no_fault_hides_another() -> None:
    told = faults({"fact": "x", "points": {"lead": "y"}}, digits="z")
    assert len(told) == 3


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\xff\xfe", "文件不是 UTF-8 编码的文字。"),
        (b'{"a": 1,\n "b"}', "第 2 行第 5 个字起不是完整的 JSON。"),
        (b'{"a": 1, "a": 2}', "“a”在同一处写了两次。"),
        (b"[" * 100_000, "文件的层次太多。"),
        (b" " * 600_000, "文件太大(最多 500 KB)。"),
        (b"[]", "这里应是一组“名称:值”。"),
    ],
)
def test_a_broken_file_says_where_it_breaks(raw: bytes, told: str) -> None:
    with pytest.raises(RuleSetError) as caught:
        files.load(raw)
    assert told in caught.value.messages


def test_json_in_json_is_no_trouble() -> None:
    document = preset("default").document()
    assert json.loads(files.dump(RuleSet.from_document(document))) == document
