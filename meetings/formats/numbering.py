"""Automatic numbers of Word, which are not in its text: 一、 (一) 1. 第一条 ①."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIGITS = "零一二三四五六七八九"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
FORMAL = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")
WIDE = {48 + digit: 0xFF10 + digit for digit in range(10)}
LEVELS = 9
TIGHT = "、.．。)）】〕条款章节项:："  # after these no space is printed


def chinese(n: int) -> str:
    """12 → 十二, 105 → 一百零五; up to 999."""
    if n < 10:
        return DIGITS[n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] * bool(ones))
    hundreds, rest = divmod(n, 100)
    tail = ("零" if rest < 10 else "一" if rest < 20 else "") + chinese(rest)
    return f"{DIGITS[hundreds % 10]}百" + (tail if rest else "")


def digits(n: int) -> str:
    """12 → 一二, as 〇-counting has it."""
    return "".join("〇一二三四五六七八九"[int(c)] for c in str(n))


def roman(n: int) -> str:
    words = ""
    for value, sign in ROMAN:
        times, n = divmod(n, value)
        words += sign * times
    return words


def letters(n: int) -> str:
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)


def circled(n: int) -> str:
    return chr(0x2460 + n - 1) if 1 <= n <= 20 else f"({n})"


FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": lambda n: chinese(n).translate(FORMAL),
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": digits,
    "taiwaneseDigital": digits,
    "japaneseDigitalTenThousand": digits,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "decimalFullWidth": lambda n: str(n).translate(WIDE),
    "ideographTraditional": lambda n: STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: BRANCHES[(n - 1) % 12],
    "upperLetter": lambda n: letters(n).upper(),
    "lowerLetter": letters,
    "upperRoman": lambda n: roman(n).upper(),
    "lowerRoman": roman,
    "none": lambda n: "",
}


@dataclass(slots=True)
class Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"


@dataclass(slots=True)
class Series:
    """A definition of levels with where its counting stands; lists share it."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> str:
        for deeper in range(level + 1, LEVELS):
            self.counts.pop(deeper, None)
        rule = self.levels.get(level, Level())
        self.counts[level] = self.counts.get(level, rule.start - 1) + 1
        if rule.format == "bullet":
            return "• "
        words = re.sub(r"%([1-9])", lambda m: self._number(int(m[1]) - 1), rule.text)
        if not words or rule.suffix == "nothing" or words[-1] in TIGHT:
            return words
        return words + " "

    def _number(self, level: int) -> str:
        rule = self.levels.get(level, Level())
        return FORMATS.get(rule.format, str)(self.counts.get(level, rule.start))


class Numbering:
    """numbering.xml: what stands before the next paragraph of a list and a level."""

    def __init__(self, root: Element | None) -> None:
        self.series: dict[str, Series] = {}
        shared: dict[str, dict[int, Level]] = {}
        if root is None:
            return
        for one in root.iterfind(f"{W}abstractNum"):
            shared[one.get(f"{W}abstractNumId", "")] = _levels(one)
        counting = {key: Series(levels) for key, levels in shared.items()}
        for one in root.iterfind(f"{W}num"):
            of = value(one, "abstractNumId")
            if of not in counting:
                continue
            changed = _overrides(one)
            self.series[one.get(f"{W}numId", "")] = (
                Series({**shared[of], **changed}) if changed else counting[of]
            )

    def before(self, number: str, level: int) -> str:
        series = self.series.get(number)
        return series.next(level) if series else ""


def value(element: Element | None, name: str) -> str:
    """The w:val of the child of this name; "" where there is none."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def number(words: str, otherwise: int) -> int:
    return int(words) if words.isdecimal() and len(words) < 6 else otherwise


def _levels(root: Element) -> dict[int, Level]:
    return {
        number(one.get(f"{W}ilvl", ""), 0): Level(
            number(value(one, "start"), 1),
            value(one, "numFmt") or "decimal",
            value(one, "lvlText"),
            value(one, "suff") or "tab",
        )
        for one in root.iterfind(f"{W}lvl")
    }


def _overrides(root: Element) -> dict[int, Level]:
    """Levels that one list has otherwise; a start of its own begins a new count."""
    found: dict[int, Level] = {}
    for one in root.iterfind(f"{W}lvlOverride"):
        found |= _levels(one)
    return found
