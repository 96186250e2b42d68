"""Where the points of a series stand: 一是…二是…, or …；…；…。 Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from meetings.extraction.numerals import number

Range = tuple[int, int]
Piece = tuple[int | None, int, int]  # number as printed, start, end

_BEGINS = r"(?:(?<=[。；：，\n ])|^)"
_C = "[一二三四五六七八九十]{1,3}"
FORMS = tuple(
    re.compile(_BEGINS + form)
    for form in (
        rf"(?P<n>{_C})是",
        rf"(?P<n>{_C})(?=[要抓])",
        rf"第(?P<n>{_C})(?:[，、：]|要|是)",
        rf"（(?P<n>{_C})）",
        r"（(?P<n>\d{1,2})）",
        rf"(?P<n>{_C})、",
        r"(?P<n>\d{1,2})(?:、|[.](?!\d))",
        r"(?P<n>[①-⑳])",
        r"(?P<n>首先|其次|再次|再者|最后)，?",
    )
)
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3}
_ENDS = "。！？"
STOPS = "，、；。：: \u3000\n"


def marked(board: str, start: int, end: int) -> list[Piece]:
    """The points of the first series of two or more: their words without the marks."""
    runs = [run for form in FORMS if len(run := _run(form, board, start, end)) > 1]
    if not runs:
        return []
    run = min(runs, key=lambda one: one[0][1])
    borders = [at for _, at, _ in run]
    stop = _last_end(board, [*borders, end])
    ends = [*borders[1:], stop]
    pieces = zip(run, ends, strict=True)
    return [(n, *trimmed(board, behind, until)) for (n, _, behind), until in pieces]


def _run(form: re.Pattern[str], board: str, start: int, end: int) -> list[Piece]:
    """(number, start, end) of the marks 1, 2, 3 … of one form."""
    run: list[Piece] = []
    for one in form.finditer(board, start, end):
        last = one["n"] == "最后" and len(run) > 1
        n = len(run) + 1 if last else _WORDS.get(one["n"], number(one["n"]))
        if n == len(run) + 1:
            run.append((n, one.start(), one.end()))
        if last:
            break
    return run


def _last_end(board: str, borders: list[int]) -> int:
    """Where the last point ends: with its sentence, where the others are one sentence
    or less; else with its paragraph."""
    *_, last, end = borders
    short = all(
        sum(board[a:b].count(stop) for stop in _ENDS) <= 1
        for a, b in pairwise(borders[:-1])
    )
    if short:
        return sentence(board, last, end)
    found = re.compile(rf"(?<=[{_ENDS}])\s*\n").search(board, last, end)
    return found.start() if found else end


def sentence(board: str, start: int, end: int) -> int:
    found = re.compile(f"[{_ENDS}]").search(board, start, end)
    return found.start() if found else end


def trimmed(board: str, start: int, end: int) -> Range:
    while start < end and board[start] in STOPS:
        start += 1
    while end > start and board[end - 1] in STOPS:
        end -= 1
    return start, end
