"""Every part of a text is found by its pairs, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.search import pairs

WIDE = "\uff11\uff22\uff23\u3000\uff0c"  # one, B, C, a blank and a comma of full width
LETTERS = st.sampled_from("管网改造老旧小区督〔2026〕aB,。'\"\\%_*&|: \n-" + WIDE)
TEXTS = st.text(LETTERS, min_size=1, max_size=30) | st.text(min_size=1, max_size=30)


def found(text: str, query: str) -> bool:
    """As a database does it: all pairs there, one letter at the start of one."""
    folded = pairs.fold(text)
    there, asked = pairs.pairs(folded), pairs.words(query)
    for wanted in (pair for word in asked for pair in pairs.wanted(word)):
        if len(wanted) == 1 and not any(pair.startswith(wanted) for pair in there):
            return False
        if len(wanted) == 2 and wanted not in there:
            return False
    return pairs.is_sure(asked) or pairs.holds(folded, asked)


@given(TEXTS, st.data())
def test_every_part_of_a_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    assert found(text, part)


@given(TEXTS, TEXTS)
def test_what_is_found_is_what_has_all_the_words(text: str, query: str) -> None:
    asked = pairs.words(query)
    assert found(text, query) == all(word in pairs.fold(text) for word in asked)


@given(TEXTS)
def test_folding_keeps_places_and_leaves_nothing_that_a_database_reads(
    text: str,
) -> None:
    folded = pairs.fold(text)
    assert len(folded) == len(text)
    assert not set(folded) & set("'\"\\%_*&|:()\n\t\0")
    assert all(pair and " " not in pair for pair in pairs.pairs(folded))


@pytest.mark.parametrize(
    ("text", "folded"),
    [(WIDE[:3], "1bc"), ("督〔2026〕", "督〔2026〕"), ("a\u3000b\nc", "a b c")],
)
def test_widths_and_cases_are_one(text: str, folded: str) -> None:
    assert pairs.fold(text) == folded


def test_a_query_is_a_few_words_each_once() -> None:
    assert pairs.words("  管网 管网　改造 ") == ["管网", "改造"]
    assert len(pairs.words(" ".join("甲乙丙丁戊己庚辛壬癸"))) == pairs.MOST_WORDS
    assert pairs.words("   ") == []
