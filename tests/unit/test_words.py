"""What "?" says: told in one place, the same in the glossary, used on the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tracker.lights import SYMBOLS
from tracker.words import EXPLANATIONS

ROOT = Path(__file__).parents[2]
USED = re.compile(r'{% explain "([^"]+)" %}')


def glossary() -> dict[str, str]:
    text = (ROOT / "docs/glossary.md").read_text()
    table = text.partition("### What `?` says")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| (\S+) \| (.+) \|$", table, re.MULTILINE))


def used() -> set[str]:
    pages = (ROOT / "templates").rglob("*.html")
    return {
        word
        for page in pages
        if page.name != "_explain.html"
        for word in USED.findall(page.read_text())
    }


def test_the_glossary_has_the_same_words() -> None:
    told = glossary()
    assert {word: told.get(word) for word in EXPLANATIONS} == EXPLANATIONS
    assert set(told) - {"Word"} == set(EXPLANATIONS)


def test_each_word_is_explained_on_a_page_and_none_is_asked_for_in_vain() -> None:
    assert used() - set(SYMBOLS) == set(EXPLANATIONS)


@pytest.mark.parametrize("word", EXPLANATIONS)
def test_an_explanation_is_short_and_whole(word: str) -> None:
    text = EXPLANATIONS[word]
    assert 10 <= len(text) <= 60 and text.endswith("。")


def test_the_rules_of_the_glossary_know_each_word() -> None:
    """A word that only its explanation has is no word of this product."""
    text = (ROOT / "docs/glossary.md").read_text()
    table = text.partition("### What `?` says")[2].partition("\n## ")[0]
    rest = text.replace(table, "")
    assert not [word for word in EXPLANATIONS if word.removeprefix("其中") not in rest]
