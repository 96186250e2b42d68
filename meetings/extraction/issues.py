"""Whose text it is: the name in a masthead; and an archive parted at its mastheads."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from meetings.extraction.canvas import canvas

_DATE = r"(?P<y>\d{4})[年\-/.](?P<m>\d{1,2})[月\-/.](?P<d>\d{1,2})日?"
_MASTHEAD = re.compile(
    rf"{_DATE}[ |｜]*(?:星期[一二三四五六日天]|农历|第 ?\d+ ?期|总第 ?\d+ ?期)"
)
_MEETING = re.compile(r"(?:会议)?(?:时 *间|日 *期)[：]")
_NAME = re.compile(
    r"[一-龥]{1,10}(?:(?<![汇上申填预海通])报|周刊|月刊|简报|快讯|通讯|要情|工作动态)"
)
_MINUTES = re.compile(r"(?:^|.*会议)纪要$")
_FROM = re.compile(r"(?:信息|文章|稿件)?来源[：] *(?P<name>[一-龥]{2,20})(?= |$|[|｜])")
_LONGEST_ROW = 80
_ABOVE = 4  # rows with words above the date in which the name may stand
_TOP = 12  # rows with words of a text in which its first masthead must stand


@dataclass(frozen=True, slots=True)
class Issue:
    """text[start:end] is one issue; publication: "" where its masthead names none."""

    start: int
    end: int
    published_on: datetime.date
    publication: str


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    words: str


def issues(text: str) -> list[Issue]:
    """The issues of an archive; none where the text is of one issue, or of no paper.

    A masthead is a short row of its own with a date and what only a masthead has:
    "2026年3月20日 星期五", "2026-3-20 第3期"; not "时间：2022年3月30日（星期三）" of
    minutes, nor "发布时间：2021-11-26" of an article. The next page of the same day
    begins no issue.
    """
    rows = list(_rows(text))
    heads = [(at, day) for at, row in enumerate(rows) if (day := _day(row.words))]
    firsts = [
        (at, day)
        for n, (at, day) in enumerate(heads)
        if n == 0 or heads[n - 1][1] != day
    ]
    if len({day for _, day in firsts}) < 2 or firsts[0][0] >= _TOP:
        return []
    named = [_named(rows, at) for at, _ in firsts]
    starts = [0, *(rows[top].start for top, _ in named[1:]), len(text)]
    return [
        Issue(starts[n], starts[n + 1], day, named[n][1])
        for n, (_, day) in enumerate(firsts)
    ]


def publication_in(text: str) -> str:
    """The name of the paper in its masthead, 会议纪要 for minutes, or what stands after
    来源; "" where the text does not say."""
    rows = list(_rows(text[:4000]))[:_TOP]
    for at, row in enumerate(rows):
        if _day(row.words) and (name := _named(rows, at)[1]):
            return name
    for row in rows:
        alone = row.words.replace(" ", "")
        if _NAME.fullmatch(alone):
            return alone
        if _MINUTES.match(alone) and len(alone) < 40:
            return "会议纪要"
    found = (_FROM.search(row.words) for row in rows)
    return next((match["name"] for match in found if match), "")


def _rows(text: str) -> Iterator[_Row]:
    """The rows with words in them."""
    at = 0
    for row in canvas(text).split("\n"):
        if words := row.strip():
            yield _Row(at, words)
        at += len(row) + 1


def _day(row: str) -> datetime.date | None:
    if len(row) > _LONGEST_ROW or "。" in row or _MEETING.match(row):
        return None
    match = _MASTHEAD.search(row)
    try:
        return match and datetime.date(*map(int, match.group("y", "m", "d")))
    except ValueError:
        return None


def _named(rows: list[_Row], at: int) -> tuple[int, str]:
    """The row at which the masthead begins, and the name that it bears."""
    tokens = re.split(r"[ |｜]+", rows[at].words)
    if name := next((one for one in tokens if _NAME.fullmatch(one)), ""):
        return at, name
    for above in range(at - 1, max(-1, at - 1 - _ABOVE), -1):
        alone = rows[above].words.replace(" ", "")
        if _NAME.fullmatch(alone):
            return above, alone
    return at, ""
