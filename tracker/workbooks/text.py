"""Text as a cell takes it, and the room that it needs. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil

LIMIT = 32_767  # Excel's own, in UTF-16 units
# What XML 1.0 has no way to write; a lone surrogate has no encoding either.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_ENDS = re.compile("\r\n?")
# Excel reads _x0041_ in a cell as the letter A; _x005F_ writes the first underscore.
ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
MENDED = re.compile(f"\r|{ILLEGAL.pattern}|{ESCAPE.pattern}")
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
NARROW = re.compile("[\u0000-\u200f]+")
MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)")
CUT = "……【文字超过单元格上限,后面 {left} 字未印出,全文见系统】"


def clean(text: str) -> str:
    """`text` as it can stand in a cell: nothing is lost but what XML cannot hold.

    Control characters go; "=1+1", "@name" and a leading tab stay as they are. Beyond
    Excel's limit the text is cut, and its last words say how much is missing.
    """
    if MENDED.search(text):  # few have any of these
        text = ILLEGAL.sub("", LINE_ENDS.sub("\n", text))
        text = ESCAPE.sub("_x005F_", text)
    if len(text) <= LIMIT // 2 or _size(text) <= LIMIT:
        return text
    kept = text[: LIMIT - 60]
    while _size(kept) > LIMIT - 60:
        kept = kept[: -ceil((_size(kept) - LIMIT + 60) / 2)]
    return kept + CUT.format(left=len(text) - len(kept))


def masked(text: str) -> str:
    """ "138****5678": a mobile number is personal data."""
    return MOBILE.sub(r"\1****\2", text)


def _size(text: str) -> int:
    return len(text) + sum(ord(sign) > 0xFFFF for sign in text)


def units(text: str) -> int:
    """How wide `text` is in digits: a Chinese character or sign takes two."""
    return len(text) + len(NARROW.sub("", text))


def lines(text: str, width: float) -> int:
    """How many lines wrapped `text` takes in a column of `width` digits.

    A line is counted one character short: punctuation moves down with the character
    before it, and fonts differ.
    """
    room = max(width - 2, 2)
    if 2 * len(text) <= room and "\n" not in text:
        return 1
    return sum(max(1, ceil(units(part) / room)) for part in text.split("\n"))


def sheet_name(name: str) -> str:
    """At most 31 characters, none of them forbidden: "2020/汇总" → "2020 汇总"."""
    safe = NOT_IN_SHEET_NAMES.sub(" ", ILLEGAL.sub("", name)).strip(" '")
    return safe[:31].strip(" '") or "表"


def file_name(name: str) -> str:
    """One that Windows takes too."""
    return NOT_IN_FILE_NAMES.sub("_", name).strip(" .") or "表.xlsx"


def shares(widths: Sequence[float], parts: int) -> Iterator[tuple[int, int]]:
    """First and last column (from 1) of each of `parts`, about equally wide."""
    ends = list(accumulate(widths))
    first = 1
    for part in range(1, parts + 1):
        goal = ends[-1] * part / parts
        free = range(first, len(widths) - (parts - part) + 1)
        last = min(free, key=lambda column: abs(ends[column - 1] - goal))
        yield first, last
        first = last + 1
