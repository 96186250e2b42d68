"""Who said it, in which post, when and where, as the text around it tells. Pure."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from meetings.extraction.numerals import chinese

from .speakers import BACK, post_of, speaker

_OCCASION = re.compile(
    r"在(?P<what>[^，。；：、在]{0,14}?(?:讲话|座谈会|现场会|会议|大会|全会|批示|指示|"
    r"(?:调研|考察|视察)(?:时的)?(?:讲话|座谈会)?))"
)


@dataclass(frozen=True, slots=True)
class Saying:
    speaker: str = ""
    post: str = ""
    occasion: str = ""
    given_on: datetime.date | None = None

    def title(self, count: int) -> str:
        """王小平同志调研讲话的六项要求."""
        who = f"{self.speaker}同志" if self.speaker else "上级"
        return f"{who}{self.occasion or '讲话'}的{chinese(count)}项要求"


def saying(board: str, at: int, published: datetime.date) -> Saying:
    """Of words that begin at `at` of a canvas; empty where nobody is named before."""
    name = speaker(board, at)
    if not name:
        return Saying()
    return Saying(
        name,
        post_of(board, name),
        _occasion(board, name, at),
        _day(board, name, published),
    )


def _occasion(board: str, name: str, at: int) -> str:
    """Between the name and the words, else wherever the name is told of."""
    first = board.rfind(name, max(0, at - BACK), at)
    near = list(_OCCASION.finditer(board, max(first, 0), at))
    told = re.search(
        re.escape(name) + r"(?:同志)?[^。；]{0,12}?" + _OCCASION.pattern, board
    )
    found = near[0] if near else told
    return found["what"] if found else ""


def _day(board: str, name: str, published: datetime.date) -> datetime.date | None:
    """3月17日市委书记王小平…, 王小平同志3月17日…: never after the publication."""
    date = r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
    who = re.escape(name)
    found = re.search(rf"{date}[^。；月]{{0,32}}?{who}", board)
    found = found or re.search(rf"{who}(?:同志)?{date}", board)
    if not found:
        return None
    for year in (published.year, published.year - 1):
        try:
            day = datetime.date(year, int(found["m"]), int(found["d"]))
        except ValueError:
            continue
        if day <= published:
            return day
    return None
