"""Punctuation of an official document is full-width, times and numbers are not."""

from __future__ import annotations

import unicodedata

import pytest

from tracker.bulletins.signs import full_width


@pytest.mark.parametrize("sign", [",", ":", ";", "?", "!", "(", ")"])
def test_a_sign_between_characters_is_full_width(sign: str) -> None:
    found = full_width(f"办结{sign}3件")
    assert unicodedata.normalize("NFKC", found) == f"办结{sign}3件"
    assert found[2] != sign


def test_signs_within_times_and_numbers_stay() -> None:
    assert full_width("10:30,共1,000件")[:5] == "10:30"
    assert "1,000" in full_width("10:30,共1,000件")
