"""What offices write into the cells of a ledger: days, deadlines, states, bodies."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.imports.bodies_said import said
from tracker.imports.dates import Due, day_of, due_of, year_in
from tracker.imports.states_said import grade_of, nature_of, percent_of, state_of
from tracker.states import Duty, Kind, State

HELD = datetime.date(2024, 3, 1)
MARCH_5 = datetime.date(2024, 3, 5)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "2024-3-5",
            "2024.3.5",
            "2024/03/05",
            "2024年3月5日",
            "2024年3月5号",
            "24.3.5",
        ),
        *(
            "20240305",
            "45356",
            "3月5日",
            "3.5",
            "2024年3月5日(星期二)",
            "２０２４．３．５",
        ),
        *(
            "2024年3月5日上午9:00",
            "2024-03-05 00:00:00",
            "3月5日-6日",
            "2024年3月5日前",
        ),
        "2024年3月5日至7日",
    ],
)
def test_a_day_in_every_form(words: str) -> None:
    assert day_of(words, HELD) == MARCH_5


@pytest.mark.parametrize(
    "words",
    [
        *("", "2024年3月", "长期坚持", "2024年13月5日", "2024-2-30", "每月5日前", "1"),
        *("已于3月5日完成", "99999999", "0", "3月5日前完成方案,6月底前建成"),
    ],
)
def test_other_words_are_no_day(words: str) -> None:
    assert day_of(words, HELD) is None


def test_a_day_without_a_year_is_the_next_one_and_none_without_a_meeting() -> None:
    assert day_of("2月5日", HELD) == datetime.date(2025, 2, 5)
    assert day_of("3月5日") is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024年底前", "2024-12-31"),
        ("年底", "2024-12-31"),
        ("12月", "2024-12-31"),
        ("2024年12月底", "2024-12-31"),
        ("2024.6", "2024-06-30"),
        ("三季度", "2024-09-30"),
        ("2025年1季度", "2025-03-31"),
        ("6月底前", "2024-06-30"),
        ("1月底", "2025-01-31"),
        ("会后10个工作日内", "2024-03-15"),
        ("5月15日前完成方案,12月底前建成", "2024-12-31"),
        ("10月15日", "2024-10-15"),
    ],
)
def test_a_deadline_is_read_from_the_day_of_the_meeting(words: str, day: str) -> None:
    assert due_of(words, HELD).on == datetime.date.fromisoformat(day)


def test_a_deadline_that_is_no_day_keeps_its_words() -> None:
    assert due_of("立行立改", HELD) == Due(None, "立行立改")
    assert due_of("每月5日前", HELD) == Due(None, "每月5日前")
    assert due_of("长期坚持", HELD) == Due(None, "长期坚持", standing=True)
    for nothing in ("", "未定", "/", "——"):
        assert due_of(nothing, HELD) == Due()


def test_the_year_of_a_title() -> None:
    assert year_in("2024年督办台账") == 2024
    assert year_in("台账(2025).xlsx") == 2025
    assert year_in("督办台账20240305") is None


STATES = {
    State.CLOSED: "已办结 办结 完成 已完成 √ 销号 100% 是 办结销号 2024年底已完成 ✓",
    State.IN_HAND: "推进中 正在办理 正常 序时推进 在办 逾期 ■逾期 否 未办结 80% ●正常",
    State.UNSIGNED: "未启动 未签收 待签收",
    State.CLAIMED: "申请办结 待核验",
    State.ON_HOLD: "缓办 暂缓",
    State.WITHDRAWN: "撤销",
}


@pytest.mark.parametrize(
    ("word", "state"), [(w, s) for s, words in STATES.items() for w in words.split()]
)
def test_a_state_in_the_words_of_offices(word: str, state: State) -> None:
    assert state_of(word) == (state, Kind.ACTION)


def test_what_has_no_end_is_in_hand() -> None:
    assert state_of("长期坚持") == (State.IN_HAND, Kind.STANDING)


def test_who_is_closed_but_for_others_is_not_closed() -> None:
    assert state_of("办结销号(责任单位未办结)") == (State.IN_HAND, Kind.ACTION)


@pytest.mark.parametrize(
    "words", ["差不多了", "", "已完成立项批复,正在办理施工许可手续", "8"]
)
def test_other_words_are_no_state(words: str) -> None:
    assert state_of(words) is None


def test_shares_natures_and_grades() -> None:
    shares = ("80%", "80", "0.8", "１００％", "120%", "八成")
    assert [percent_of(w) for w in shares] == [80, 80, 80, 100, None, None]
    assert [nature_of(w) for w in ("长期", "阅知", "?")] == [
        "standing",
        "information",
        None,
    ]
    assert [grade_of(w) for w in ("A类", "B 重点", "重大", "AB")] == ["A", "B", "A", ""]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("区住建局、水务局,公安局;城关镇", ["区住建局", "水务局", "公安局", "城关镇"]),
        ("区住建局\n区水务局", ["区住建局", "区水务局"]),
        ("区住建局 区水务局", ["区住建局", "区水务局"]),
        ("财 政 局", ["财政局"]),
        ("区财政局(王明)、审计局等部门", ["区财政局", "审计局"]),
        ("区住建局会同公安局", ["区住建局会同公安局"]),
        ("区住建局,会同公安局", ["区住建局", "公安局"]),
        ("区住建局、区住建局", ["区住建局"]),
        ("无", []),
        ("/", []),
    ],
)
def test_several_bodies_in_a_cell(cell: str, names: list[str]) -> None:
    assert [one.name for one in said(cell)] == names


def test_a_cell_may_say_the_parts_itself() -> None:
    marked = said("区住建局(牵头)、水务局;配合单位:公安局、城关镇【责任】")
    assert [one.duty for one in marked] == [
        *(Duty.LEAD, None, Duty.SUPPORT),
        Duty.RESPONSIBLE,
    ]


@given(st.text(max_size=60))
def test_no_cell_raises(words: str) -> None:
    assert due_of(words, HELD).words in ("", " ".join(words.split()))
    day, state, share = day_of(words, HELD), state_of(words), percent_of(words)
    assert day is None or 1949 <= day.year <= 2100
    assert state is None or state[0] in State
    assert share is None or 0 <= share <= 100
    assert all(one.name for one in said(words))


@given(st.text("0123456789年月日.-/前底季度第", max_size=14))
def test_no_figures_raise(words: str) -> None:
    due = due_of(words, HELD)
    assert due.on is None or isinstance(due.on, datetime.date)
