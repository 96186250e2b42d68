"""Series of numbered items: 一是…二是…, 第一…第二…, （一）…（二）…, 首先…其次….

To add a style, add a row to STYLES and its cases to tests/unit/extraction.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from meetings.extraction.building import Builder, Item, Series
from meetings.extraction.ends import bound
from meetings.extraction.flow import Flow
from meetings.extraction.markers import Mark, marks
from meetings.extraction.subjects import MEETING
from meetings.extraction.turn import ANNOUNCED, Turn


def series(flow: Flow, start: int, end: int, turns: Sequence[Turn]) -> list[Series]:
    """The outermost series between two offsets; inner ones hang on their items.

    Takes 一是…二要…, series in items, a series begun anew by the next speaker;
    not "一是一、二是二", "一、二、三产业", "第一季度", "1.5万", a lone 一是.
    """
    pairs = zip([None, *turns], turns, strict=False)
    builder = Builder([two.start for one, two in pairs if _other(one, two)])
    for mark in _mended(marks(flow, start, end, turns)):
        builder.take(mark)
    announced = {turn.content for turn in turns if turn.rule == ANNOUNCED}
    found: list[Series] = []
    waiting = builder.found
    while waiting:
        one = waiting.pop()
        if one.several or (one.start in announced and one.lined):
            found.append(one)
            waiting.extend(bound(flow, one, end, turns))
        else:
            waiting.extend(inner for item in one.items for inner in item.inner)
    found.sort(key=lambda one: one.start)
    for one, after in pairwise(found):
        if one.end > after.start:
            _cut_short(flow, one.items[-1], after.start)
    return found


def _mended(found: list[Mark]) -> list[Mark]:
    """The marks, a misprinted one read as what it must be: 一、二、二、四 has a 三.

    Not 一、二 and again 一、二, which the next speaker counts.
    """
    places: dict[tuple[int, bool], list[int]] = {}
    for at, mark in enumerate(found):
        places.setdefault((mark.style, mark.opens), []).append(at)
    for rows in places.values():
        for first, at, last in zip(rows, rows[1:], rows[2:], strict=False):
            before, after = found[first].value, found[last].value
            if found[at].value in (before, after) and after == before + 2 and before:
                found[at] = found[at]._replace(value=before + 1)
    return found


def _other(before: Turn | None, turn: Turn) -> bool:
    """Whether somebody else speaks from a turn on: not "一要…。他指出，…。二要…".

    Nor what the meeting decided in an item: "（1）线杆问题。…会议决定…。（2）…".
    """
    if turn.opens or before is None or before.speaker != turn.speaker:
        return True
    return turn.speaker == MEETING and not before.mode == turn.mode == "demand"


def _cut_short(flow: Flow, last: Item, at: int) -> None:
    """End an item before the sentence in which the next series begins.

    "三是抓好演练；防汛方面，一是…": 三 ends at the semicolon.
    """
    stops = (flow.masked.rfind(stop, last.text, at) for stop in "。；")
    stop = max(stops)
    last.end = stop + 1 if stop >= 0 else at
    last.inner = [inner for inner in last.inner if inner.end <= last.end]
