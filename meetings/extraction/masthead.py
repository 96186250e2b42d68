"""The day of publication that is printed in a text."""

from __future__ import annotations

import datetime
import re

from meetings.extraction.canvas import canvas

_DATE = r"(?P<y>\d{4})[年\-/.](?P<m>\d{1,2})[月\-/.](?P<d>\d{1,2})日?"
_LABELLED = re.compile(
    rf"(?:发布时间|发布日期|发表时间|发稿时间|更新时间|时间|日期|印发时间|"
    rf"出版日期)[：]?[ ]*{_DATE}"
)
_PRINTED = re.compile(rf"{_DATE}[ ]*印发")
_MASTHEAD = re.compile(
    rf"{_DATE}[ ]*(?:星期|周|农历|第|总第|\d{{1,2}}[：]\d\d|编辑|[|｜])"
)
_ALONE = re.compile(rf"(?:[^，。；：]{{0,24}}[ ])?{_DATE}$")
_MEETING = re.compile(r"(?:会议)?(?:时 *间|日 *期)[：]")
_HEAD, _TAIL = 40, 12  # lines at either end of a text that are looked at


def published_in(text: str) -> datetime.date | None:
    """The day in a masthead, after 发布时间 or before 印发; None where none is.

    Takes "2019年4月16日 星期二", "发布日期：2021-11-26", "2022年4月2日印发";
    not "时间：2022年3月30日" of minutes, nor a day in a sentence.
    """
    rows = [row.strip() for row in canvas(text).split("\n")]
    rows = [row for row in rows if row and len(row) < 200]
    ends = rows[:_HEAD] + rows[_HEAD:][-_TAIL:]
    for pattern in (_LABELLED, _PRINTED, _MASTHEAD, _ALONE):
        for row in ends:
            if _MEETING.match(row):
                continue
            match = pattern.search(row)
            day = _day(match) if match else None
            if day and not ("。" in row and pattern is not _LABELLED):
                return day
    return None


def _day(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
