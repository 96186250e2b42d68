"""Lines that were broken at a fixed width, made whole again."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

Row = tuple[int, int, int, int]  # start, end, blank lines before, indent

_NARROWEST, _WIDEST = 24, 100  # width of a wrapped line, in half-width columns
_SLACK = 3
_CELLS = re.compile(r"\t|[ \xa0]{2,}|\u3000[ \u3000\xa0]*")
_UNIT = re.compile(r"(?:[0-9A-Za-z.%]+|.)[，。、；：？！）”》]*")
_FRESH = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[）)]|"
    r"\d{1,2}[、.．](?!\d)|\d{1,2}[\ufe0f\u20e3 \u3000]|[✅●■◆★▶]|"
    r"[①-⑳]|(?!.{0,6}(?:提出|指出|强调|要求|认为|表示|明确|说|如下)[：:])[^，。；]{1,16}[：:]|议题|第[一二三四五六七八九十]+[，、]|本报讯|附件"
)


def unwrapped(text: str, rows: list[Row]) -> list[Row]:
    """Rows of one paragraph joined where the page broke them at a fixed width.

    Takes a block of lines as wide as each other, the next one not indented;
    not the two lines of a headline, nor a list whose lines begin with numbers.
    """
    joined: list[Row] = []
    width = 0
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[end][2] == 0:
            end += 1
        block = rows[at:end]
        if _tabular(text, block):
            joined.extend(block)
            at = end
            continue
        width = _width(text, block) or width
        joined.extend(_joined(text, block, width) if width else block)
        at = end
    return joined


def _tabular(text: str, block: list[Row]) -> bool:
    """Whether most lines have cells: "1　　修订办法　　安环部　　1月31日前"."""
    if len(block) < 3:
        return False
    rows = sum(
        len(_CELLS.findall(text, start, min(end, start + _WIDEST))) > 1
        for start, end, _, _ in block
    )
    return rows > 2 and rows * 2 > len(block)


def _columns(text: str, row: Row) -> int:
    line = text[row[0] : row[1]]
    wide = len(line) - len(line.encode("ascii", "ignore"))
    return len(line) + wide + 2 * row[3]


def _width(text: str, block: list[Row]) -> int:
    """The width at which a block of lines is broken, 0 where it is not.

    The commonest one: a headline above a column may be wider, and a stop may hang.
    """
    if len(block) < 3 or max(row[1] - row[0] for row in block) > _WIDEST:
        return 0
    widths = [_columns(text, row) for row in block]
    count = Counter(widths)
    top = max(count, key=lambda width: (2 * count[width] + count[width - 1], width))
    full = sum(abs(width - top) <= _slack(top) for width in widths)
    fits = _NARROWEST <= top <= _WIDEST and full >= 3
    return top if fits and full * 5 >= len(block) * 2 else 0


def _slack(width: int) -> int:
    return max(_SLACK, width // 12)


def _joined(text: str, block: list[Row], width: int) -> list[Row]:
    out = [block[0]]
    for before, row in pairwise(block):
        room = width - _columns(text, before)
        full = abs(room) <= _slack(width) or 0 <= room < _first(text, row)
        fresh = row[3] > 0 or _FRESH.match(text, row[0], row[1])
        if full and not fresh:
            start, _, gap, indent = out[-1]
            out[-1] = (start, row[1], gap, indent)
        else:
            out.append(row)
    return out


def _first(text: str, row: Row) -> int:
    """The columns of what no line break may part: "法。", "2024年" without 年."""
    word = _UNIT.match(text, row[0], row[1])
    return _columns(text, (row[0], word.end(), 0, 0)) if word else 0
