"""Days as offices write them, and deadlines that are no day. Pure."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass

from meetings.extraction.canvas import canvas
from meetings.extraction.deadlines import deadline, deadline_of

Day = datetime.date
FIRST = datetime.date(1899, 12, 30)  # Excel counts days from here
EARLIEST, LATEST = 1949, 2100
_FULL = re.compile(
    r"(?P<y>\d{4}|\d{2}(?=[-/.年]))\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})"
    r"(?!\d)\s*[日号]?"
)
_WHOLE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?!\d)"
)
_SHORT = re.compile(r"(?<!\d)(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?!\d)\s*[日号]?")
_EIGHT = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})$")
_SERIAL = re.compile(r"[1-9]\d{4}$")
_MONTH = re.compile(
    r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*月?(?:底|末|份)?之?前?$"
)
# What may follow a day that is the whole of a cell: a weekday, a time, the end of a
# span, 前.
_REST = re.compile(
    r"[(\s]*(?:(?:星期|周)[一二三四五六日天])?[)\s]*(?:[上下]午|晚上?)?\s*"
    r"(?:\d{1,2}[::时点]\S*)?\s*(?:(?:[-—–~至到]|、)\s*[\d年月日号./-]+)?"
    r"\s*(?:之前|以前|前|起|完成|办结|销号|以前完成|前完成|前办结)?$"
)
NOTHING = frozenset(
    (
        *(
            "无",
            "未定",
            "待定",
            "暂无",
            "未明确",
            "不限",
            "无时限",
            "未填",
            "没有",
            "空",
        ),
        *("/", "-", "—", "——", "\\"),
    )
)
_STAGE = re.compile(r"[,;、。，；\n]")
_BEFORE = (("月", "底前"), ("年", "底前"), ("季度", "末前"))
_STANDING = re.compile("长期|常态|持续(?:推进|开展|坚持|整治|落实)|永久|经常性")


def day_of(words: str, base: Day | None = None) -> Day | None:
    """The day that is all of a cell; None for other words. Without a year: the first
    such day that is not before `base`.

    Takes 2024-3-5, 2024.3.5 上午, 24/3/5, 2024年3月5日(星期二), 20240305, 45356, the
    first day of 3月5日-6日; not 2024年3月, nor a sentence with a day in it.
    """
    one = unicodedata.normalize("NFKC", words).strip()
    if match := _EIGHT.match(one):
        return _made(*map(int, match.group("y", "m", "d")))
    if _SERIAL.match(one):
        return _sane(FIRST + datetime.timedelta(days=int(one)))
    if (match := _FULL.match(one)) and _REST.match(one, match.end()):
        year = int(match["y"])
        return _made(year + 2000 * (year < 100), int(match["m"]), int(match["d"]))
    if base and (match := _SHORT.match(one)) and _REST.match(one, match.end()):
        month, day = int(match["m"]), int(match["d"])
        this = _made(base.year, month, day)
        return (
            this if this is None or this >= base else _made(base.year + 1, month, day)
        )
    return None


def day_in(words: str) -> Day | None:
    """The whole day that stands in a meeting's name: 区政府第3次常务会(2025.3.5)."""
    match = _WHOLE.search(unicodedata.normalize("NFKC", words))
    return _made(*map(int, match.group("y", "m", "d"))) if match else None


def _made(year: int, month: int, day: int) -> Day | None:
    try:
        return _sane(datetime.date(year, month, day))
    except ValueError:
        return None


def _sane(day: Day) -> Day | None:
    return day if EARLIEST <= day.year <= LATEST else None


@dataclass(frozen=True, slots=True)
class Due:
    """on: its last day; words: as written, where it is no plain day; standing: 长期."""

    on: Day | None = None
    words: str = ""
    standing: bool = False


def due_of(words: str, base: Day) -> Due:
    """A deadline; counted from the meeting's day where it says no year.

    Takes 2024年底前, 三季度, 会后10个工作日内, 长期坚持; of stages the last (5月方案,
    12月建成); 立行立改 and 每月5日前 stay words without a day.
    """
    one = " ".join(words.split())
    if not one or one in NOTHING:
        return Due()
    if day := day_of(one, base):
        return Due(day)
    if match := _MONTH.match(unicodedata.normalize("NFKC", one)):
        return Due(_last(int(match["y"]), int(match["m"])), one)
    stages = [day for part in _STAGE.split(one) if (day := _stage(part, base))]
    if stages:
        return Due(_sane(_to_come(max(stages), one, base)), one)
    return Due(None, one, bool(_STANDING.search(one)))


def _stage(words: str, base: Day) -> Day | None:
    """The end of one stage, as the record reads deadlines: 12月 ends with its month."""
    board = canvas(words.strip())
    before = next((more for end, more in _BEFORE if board.endswith(end)), "前")
    for one in (board, board + before):
        found = deadline_of(one, base) or deadline(one, base)
        if found and found.date:
            return found.date
    return None


def _to_come(day: Day, words: str, base: Day) -> Day:
    """1月底, said in March without a year, is the next one."""
    if day >= base or re.search(r"\d{4}", words):
        return day
    return _made(day.year + 1, day.month, day.day) or day


def _last(year: int, month: int) -> Day | None:
    """The last day of a month."""
    after = _made(year + month // 12, month % 12 + 1, 1) if 1 <= month <= 12 else None
    return after and after - datetime.timedelta(days=1)


def year_in(words: str) -> int | None:
    """The year of a title or a file's name: 2024年督办台账."""
    match = re.search(r"(?<!\d)(20\d{2})(?=年|\D|$)", words)
    return int(match[1]) if match else None
