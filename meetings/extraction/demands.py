"""What is demanded: numbered items and their demands, and demands outside series."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from meetings.extraction.building import Item, Series
from meetings.extraction.flow import Flow
from meetings.extraction.genuine import led_in, real, resumed, told
from meetings.extraction.headings import headings, reviewing
from meetings.extraction.inside import inside, tidy
from meetings.extraction.leads import UNNAMED
from meetings.extraction.pages import DETAIL
from meetings.extraction.sentences import Clause, each_clause
from meetings.extraction.subjects import MEETING
from meetings.extraction.turn import QUOTED, Turn, turn_at
from meetings.extraction.wording import (
    AGREED,
    EMPTY,
    GREETING,
    ONE_OF,
    PRESENT,
    QUOTE,
    REMARK,
    ROSTER,
    SAID_BY,
    STRONG,
    pressing,
    wanted,
)

_AGREES = re.compile(
    r"(?:经[^，。；]{2,12}，)?(?:会议)?(?:原则|一致)?同意[^，。；]{0,60}，"
    r"(?=由|请|责成|[^，。；]{2,12}(?:要(?![求点素])|负责|牵头|做好))"
)
# What is asked behind what others said: "刚才，水利局作了通报，大家务必抓好落实。"
_JUST = re.compile("刚才，.*，(?=[^，。；]{0,10}(?:要|务必|必须))|刚才，[^。；]*")
_TOPIC = re.compile("关于[^，。；：]{2,14}：")
# A lone heading of minutes, which no series takes up: "一、研究新院区建设".
_HEADING = re.compile("[一二三四五六七八九十]{1,2}、[^，。；：]{2,24}")


class Demand(NamedTuple):
    """[start, end) of the flow. outside: ranges whose bodies and deadline are its own.

    number: of an item, None else. level: 1 or 2.
    """

    start: int
    end: int
    level: int
    number: int | None
    speaker: str
    outside: tuple[tuple[int, int], ...]
    rule: str
    confidence: float


def demands(
    flow: Flow, start: int, end: int, found: Sequence[Series], turns: Sequence[Turn]
) -> list[Demand]:
    """All directives between two offsets, items before the demands inside them."""
    rows: list[Demand] = []
    at = start
    for one in found:
        if one.start < at:
            continue
        rows.extend(_outside(flow, at, one.start, turns))
        rows.extend(_series(flow, one, turns))
        at = max(at, one.end)
    rows.extend(_outside(flow, at, end, turns))
    return rows


def _series(flow: Flow, one: Series, turns: Sequence[Turn]) -> Iterator[Demand]:
    """The rows of a series; of a false one only the demands that follow in it.

    Headings are no directives, nor is, beside some, "四、会议要求，…".
    """
    if not real(flow, one, turns):
        for item in one.items:
            start = item.text if led_in(item, turns) else _below(flow, item)
            yield from demands(flow, start, item.end, item.inner, turns)
        return
    heading = headings(flow, one, turns)
    led = [led_in(item, turns) is not None for item in one.items]
    told_by = any(heading) and 2 * sum(led) < len(led)
    for item, over, says in zip(one.items, heading, led, strict=True):
        if over:
            yield from _under(flow, item, resumed(one, item, turns))
        elif says and told_by:
            yield from demands(flow, item.text, item.end, item.inner, turns)
        elif not told(flow, item, turns, beside=any(heading)):
            yield from _item(flow, item, turns)


def _under(flow: Flow, item: Item, turns: Sequence[Turn]) -> Iterator[Demand]:
    """The demands under a topic; under "一、上周整改情况" only those that say 要.

    Not "上周共排查隐患47条", unless somebody is said to demand what follows.
    """
    rows = demands(flow, _below(flow, item), item.end, item.inner, turns)
    review = reviewing(flow, item)
    for row in rows:
        turn = turn_at(turns, row.start) if review else None
        told = turn and turn.start <= item.start and row.number is None
        if not told or row.level > 1 or STRONG.search(flow.masked, row.start, row.end):
            yield row


def _below(flow: Flow, item: Item) -> int:
    """Where the text below the heading of an item begins."""
    head = next(each_clause(flow, item.text, item.end), None)
    end = head.end if head else item.end
    return min([end, *(inner.start for inner in item.inner)])


def _outside(
    flow: Flow, start: int, end: int, turns: Sequence[Turn]
) -> Iterator[Demand]:
    """Unnumbered demands: clauses after 会议强调, X要求 that want something done.

    What is listed after a colon of a report ("提出了三个要求：…；…。") is left out.
    After 指出 a clause that goes on behind a semicolon with a demand is one, too:
    "要思想上高度重视；责任上各负其责。"
    """
    listing = carried = False
    for clause in each_clause(flow, start, end):
        turn = turn_at(turns, max(clause.start, start))
        if turn is None:
            continue
        if carried and turn.mode == "mixed" and turn.start < clause.start:
            turn = turn._replace(mode="demand")
        found = None if listing else _demand(flow, clause, start, turn)
        text = flow.masked[clause.start : clause.end]
        carried = bool(found) and text[-1] == "；"
        listed = not found and turn.content < clause.end and "：" in text[:-1]
        listing = text[-1] == "；" and (listing or listed)
        if found:
            yield found


def _demand(flow: Flow, clause: Clause, start: int, turn: Turn) -> Demand | None:
    """The demand of one clause outside series, if it is one."""
    begin, mode = max(clause.start, start), turn.mode
    agreed = _agreed(flow, clause, turn)
    if turn.content > begin:
        if turn.content >= clause.end and not agreed:
            return None
        begin = turn.content
        said = None if agreed else _AGREES.match(flow.masked, begin, clause.end)
        agreed = said.end() if said else agreed
    if agreed:
        begin, mode = agreed, "demand"
    for topic in (ONE_OF, _TOPIC):
        one = topic.match(flow.masked, begin, clause.end)
        begin = one.end() if one else begin
    unnamed = UNNAMED.match(flow.masked, begin, clause.end)
    begin = unnamed.end() if unnamed else begin
    just = _JUST.match(flow.masked, begin, clause.end)
    begin = just.end() if just else begin
    text = flow.masked[begin : clause.end]
    if DETAIL.match(flow.text, begin, clause.end):
        return None
    if clause.opens and _HEADING.fullmatch(flow.masked, begin, clause.end):
        return None
    if (
        PRESENT.search(text)
        or (GREETING.match(text) and not STRONG.search(text))
        or ROSTER.fullmatch(text)
        or SAID_BY.fullmatch(text)
        or (not agreed and AGREED.match(text))
    ):
        return None
    if turn.rule == QUOTED and mode == "mixed" and not pressing(text):
        return None
    quoted = clause.opens and begin == clause.start and turn.rule != QUOTED
    if quoted and QUOTE.match(flow.text[begin : clause.end]):
        return None
    left, right = tidy(flow, begin, clause.end)
    if text.endswith(("：", "，")) or REMARK.fullmatch(flow.text, begin, clause.end):
        return None
    if right - left < 4 or not wanted(text, mode):
        return None
    sure = 0.95 if STRONG.search(text) else 0.8
    own = ((left, right),)
    return Demand(left, right, 1, None, turn.speaker, own, turn.rule, sure)


def _agreed(flow: Flow, clause: Clause, turn: Turn) -> int | None:
    """ "会议同意该办法，由党政办负责印发": what follows 同意 and names who acts."""
    if turn.mode != "report" and turn.rule not in ("纪要", "told", "list"):
        return None
    text = flow.masked[clause.start : clause.end]
    match = _AGREES.match(text)
    return clause.start + match.end() if match else None


def _item(flow: Flow, item: Item, turns: Sequence[Turn]) -> Iterator[Demand]:
    """A numbered item and, when it has two or more, the demands inside it."""
    turn = turn_at(turns, item.start)
    led = led_in(item, turns)
    if led:
        turn = led
        if "，" not in flow.text[item.text : led.content - 1]:
            item.text = max(item.text, led.content)
    speaker = turn.speaker if turn else MEETING
    left, right = tidy(flow, item.text, item.end)
    if right - left < 2 or EMPTY.match(flow.text, left, right):
        return
    inner = inside(flow, item, turns)
    outside = _without(left, right, inner) if inner else ((left, right),)
    yield Demand(left, right, 1, item.number, speaker, outside, "series", 0.95)
    for begin, end in inner:
        yield Demand(begin, end, 2, None, speaker, ((begin, end),), "in item", 0.92)


def _without(
    left: int, right: int, inner: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    found, at = [], left
    for begin, end in inner:
        if begin > at:
            found.append((at, begin))
        at = max(at, end)
    if right > at:
        found.append((at, right))
    return tuple(found)
