"""Marks: a text cut into pieces by what was found in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from meetings.desk.marks import KINDS, Mark, paragraphs

TEXT = "区政府召开会议\n\n会上,霍启明要求:区水务局要在3月底前完成。\n(下转第三版)"


def at(words: str, kind: str, **more: object) -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), kind, **more)  # type: ignore[arg-type]


def test_overlapping_things_share_their_pieces() -> None:
    marks = [
        at("区水务局要在3月底前完成。", "item", ref="d12"),
        at("区水务局", "body", ref="b3"),
        at("3月底前", "when"),
    ]
    line = paragraphs(TEXT, marks)[1]
    assert [(p.text, p.classes) for p in line.pieces] == [
        ("会上,霍启明要求:", ""),
        ("区水务局", "item body"),
        ("要在", "item"),
        ("3月底前", "item when"),
        ("完成。", "item"),
    ]
    assert [p.refs for p in line.pieces] == ["", "d12 b3", "d12", "d12", "d12"]


def test_a_kind_bears_its_symbol_where_it_begins_and_only_there() -> None:
    marks = [at("区水务局要在3月底前完成。", "item"), at("3月底前", "due")]
    line = paragraphs(TEXT, marks)[1]
    assert [p.css for p in line.pieces[1:]] == [
        "item at-item",
        "item due at-due",
        "item",
    ]


def test_a_line_says_where_in_the_text_it_starts() -> None:
    assert [line.start for line in paragraphs(TEXT, [])] == [
        0,
        TEXT.index("会上"),
        TEXT.index("(下转"),
    ]


def test_a_line_of_a_title_is_a_headline_and_empty_lines_are_left_out() -> None:
    lines = paragraphs(TEXT, [at("区政府召开会议", "heading")])
    assert [line.headline for line in lines] == [True, False, False]


def test_every_start_keeps_its_anchor_though_two_start_together() -> None:
    outer = at("区水务局要在3月底前", "item", anchor="s-d1", number="一", href="#d1")
    inner = at("区水务局", "item", anchor="s-d2")
    (piece,) = [p for p in paragraphs(TEXT, [inner, outer])[1].pieces if p.starts]
    assert [mark.anchor for mark in piece.starts] == ["s-d1", "s-d2"]


def test_grey_text_is_no_mark() -> None:
    last = paragraphs(TEXT, [at("(下转第三版)", "none")])[-1].pieces[0]
    assert (last.classes, last.is_mark) == ("none", False)


@given(
    st.text("甲乙\n ", max_size=40),
    st.lists(
        st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.sampled_from(KINDS)),
        max_size=8,
    ),
)
def test_no_letter_is_lost_or_doubled(
    text: str, spans: list[tuple[int, int, str]]
) -> None:
    lines = paragraphs(text, [Mark(a, b, kind) for a, b, kind in spans])
    shown = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert shown == [line for line in text.split("\n") if line.strip()]
