"""Fonts, borders and formats of printed sheets, each prepared once a sheet.

Names of fonts are those of Chinese offices (GB/T 9704 for the title, 黑体 heads);
where one is missing the charset leads Excel and WPS to another Chinese font.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import (
    Alignment,
    Border,
    Font,
    PatternFill,
    Protection,
    Side,
)

from tracker.lights import Tone

GB2312 = 134
TITLE_FONT, HEAD_FONT = "方正小标宋简体", "黑体"
BODY_FONT, LINE_FONT = "宋体", "仿宋"
BODY_SIZE = 10.5  # 五号
RED = "C00000"
OPEN = "FFFBEB"  # the ground of what is to be filled in
LINE_HEIGHT = 1.45  # of the size of the font; Noto CJK is higher than 宋体


class Kind(StrEnum):
    """What a column holds: running text, a word in the middle, a number, a date."""

    TEXT = "text"
    WORD = "word"
    NUMBER = "number"
    DATE = "date"


class Weight(StrEnum):
    """How a row stands out."""

    PLAIN = "plain"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    CHECK = "check"


class Part(StrEnum):
    """What stands around the table."""

    ORGAN = "organ"
    TITLE = "title"
    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"
    HEAD = "head"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Look:
    """A cell's look; tone: the colour of a light that its words take, or "".

    quoted: the text begins like a formula and has to stay text when it is edited.
    open: can be written into where the sheet is protected.
    """

    what: Kind | Part
    weight: Weight = Weight.PLAIN
    tone: str = ""
    quoted: bool = False
    open: bool = False


TONES = {
    Tone.RED.value: "A8231C",
    Tone.AMBER.value: "845300",
    Tone.BLUE.value: "46557A",
    Tone.ORANGE.value: "97420C",
    Tone.GREEN.value: "2A6A46",
    Tone.GREY.value: "625F59",
}
FORMATS = {Kind.NUMBER: "0", Kind.DATE: "yyyy-mm-dd"}
FILLS = {Weight.SUBTOTAL: "F3F0E8", Weight.TOTAL: "E6E0D2"}
THIN = Side(style="thin", color="808080")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
PARTS = {
    Part.ORGAN: (TITLE_FONT, 18, "center"),
    Part.TITLE: (TITLE_FONT, 22, "center"),
    Part.LEFT: (LINE_FONT, 12, "left"),
    Part.MIDDLE: (LINE_FONT, 12, "center"),
    Part.RIGHT: (LINE_FONT, 12, "right"),
    Part.HEAD: (HEAD_FONT, 11, "center"),
    Part.NOTE: (LINE_FONT, 10.5, "left"),
}


def _font(look: Look) -> Font:
    if isinstance(look.what, Part):
        name, size, _ = PARTS[look.what]
        color = RED if look.what == Part.ORGAN else None
        return Font(name=name, charset=GB2312, size=size, color=color)
    strong = look.weight in FILLS
    return Font(
        name=HEAD_FONT if strong else BODY_FONT,
        charset=GB2312,
        size=BODY_SIZE,
        bold=bool(look.tone) or None,
        color=TONES.get(look.tone),
        italic=look.weight == Weight.CHECK or None,
    )


def _alignment(look: Look) -> Alignment:
    if isinstance(look.what, Part):
        across = PARTS[look.what][2]
        wraps = look.what in (Part.HEAD, Part.NOTE)
    else:
        across, wraps = "left" if look.what == Kind.TEXT else "center", True
    return Alignment(horizontal=across, vertical="center", wrap_text=wraps)


class Looks:
    """Looks as style numbers of one sheet: a style costs once, not once a cell."""

    def __init__(self) -> None:
        self._made: dict[Look, int] = {}

    def number(self, worksheet: Any, look: Look) -> int:
        made = self._made.get(look)
        if made is None:
            made = self._made[look] = self._make(worksheet, look)
        return made

    def _make(self, worksheet: Any, look: Look) -> int:
        cell = WriteOnlyCell(worksheet)
        cell.font, cell.alignment = _font(look), _alignment(look)
        if look.what == Part.HEAD or isinstance(look.what, Kind):
            cell.border = FRAME
        fill = FILLS.get(look.weight)
        if fill or look.what == Part.HEAD:
            cell.fill = PatternFill("solid", fgColor=fill or "EFEBE1")
        if isinstance(look.what, Kind):
            cell.number_format = FORMATS.get(look.what, "General")
        cell.quotePrefix = look.quoted
        if look.open:
            cell.protection = Protection(locked=False)
            cell.fill = PatternFill("solid", fgColor=OPEN)
        return int(cell.style_id)
