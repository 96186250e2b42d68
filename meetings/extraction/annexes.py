"""Where an annex begins below minutes or a circular."""

from __future__ import annotations

import re

from meetings.extraction.pages import Line

_ANNEX = re.compile(
    r"^附(?:件|表)?[\d一二三]?(?:[：]|$)|(?:任务|责任|事项|问题|整改|督办|交办)[^，。]{0,6}(?:分解|清单|台账|"
    r"分工|一览|安排)[^，。]{0,8}$"
)


def annexed(line: Line, last: Line | None) -> bool:
    """ "附件：任务清单", or the line right below "附件"; not "又一届运动会举行"."""
    if _ANNEX.search(line.text):
        return True
    below = last is not None and line.gap == 0 and len(last.text) < 5
    return below and last is not None and bool(_ANNEX.match(last.text))
