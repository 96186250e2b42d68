"""Rates are written as published bulletins write them."""

import pytest

from tracker.rates import Rate


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (550, 579, "95%"),
        (385, 405, "95.1%"),
        (126, 135, "93.3%"),
        (43, 44, "97.7%"),
        (34, 38, "89.5%"),
        (36, 51, "70.6%"),
        (9, 10, "90%"),
        (6, 7, "85.7%"),
        (19, 21, "90.5%"),
        (39, 39, "100%"),
        (0, 30, "0%"),
        (1, 16, "6.3%"),
        (2, 3, "3 件中 2 件"),
        (0, 0, "—"),
    ],
)
def test_one_decimal_half_up_and_small_numbers_as_fractions(
    part: int, whole: int, words: str
) -> None:
    assert Rate(part, whole).words() == words


def test_whole_percents_are_a_setting() -> None:
    assert Rate(6, 22).words(whole_percents=True) == "27%"
    assert Rate(16, 22).words(whole_percents=True) == "73%"
