"""Words are marked where they stand, whatever their width, and long texts are cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.search.highlight import LONG, Piece, excerpt, pieces


def test_words_are_marked_and_those_that_touch_are_one() -> None:
    marked = pieces("老旧小区的管网", ["老旧", "旧小", "管网"])
    assert marked == [
        Piece("老旧小", True),
        Piece("区的", False),
        Piece("管网", True),
    ]


def test_the_text_is_shown_as_it_was_written() -> None:
    wide = "12号\uff21B"  # with an A of full width
    assert pieces(f"第{wide}", ["12号ab"]) == [Piece("第", False), Piece(wide, True)]


@given(st.text(max_size=40), st.text(min_size=1, max_size=3))
def test_pieces_are_the_text(text: str, word: str) -> None:
    assert "".join(piece.text for piece in pieces(text, [word])) == text


def test_an_excerpt_shows_the_first_word_of_a_long_text() -> None:
    cut = excerpt("甲" * 200 + "管网" + "乙" * 200, ["管网"])
    assert [piece.text for piece in cut if piece.hit] == ["管网"]
    whole = "".join(piece.text for piece in cut)
    assert whole.startswith("…") and whole.endswith("…")
    assert len(whole) == LONG + 2
    assert excerpt("短", ["没有"]) == [Piece("短", False)]
