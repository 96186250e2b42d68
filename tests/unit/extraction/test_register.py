from __future__ import annotations

import pytest

from meetings.extraction.register import Register

REGISTER = Register(
    [
        ("清河县住房和城乡建设局", ["县住建局"]),
        ("清河县财政局", []),
        ("清河县农业农村局", ["县农业局"]),
        ("清河县应急管理局", []),
        ("城关镇人民政府", ["城关镇"]),
        ("清河县人力资源和社会保障局", []),
        ("清河县第一中学", ["一中"]),
        ("清河县公安局", []),
        ("清河县公安局交通警察大队", ["交警大队"]),
    ]
)


@pytest.mark.parametrize(
    ("printed", "official"),
    [
        ("县住建局", "清河县住房和城乡建设局"),
        ("住建", "清河县住房和城乡建设局"),
        ("住建部门", "清河县住房和城乡建设局"),
        ("财政局", "清河县财政局"),
        ("县财政局", "清河县财政局"),
        ("人社", "清河县人力资源和社会保障局"),
        ("应急", "清河县应急管理局"),
        ("公安部门", "清河县公安局"),
        ("城关镇", "城关镇人民政府"),
        ("交警大队", "清河县公安局交通警察大队"),
    ],
)
def test_a_name_is_found_as_printed_or_shortened(printed: str, official: str) -> None:
    assert REGISTER.resolve(printed) == (official, ())


def test_a_short_form_takes_a_character_of_each_word() -> None:
    register = Register([("县水资源利用中心", []), ("县卫生健康局", [])])
    assert register.resolve("水利") == (None, ())
    assert register.resolve("卫健") == ("县卫生健康局", ())


@pytest.mark.parametrize("printed", ["县水利局", "气象", "一中队", "施工单位"])
def test_what_is_not_registered_is_not_guessed(printed: str) -> None:
    assert REGISTER.resolve(printed) == (None, ())


def test_several_that_fit_are_candidates_and_none_is_chosen() -> None:
    register = Register([("东区教育局", ["教育局"]), ("西区教育局", ["教育局"])])
    assert register.resolve("教育局") == (None, ("东区教育局", "西区教育局"))
