"""Chinese, Arabic, full-width and circled numerals."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "两": 2, "俩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NAMES = "〇一二三四五六七八九"

DIGITS = "0-9〇一二三四五六七八九十百两"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@lru_cache(1024)
def number(text: str) -> int | None:
    """三 → 3, 十二 → 12, 二十 → 20, 一百零五 → 105, 12 → 12, ③ → 3.

    None for what is no numeral, such as "几" or "".
    """
    if not text or len(text) > 9:
        return None
    if text in CIRCLED:
        return CIRCLED.index(text) + 1 if len(text) == 1 else None
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            return None
    return total + digit


def chinese(value: int) -> str:
    """1 → 一, 10 → 十, 11 → 十一, 25 → 二十五; digits from a hundred on."""
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _NAMES[tens] + "十"
    return head + (_NAMES[ones] if ones else "")
