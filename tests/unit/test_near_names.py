"""Which departments are offered for a name that the register does not know."""

from __future__ import annotations

import pytest

from meetings.near_names import matching, near, score

REGISTER = [
    ("澄湖区住房和城乡建设局", ["区住建局"]),
    ("澄湖区水务局", ["区水务局"]),
    ("澄湖区财政局", []),
    ("澄湖区城市管理局", ["区城管局"]),
    ("澄湖区应急管理局", []),
    ("澄湖区自然资源和规划局", []),
    ("临湖街道办事处", ["临湖街道"]),
]


@pytest.mark.parametrize(
    ("printed", "official"),
    [
        ("住建委", "澄湖区住房和城乡建设局"),
        ("区住房建设局", "澄湖区住房和城乡建设局"),
        ("水务部门", "澄湖区水务局"),
        ("区水利局", "澄湖区水务局"),
        ("城管委", "澄湖区城市管理局"),
        ("资规局", "澄湖区自然资源和规划局"),
        ("自然资源局", "澄湖区自然资源和规划局"),
        ("应急办", "澄湖区应急管理局"),
        ("临湖街办", "临湖街道办事处"),
    ],
)
def test_the_right_department_stands_first(printed: str, official: str) -> None:
    assert near(printed, REGISTER)[0].name == official


@pytest.mark.parametrize("printed", ["供销社", "区妇联", "气象台", ""])
def test_nothing_is_offered_for_a_name_that_is_like_none(printed: str) -> None:
    assert near(printed, REGISTER) == []


def test_the_same_name_counts_most_and_a_shared_place_counts_nothing() -> None:
    assert score("澄湖区水务局", "澄湖区水务局") == 1
    assert score("澄湖区水务局", "澄湖区财政局") == 0
    assert score("水务", "澄湖区水务局") > score("水利局", "澄湖区水务局") > 0


def test_typing_finds_names_and_aliases_first_by_their_beginning() -> None:
    assert matching("区城", REGISTER)[0].name == "澄湖区城市管理局"
    assert matching("区城", REGISTER)[0].via == "区城管局"
    assert [one.name for one in matching("住建", REGISTER)] == [REGISTER[0][0]]
    assert matching("水利局", REGISTER)[0].name == "澄湖区水务局"
