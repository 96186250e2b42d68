"""Gaps: text that belongs to nothing, in pieces that a person would count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from meetings.desk.gaps import gaps

TEXT = "编辑:陈彬\n校对:张晖\n\n区政府开会。图为会场。\n——"


def words(free: list[tuple[int, int]], taken: list[tuple[int, int]] = []) -> list[str]:  # noqa: B006
    return [TEXT[start:end] for start, end in gaps(TEXT, free, taken)]


def span(text: str) -> tuple[int, int]:
    start = TEXT.index(text)
    return start, start + len(text)


def test_lines_that_follow_each_other_are_one_gap() -> None:
    free = [span("编辑:陈彬"), span("校对:张晖"), span("图为会场。")]
    assert words(free) == ["编辑:陈彬\n校对:张晖", "图为会场。"]


def test_what_was_assigned_is_no_gap() -> None:
    free = [span("区政府开会。图为会场。")]
    assert words(free, [span("区政府开会。")]) == ["图为会场。"]
    assert words(free, [span("开会")]) == ["区政府", "。图为会场。"]
    assert words(free, free) == []


def test_a_rule_of_dashes_is_no_gap() -> None:
    assert words([span("——")]) == []


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6))
def test_no_gap_holds_what_is_taken(taken: list[tuple[int, int]]) -> None:
    inside = {n for start, end in taken for n in range(start, end)}
    for start, end in gaps(TEXT, [(0, len(TEXT))], taken):
        bare = {n for n in range(start, end) if TEXT[n].strip()}
        letters = {n for n in bare if TEXT[n].isalnum()}
        assert letters and not letters & inside
