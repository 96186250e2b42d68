"""What says that points follow: 六个方面的要求; and what says others. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from meetings.extraction.numerals import DIGITS, number

_COUNT = (
    rf"(?P<count>[{DIGITS}]{{1,3}})(?:大?个?方面|[个点项条大])"
    r"(?:的|具体|明确|工作|重要|重点|新|殷切|总体)*"
)
# Takes 提出六个方面的要求, 讲三点意见, 三点希望; not 三项议程, 四个方面的成绩.
_HEAD = re.compile(rf"{_COUNT}(?P<noun>要求|希望|意见|指示|任务|部署|嘱托)")
_OTHER = re.compile(
    rf"{_COUNT}(?P<noun>议程|议题|成绩|成效|进展|变化|特点|问题|困难|经验|亮点|情况|原因|"
    r"事项|文件|汇报|讲话|优势|收获|体会)"
)
_SAYS = re.compile(r"提出|强调|作出|讲|明确|要求|部署|指出")
# With what points of an agenda and of a review begin, or what they tell.
_AGENDA = re.compile(
    r"(?:听取|审议|传达|学习|研究|讨论|通报|宣读|书面|表决|观看|开展交流)"
)
_DONE = re.compile(
    r"(?:完成|取得|实现|达到|建成|增长|提升|新增|超额)了?[^要须应]{0,12}(?:了|%|亿|万|位)|了.{0,14}$"
)
# The last of these before the points says what they are.
_ASKS = ("要求", "强调", "指出", "提出", "部署", "明确")
_TURN = re.compile(rf"议程|议题|汇报|听取|回顾|总结了|肯定|取得|{'|'.join(_ASKS)}")
_BEHIND = "。；\n"


@dataclass(frozen=True, slots=True)
class Head:
    """[start, end) of the canvas; count: how many it says; says: somebody says them
    (提出), rather than that they are spoken of (将六项要求作为行动指南)."""

    start: int
    end: int
    count: int | None
    says: bool


def heads(board: str, start: int, end: int) -> list[Head]:
    """Every head of points in a canvas, in order."""
    return [
        Head(one.start(), one.end(), number(one["count"]), _is_said(board, one.start()))
        for one in _HEAD.finditer(board, start, end)
    ]


def _is_said(board: str, at: int) -> bool:
    """A verb of saying before it, in its own clause or with a list between."""
    clause = re.split(rf"[{_BEHIND}]", board[max(0, at - 120) : at])[-1]
    return bool(_SAYS.search(clause))


def is_other(board: str, start: int, first: int) -> bool:
    """What stands before the first point says agenda, review or report."""
    lead = re.split(rf"[{_BEHIND}]", board[start:first].rstrip("：:，。 \n"))[-1]
    found = [*_HEAD.finditer(lead), *_OTHER.finditer(lead)]
    last = max(found, key=lambda one: one.end(), default=None)
    if last is not None:
        return last.re is _OTHER
    words = [one.group() for one in _TURN.finditer(lead)]
    return bool(words) and words[-1] not in _ASKS


def refusal(texts: list[str]) -> str:
    """Why points with these words are no requirements; "" where they may be."""
    if texts and all(_AGENDA.match(text) for text in texts):
        return "这一段说的是会议议程,不是要求。"
    if texts and all(_DONE.search(text) and "要" not in text for text in texts):
        return "这一段说的是已经做了什么,不是要求。"
    return ""
