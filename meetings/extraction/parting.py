"""Where a headline ends before its report, and begins behind a number or a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meetings.extraction.openings import opening
from meetings.extraction.wrapping import Row

_PREFIX = re.compile(
    r"(?:标 *题[： ]|【[^】\n]{0,30}：】|（第?\d{1,3}[号期]）(?=[^ \n]{6,}纪要$))[ ]*"
)  # of sites, before headlines
# The number of minutes before their title: "院办发〔2022〕5号（第十次院长办公会纪要）".
_ISSUED = re.compile(
    r"[\u4e00-\u9fff]{1,10}[〔（【]\d{4}[〕）】] *第?\d{1,3}号"
    r"(?: +(?=[^ ]{6,}(?:纪要|记录)$)|"
    r"（(?=[^（）]{6,60}(?:纪要|记录)）$))"
)
_BLANK = re.compile(r"[ \n\x00\x01]")
BULLETS = "●■◆★◎"  # before each of several reports under one headline
# A headline before its report on one line: "【县教体局召开专题会】7月2日，…".
_BRACKETED = re.compile(r"【(?P<head>[^】\n]{6,40}(?<=[会议开署研行]))】 *(?=.)")
_ATTENDED = re.compile(r"\d{1,2}月\d{1,2}日[^，。]{0,6}，[^，。]{2,20}出席会议并")
# One of several short reports: "◆县政府召开防火会 10月25日，…".
_BRIEF = re.compile(
    r".(?P<head>[^ ，。；：\n]{6,32}) +(?=\d{1,2}月\d{1,2}日|近日，|日前，|昨[日天])"
)
# How no headline begins: "8月14日下午，县委副书记武松年在移民局召开会议，协调".
TOLD = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午，?|晚上?，?|，(?=[^，]+，))"
)
_GLUED = 80  # characters of a headline that its report repeats, at most


def parted(canvas: str, rows: list[Row]) -> Iterator[Row]:
    """The rows, "【县局召开专题会】7月2日，…" as two; not "【会议现场】7月2日，…"."""
    heads: list[tuple[int, int]] = []
    for start, end, gap, indent in rows:
        first = canvas[start]
        if end - start > _GLUED and (cut := _glued(canvas, start, end, heads)):
            yield start, cut, max(gap, 1), indent
            start, gap, indent = cut, 0, 0
        elif end - start < _GLUED:
            heads = [*heads[-4:], (start, end)]
        head = _BRACKETED.match(canvas, start, end) if first == "【" else None
        if brief := _BRIEF.match(canvas, start, end) if first in BULLETS else None:
            yield *brief.span("head"), max(gap, 1), indent
            start, gap, indent = brief.end(), 0, 0
        if head and (
            opening(told := canvas[head.end() : end]) or _ATTENDED.match(told)
        ):
            yield *head.span("head"), max(gap, 1), indent
            start, gap, indent = head.end(), 0, 0
        yield start, end, gap, indent


def _glued(canvas: str, start: int, end: int, heads: list[tuple[int, int]]) -> int:
    """Where the report begins in a line that repeats the headline above; else 0.

    Takes "全县防火会召开6月5日下午，全县防火会在…" below "全县防火会召开".
    """
    whole = canvas[start:end]
    for head in reversed(heads):
        text = canvas[slice(*head)]
        if whole.startswith(text) and TOLD.match(whole, len(text)):
            return start + len(text)
    return 0


def titled_at(canvas: str, start: int, end: int, text: str) -> tuple[int, int, str]:
    """Where a headline stands behind "标题：" or a number of issue, and its text."""
    whole = canvas[start:end]
    issued = _ISSUED.match(whole) if "号" in whole else None
    prefix = issued or _PREFIX.match(whole)
    if not prefix or prefix.end() == len(whole):
        return start, end, text
    end -= issued is not None and prefix.group()[-1] == "（"
    return start + prefix.end(), end, _BLANK.sub("", canvas[start + prefix.end() : end])
