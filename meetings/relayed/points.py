"""Numbered points proposed for a passage that a person points at. Pure.

Takes "提出了六个方面的要求：抓平台培育，…；抓楼宇经济，…。", "六点要求：一是…。二是…。"
and "提出了抓平台培育、楼宇经济两个方面的要求"; must not take an agenda ("会议有三项
议程：一是听取…；二是审议…") nor a review ("取得了三个方面的成绩：一是…").
"""

from __future__ import annotations

from meetings.extraction.canvas import canvas
from meetings.extraction.clean import clean

from .heads import Head, heads, is_other, refusal
from .lists import before, listed
from .series import Piece, Range, marked, trimmed
from .told import Point, Points

AGENDA = "这一段说的是议程、汇报或者成绩,不是要求。"
REACH = 4000  # code points within which the points of a head stand
LONGEST = 60  # points; what has more is no list of requirements


def propose(text: str, start: int = 0, end: int | None = None) -> Points:
    """The points in [start, end) of a text; one point of all its words where it has no
    series; none, with the reason, where it is an agenda or a review."""
    board = canvas(text)
    first, last = trimmed(board, start, len(text) if end is None else end)
    for head in heads(board, first, last):
        pieces = pieces_of(board, first, head, last)
        if pieces:
            return made(text, board, pieces, head)
    pieces = marked(board, first, last) or listed(board, first, last, None)
    if pieces and is_other(board, first, pieces[0][1]):
        return Points(refused=AGENDA)
    if not pieces and is_other(board, first, last):
        return Points(refused=AGENDA)
    whole: list[Piece] = [(None, first, last)] if first < last else []
    return made(text, board, pieces or whole, None)


def pieces_of(board: str, start: int, head: Head, end: int) -> list[Piece]:
    """The points that a head announces, or that stand right before it."""
    after = head.end
    while after < end and board[after] in "，：。 \n":
        after += 1
    end = min(end, head.end + REACH)
    run = marked(board, head.end, end)
    if run and run[0][1] - head.end < 12 and run[0][0]:
        return run
    if board[head.end : head.end + 1] == "：":
        return listed(board, after, end, head.count)
    return before(board, start, head.start, head.count)


def made(text: str, board: str, pieces: list[Piece], head: Head | None) -> Points:
    points = tuple(_point(text, board, *piece) for piece in pieces[:LONGEST])
    points = tuple(one for one in points if one.text)
    why = refusal([one.text for one in points]) if len(points) > 1 else ""
    if why:
        return Points(refused=why)
    edges = [edge for one in points for ends in one.ranges for edge in ends]
    edges += [head.start, head.end] if head else []
    at = (min(edges, default=0), max(edges, default=0))
    return Points(points, head.count if head else None, at)


def _point(text: str, board: str, number: int | None, start: int, end: int) -> Point:
    ranges = tuple(_lines(board, start, end))
    words = clean("".join(text[a:b] for a, b in ranges))
    return Point(words, ranges, number)


def _lines(board: str, start: int, end: int) -> list[Range]:
    """The range without its line ends: a column of print breaks within a word."""
    found: list[Range] = []
    at = start
    for line in board[start:end].split("\n"):
        part = trimmed_blanks(board, at, at + len(line))
        if part[0] < part[1]:
            found.append(part)
        at += len(line) + 1
    return found


def trimmed_blanks(board: str, start: int, end: int) -> Range:
    while start < end and board[start] == " ":
        start += 1
    while end > start and board[end - 1] == " ":
        end -= 1
    return start, end
