"""Points without marks: parted by ； 、 or ，, behind or before their count. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from .series import Piece, Range, sentence, trimmed


def listed(board: str, start: int, end: int, told: int | None) -> list[Piece]:
    """The points of one sentence, parted by ；; by 、 or ， where these make as many as
    the text says."""
    stop = sentence(board, start, end)
    for mark in "；、，":
        found = [p for p in _parted(board, start, stop, mark) if p[0] < p[1]]
        if len(found) == told or (mark == "；" and len(found) > 1):
            return [(None, *one) for one in found]
    return []


def before(board: str, start: int, at: int, told: int | None) -> list[Piece]:
    """The points that stand before their count: 提出了抓平台、抓楼宇 两个方面的要求."""
    clause = re.split(r"[，。；：\n]", board[start:at])[-1]
    said = re.search(r"(?:提出|强调|作出|明确)了?", clause)
    first = at - len(clause) + (said.end() if said else 0)
    found = [p for p in _parted(board, first, at, "、") if p[0] < p[1]]
    fine = said and told is not None and len(found) in range(max(2, told - 1), told + 2)
    return [(None, *one) for one in found] if fine else []


def _parted(board: str, start: int, end: int, mark: str) -> list[Range]:
    cuts = [n for n in range(start, end) if board[n] == mark]
    edges = [start - 1, *cuts, end]
    return [trimmed(board, a + 1, b) for a, b in pairwise(edges)]
