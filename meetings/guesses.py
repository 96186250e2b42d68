"""What the name of a file tells of the publication and its day. Pure."""

from __future__ import annotations

import datetime
import re
from pathlib import PurePosixPath

_DATE = re.compile(
    r"(?<!\d)(?P<y>20\d\d|19\d\d)"
    r"(?:(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)"
    r"|[年.\-_/](?P<month>\d{1,2})[月.\-_/](?P<day>\d{1,2})(?:日|(?!\d)))"
)
_AROUND = re.compile(r"[\s_\-—()()【】\[\]《》.、,,]+")
_ENDING = re.compile(r"\.(?:txt|text|docx?|pdf|html?)$", re.I)
# Names that a program gives, which say nothing.
_NAMELESS = re.compile(
    r"^(?:新建|未命名|副本|扫描|文档|文本)|文档$|^\W*$|^[\x00-\x7f]*$"
)
LONGEST = 12


def told_by_name(file_name: str) -> tuple[str, datetime.date | None]:
    """(publication, day) of a name like 要闻2026.3.20.txt or 澄湖日报_20260320.docx;
    a publication is only believed beside a day."""
    words = _ENDING.sub("", PurePosixPath(file_name.replace("\\", "/")).name)
    match = _DATE.search(words)
    day = _day(match) if match else None
    if match is None or day is None:
        return "", None
    before, after = words[: match.start()], words[match.end() :]
    for part in (before, after):
        name = _AROUND.sub("", part)
        if 2 <= len(name) <= LONGEST and not _NAMELESS.search(name):
            return name, day
    return "", day


def _day(match: re.Match[str]) -> datetime.date | None:
    month, day = match["m"] or match["month"], match["d"] or match["day"]
    try:
        return datetime.date(int(match["y"]), int(month), int(day))
    except ValueError:
        return None
