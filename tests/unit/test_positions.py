"""A text cut in two: which parts of the source each half keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.extraction.clean import clean
from meetings.positions import pieces, trimmed


def cut(source: str, passages: list[tuple[int, int]], text: str, words: str) -> str:
    at = text.index(words)
    found = pieces(source, passages, text, (at, at + len(words)))
    return clean("".join(source[a:b] for a, b in found))


@pytest.mark.parametrize(
    ("source", "passages", "words"),
    [
        ("一是抓好防汛。二是备足物资", [(2, 13)], "备足物资"),
        ("抓好防\n汛值守,逐段排查", [(0, 3), (4, 12)], "防汛值守"),
        ("抓好 防汛&amp;值守 工作", [(0, 15)], "&值守 工作"),
        ("20\uff12\uff16年  3月底前完成", [(0, 12)], "2026年 3月"),
    ],
)
def test_a_half_keeps_just_its_own_words(
    source: str, passages: list[tuple[int, int]], words: str
) -> None:
    text = clean("".join(source[a:b] for a, b in passages))
    assert cut(source, passages, text, words) == words


def test_of_a_changed_text_the_nearest_words_decide() -> None:
    source = "区水务局要对堤坝逐段排查,区应急局要备足物资"
    found = pieces(
        source, [(0, len(source))], "水务局应逐段排查。应急局要备足物资", (9, 17)
    )
    assert [source[a:b] for a, b in found] == ["应急局要备足物资"]


def test_words_that_stand_nowhere_have_no_place() -> None:
    assert pieces("甲乙丙", [(0, 3)], "甲乙丙丁戊", (3, 5)) == []


def test_stops_around_a_half_are_left_out() -> None:
    assert trimmed("甲;乙。", 1, 4) == (2, 3)


@given(st.text(alphabet="甲乙丙丁 \n&a;", max_size=30), st.data())
def test_the_two_halves_are_the_whole(raw: str, data: st.DataObject) -> None:
    text = clean(raw)
    at = data.draw(st.integers(0, len(text)))
    both = [pieces(raw, [(0, len(raw))], text, r) for r in ((0, at), (at, len(text)))]
    halves = ["".join(raw[a:b] for a, b in half) for half in both]
    assert [clean(half) for half in halves] == [clean(text[:at]), clean(text[at:])]
