"""Numbers in words, as lines and sheets print them. Pure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def plain(number: Decimal) -> str:
    """Without zeros behind the point: 2.50 → "2.5", 100 → "100", -0 → "0"."""
    words = f"{number:f}"
    if "." in words:
        words = words.rstrip("0").rstrip(".")
    return "0" if words in ("-0", "") else words


def signed(number: Decimal) -> str:
    """With + before what adds."""
    return f"+{plain(number)}" if number > 0 else plain(number)


def rounded(number: Decimal, digits: int) -> Decimal:
    """Half up, away from zero."""
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
