"""The demands inside a numbered item: its clauses and the numbers that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from meetings.extraction.building import Item
from meetings.extraction.flow import Flow
from meetings.extraction.genuine import explains
from meetings.extraction.going_on import goes_on
from meetings.extraction.pages import DETAIL
from meetings.extraction.sentences import Clause, clauses
from meetings.extraction.turn import Turn, turn_at
from meetings.extraction.wording import AGREED, STRONG, wanted

_PHRASE = 26  # characters of an opening phrase, at most
_ACTS = re.compile(
    "由[^，。；]{2,12}|[局委办部处科室中心]+[^，。；]{0,4}(?:要|负责|牵头)"
)


_CHARGED = re.compile("由[^，。；]{2,24}(?:负责|牵头|承担|组织实施)[。；]?$")


def tidy(flow: Flow, start: int, end: int) -> tuple[int, int]:
    """The range without stops and open quotation marks around it."""
    text = flow.text
    while start < end and text[start] in "，：、；。 —":
        start += 1
    if start < end and text[start] == "“" and "”" not in text[start + 1 : end - 1]:
        start += 1
    while end > start and text[end - 1] in "。；，、！： |｜":
        end -= 1
    quoted = text[start:end].count("”") > text[start:end].count("“")
    while end > start and quoted and text[end - 1] in "”。！；":
        end -= 1
    return start, end


def inside(flow: Flow, item: Item, turns: Sequence[Turn]) -> list[tuple[int, int]]:
    """The demands of an item, [] when there are fewer than two."""
    rows: list[tuple[int, int]] = []
    at = item.text
    for inner in item.inner:
        why = explains(flow, inner)
        upto = flow.masked.rfind("。", at, inner.start) + 1 if why else inner.start
        rows.extend(_clauses_in(flow, item, at, max(at, upto), turns))
        told = () if why else inner.items
        rows.extend(tidy(flow, one.text, one.end) for one in told)
        at = inner.end
    rows.extend(_clauses_in(flow, item, at, item.end, turns))
    rows = [(a, b) for a, b in rows if b - a > 3]
    return rows if len(rows) > 1 else []


def _whole(flow: Flow, clause: Clause) -> bool:
    """An opening clause that is itself what is to be done: "试卷由各学院自查一遍，…".

    Not "突出项目建设，夯实发展根基", a slogan over the demands.
    """
    text = flow.masked[clause.start : clause.end]
    if _CHARGED.search(text):
        return True
    long = len(text) > _PHRASE and "，" in text and not flow.between(*clause[:2])
    return long and bool(STRONG.search(text) or _ACTS.search(text))


def _clauses_in(
    flow: Flow, item: Item, start: int, end: int, turns: Sequence[Turn]
) -> Iterator[tuple[int, int]]:
    """The clauses of an item that demand, its opening phrase left out."""
    rows = clauses(flow, start, end)
    asked = _asked_from(item, turns)
    for index, clause in enumerate(rows):
        opening = start == item.text and index == 0
        stopped = bool(
            flow.text[clause.end - 1] in "。！” ”"
            or item.inner
            or flow.between(clause.end - 1, clause.end + 1)
        )
        turn = turn_at(turns, clause.start)
        content = max(clause.start, turn.content) if turn else clause.start
        led = clause.start < content < clause.end - 1
        if (
            opening
            and not led
            and not _whole(flow, clause)
            and (stopped or flow.text[clause.end - 1] == "：")
            and (len(rows) > 1 or item.inner)
        ):
            continue
        text = flow.text[clause.start : clause.end]
        if DETAIL.match(text):
            continue
        begin = min(content, clause.end)
        masked = flow.masked[begin : clause.end]
        if not masked or AGREED.match(masked) or masked.endswith("："):
            continue
        if wanted(masked, "demand" if begin >= asked else "mixed") and not (
            index and goes_on(masked)
        ):
            yield tidy(flow, begin, clause.end)


def _asked_from(item: Item, turns: Sequence[Turn]) -> int:
    """Where an item demands: behind its "会议确定：", if it has such words."""
    inside = (turn for turn in turns if item.text < turn.start < item.end)
    return next((turn.start for turn in inside if turn.mode == "demand"), item.text)
