from __future__ import annotations

import pytest

from meetings.extraction.numerals import chinese, number

from .cases import cases


@pytest.mark.parametrize(("text", "value"), cases("numerals"))
def test_a_numeral_has_its_value(text: str, value: str) -> None:
    assert number(text) == (int(value) if value else None)


@pytest.mark.parametrize("value", range(1, 100))
def test_every_ordinal_is_read_back(value: int) -> None:
    assert number(chinese(value)) == value
