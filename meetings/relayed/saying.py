"""Who said it, in which post, when and where, as the text around it tells. Pure."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from meetings.extraction.names import surnamed
from meetings.extraction.numerals import chinese
from meetings.extraction.vocabulary import people as words

BACK = 240  # code points before the words in which their speaker is looked for
_HAN = r"[\u4e00-\u9fff]"
_POST = (
    r"(?:中央|国务院|全国|(?:(?![月日的])[\u4e00-\u9fff]){0,6}[省市州县区盟旗]|自治区)"
    rf"{_HAN}{{0,10}}?(?:书记|主任|省长|市长|州长|县长|区长|主席|部长|厅长|常委|秘书长)"
)
_POSTS = re.compile(rf"(?P<post>{_POST}(?:、{_POST})*)$")
_BEFORE_POST = re.compile(r"^.*(?:传达|学习|贯彻|落实|按照|根据|听取|了)")
_LONGEST_POST = 60
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
        _post(board, name),
        _occasion(board, name, at),
        _day(board, name, published),
    )


def speaker(board: str, at: int) -> str:
    """The nearest 王小平同志 before, else the nearest 市委书记王小平; "" for none."""
    back = board[max(0, at - BACK) : at]
    for one in reversed(list(re.finditer("同志", back))):
        if name := _ending(back[: one.start()]):
            return name
    posts = list(re.finditer(rf"{_POST}(?P<name>{_HAN}{{2,4}})", back))
    return next((n for one in reversed(posts) if (n := _beginning(one["name"]))), "")


def _ending(text: str) -> str:
    """The name that a text ends with; three letters are likelier than two."""
    for size in (3, 2, 4):
        name = text[-size:]
        compound = name[:2] in words.COMPOUND_SURNAMES.split()
        fits = re.fullmatch(f"{_HAN}{{{size}}}", name) and (size < 4 or compound)
        if fits and surnamed(name) and _is_name(name):
            return name
    return ""


def _beginning(text: str) -> str:
    return next(
        (text[:n] for n in (3, 2) if surnamed(text[:n]) and _is_name(text[:n])), ""
    )


def _is_name(name: str) -> bool:
    return (
        not set(name) & words.NOT_INSIDE_NAMES and name[-1] not in "在就还并对指提强要"
    )


def _post(board: str, name: str) -> str:
    for one in re.finditer(re.escape(name), board):
        found = _POSTS.search(board[max(0, one.start() - _LONGEST_POST) : one.start()])
        if found:
            return _BEFORE_POST.sub("", found["post"])
    return ""


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
