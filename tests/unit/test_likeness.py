"""When two texts say the same."""

from __future__ import annotations

from meetings.retold.likeness import SAME, aligned, alike, held, pairs, said_before

PIPES = "区住建局牵头,6月底前完成老旧小区供水管网改造"


def test_punctuation_and_width_make_no_difference() -> None:
    other = "区住建局牵头，６月底前，完成“老旧小区”供水管网改造。"
    assert alike(pairs(PIPES), pairs(other)) == 1


def test_a_changed_month_is_still_the_same_demand() -> None:
    again = PIPES.replace("6月", "9月")
    assert SAME < alike(pairs(PIPES), pairs(again)) < 1


def test_another_body_doing_something_else_is_not() -> None:
    assert alike(pairs(PIPES), pairs("区教育局牵头,8月底前完成校舍安全隐患排查")) < SAME


def test_nothing_is_like_nothing() -> None:
    assert alike(pairs(""), pairs("。,")) == held(pairs(""), pairs("会")) == 0


def test_a_short_report_stands_in_a_long_one() -> None:
    longer = PIPES + "。区财政局保障资金,各街道做好群众工作"
    assert held(pairs(PIPES), pairs(longer)) == 1


def test_directives_are_aligned_the_likeliest_first_and_each_once() -> None:
    left = [PIPES, "各街道做好独居老人走访工作"]
    right = ["各街道要做好独居老人的走访", PIPES, PIPES + "并验收"]
    assert aligned(left, right) == {0: 1, 1: 0}


def test_what_was_said_before_is_found_with_where() -> None:
    earlier = [
        (7, "加强领导"),
        (8, PIPES.replace("完成", "全面完成")),
        (9, "另一件事" * 5),
    ]
    found = list(said_before({1: PIPES, 2: "加强领导"}, earlier))
    assert [(key, before) for key, before, _ in found] == [(1, 8)]
    assert found[0][2] > 0.9
