"""Which items of a series are only headings over what is demanded below them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from meetings.extraction import leads
from meetings.extraction.building import Item, Series
from meetings.extraction.flow import Flow
from meetings.extraction.subjects import MEETING
from meetings.extraction.turn import NAMED, Turn, turn_at
from meetings.extraction.wording import EMPTY, IMPERATIVE, STRONG, wanted

_STOP = re.compile("[。；]")


def first(flow: Flow, item: Item) -> str:
    """The first clause of an item, or its heading when that is a line of its own."""
    at = bisect_right(flow.paragraphs, item.text)
    line = flow.paragraphs[at] if at < len(flow.paragraphs) else item.end
    end = min(item.end, item.text + 120, line)
    stop = _STOP.search(flow.masked, item.text, end)
    return flow.masked[item.text : stop.start() if stop else end]


def introduces(flow: Flow, item: Item, turns: Sequence[Turn]) -> bool:
    """A heading that says who speaks below: "一、王伟同志提出要求", "二、李楠："."""
    turn = turn_at(turns, item.start)
    if turn is None or turn.start != item.start:
        return False
    return turn.rule in (NAMED, "讲话", "议定") or (
        turn.rule[:3] == "人名+" and turn.content >= item.text + len(first(flow, item))
    )


def groups(flow: Flow, item: Item) -> bool:
    """A heading over rows of a table, or over numbers that count on or name it.

    Takes "一、营收" over 1. and 2. where "二、项目" stands over 3., and "1 现场管理"
    over 1.1 and 1.2; not "1 加强现场管理", which demands.
    """
    kinds = {one.style.family for one in item.inner if one.lined}
    if "row" in kinds or any(one.counted for one in item.inner):
        return True
    head = flow.masked[item.text : item.inner[0].start] if item.inner else ""
    return "decimal" in kinds and not (STRONG.search(head) or IMPERATIVE.match(head))


_TOPIC = re.compile(
    r"(?:关于)?[^，。；]{0,40}(?:方面|问题|情况|工作|事项|事宜|议题|任务|讲话|"
    r"发言|汇报|通报)[。：]?$|关于|(?:会议|工作|有关|几点|相关|具体|"
    r"下一?步)[^，。；]{0,6}(?:要求|安排|部署|打算|措施|意见)[。：]?$"
)
_AGENDA = re.compile(
    r"(?:会议)?(?:还|集中|集体|认真|专题|书面|首先)*(?:听取|研究|审议|传达|学习|讨论|通报|审定|观看)(?!制定|出台|"
    r"建立)"
)


_REVIEW = re.compile(
    r"(?:情况|进展|回顾|成效|总结|通报|汇报|[雨水灾险汛]情|形势|研判|收支|背景|概况|"
    r"存在的?(?:主要)?问题)[。：]?$"
)
_SPEECH = re.compile(r"(?:讲话|发言|(?:布置|安排|部署)[^，。；：]{0,10}工作)$")
_DUTY = re.compile(r"(?:责任|牵头|承办|主办)(?:单位|部门)：")


def topic(flow: Flow, item: Item) -> bool:
    """A heading that names a subject and not what to do: "二、进度方面".

    Not one with who is responsible beside it: "1.关于春耕。（责任单位：…）".
    """
    head = first(flow, item)
    inner = item.inner[0].start - item.text if item.inner else len(head)
    if _DUTY.search(flow.text, item.text, item.text + inner):
        return False
    head = head[:inner].rstrip("。：")
    return bool(_TOPIC.match(head) or _AGENDA.match(head) or leads.TASKS.search(head))


# Nouns that begin like a verb: 组织领导, 整改任务; not 明确目标任务.
_NOUNS = re.compile(
    r"(?:组织|保障|推进|整改|整治|排查|摸排|学习|防范|动员|配合|提升|控制|创新)"
    r"(?:工作|情况|范围|重点|目标|任务|要求|措施|步骤|计划|安排|方案|清单|分工|时限|时间|节点|"
    r"领导|机构|保障|架构|体系|原则|内容|机制|环节|事项|方面)+$|责任(?!到)|思想|措施|统一战线"
)
# A verb and what comes of it: 扛牢, 夯实, 备足, 管好.
_DONE = re.compile(
    r"[扛压落做抓夯筑守盯管备补打理查用织把建练稳兜拉挺站树吃摸][牢实紧足好严稳住齐强细准优深硬透通清]|"
    r"凝聚|畅通|严查|狠抓|杜绝|确保|严禁"
)


# Labels of minutes as headings, with what they say on the next line.
_LABEL = re.compile(
    r"(?:会议)?(?:时间|日期|地点|主持人?|参[加会]人员?|[出列缺]席(?:人员)?|记录人?|议[题程]|主题|"
    r"内容|议定|明确|确定|决定|要求|强调)(?:事项|内容)?：?"
)


def acts(head: str) -> bool:
    """Whether a heading says what to do: 压实部门责任, 扛牢防汛责任; not 组织领导."""
    ordered = IMPERATIVE.match(head) and not _NOUNS.match(head)
    return bool(ordered or _DONE.match(head) or wanted(head, "mixed"))


def headed(flow: Flow, item: Item) -> bool:
    """A heading on a line of its own that asks nothing, with text below it.

    Of the last item that text may be somebody's who begins to speak there.
    """
    head = first(flow, item)
    below = item.end - item.text > len(head) + 8
    below = below or len(flow.text) > item.end == item.text + len(head)
    return below and _alone(flow, item, head) and not STRONG.search(head)


def headings(flow: Flow, one: Series, turns: Sequence[Turn]) -> list[bool]:
    """Which items of a series are only headings over what is demanded below them.

    Topics over inner series are, unless most items have none inside; and what stands
    beside them alone on its line: "一、雨情水情", "二、工作安排"; or beside headings
    over numbers that count on: "四、保障措施".
    """
    if _studied(flow, one):
        return [introduces(flow, item, turns) for item in one.items]
    topics = [bool(item.inner) and topic(flow, item) for item in one.items]
    duties = charged(flow, one)
    named = not duties and _sections(flow, one, turns)
    topical = 2 * sum(topics) >= len(topics) or named
    grouped = [groups(flow, item) for item in one.items]
    above = topical or 2 * sum(grouped) > len(grouped)
    return [
        (over and topical)
        or (above and one.lined and not item.inner and headed(flow, item))
        or (named and bool(item.inner))
        or group
        or (one.lined and bool(_LABEL.fullmatch(first(flow, item))))
        or introduces(flow, item, turns)
        or (not duties and one.style.family != "row" and agenda(flow, item, turns))
        for item, over, group in zip(one.items, topics, grouped, strict=True)
    ]


def _studied(flow: Flow, one: Series) -> bool:
    """Items that say what was studied and what of it was settled, in one paragraph.

    Takes "一、会议研究了重建工作。会议决定：①…" in most items; not "会议听取了汇报",
    nor one such item among others.
    """
    told = 0
    for item in one.items:
        head = first(flow, item)
        alone = _alone(flow, item, head)
        told += head.startswith("会议研究") and not alone
    return 2 * told > len(one.items)


def _sections(flow: Flow, one: Series, turns: Sequence[Turn]) -> bool:
    """Whether all items are headings on lines of their own, none of which asks.

    Some must be topics, or stand over lines that are numbered ("一、热源准备" over 1.
    and 2.) or over what the meeting said; not "一、压实部门责任", nor
    a project above what is to be done there.
    """
    pairs = [(item, first(flow, item)) for item in one.items]
    bare = one.lined and all(
        headed(flow, item) and not acts(head) for item, head in pairs
    )
    over = sum(
        any(x.lined and len(x.items) > 1 for x in item.inner)
        or _discussed(item, head, turns)
        for item, head in pairs
    )
    return bare and (
        2 * over >= len(one.items) or any(topic(flow, item) for item in one.items)
    )


def _discussed(item: Item, head: str, turns: Sequence[Turn]) -> bool:
    """A matter that the meeting speaks of below: "二、村道硬化" over "会议同意…"."""
    at = item.text + len(head)
    turn = turn_at(turns, at)
    return bool(turn and turn.start == at and turn.speaker == MEETING)


def reviewing(flow: Flow, item: Item) -> bool:
    """A topic under which the past is told: "一、上周隐患整改情况"."""
    return bool(_REVIEW.search(first(flow, item)))


def decided(item: Item, end: int, turns: Sequence[Turn]) -> bool:
    """Whether what the meeting did ends in what it asks: "会议讨论了班车，决定…"."""
    turn = turn_at(turns, end - 1)
    inside = turn and item.start <= turn.start and turn.content < end - 1
    return bool(inside and turn and turn.mode == "demand" and turn.rule[2:3] == "+")


def agenda(flow: Flow, item: Item, turns: Sequence[Turn]) -> bool:
    """An item of the agenda: "一、听取关于…的汇报" with more below it."""
    head = first(flow, item)
    if decided(item, item.text + len(head), turns):
        return False
    alone = _alone(flow, item, head)
    below = alone or item.end - item.text > len(head) + 8
    topical = alone and not _DUTY.search(flow.text, item.text, item.end)
    named = bool(_AGENDA.match(head) or _SPEECH.search(head))
    named = named and not STRONG.search(head)  # 传达贯彻要快
    named = named or (topical and bool(_TOPIC.match(head) or EMPTY.fullmatch(head)))
    return item.opens and below and named


def charged(flow: Flow, one: Series) -> bool:
    """Whether most items of a series say who is responsible: 责任单位：….

    Then those that do not are items as well, though headed 关于…事宜. What stands in
    numbered lines below an item is theirs: "二、任务清单" over "1.…。责任单位：…".
    """
    told = [bool(_DUTY.search(flow.text, x.text, _own(x))) for x in one.items]
    return 2 * sum(told) > len(told)


def _own(item: Item) -> int:
    """Where the numbered lines below an item begin; its end where it has none."""
    return min([item.end, *(inner.start for inner in item.inner if inner.lined)])


def _alone(flow: Flow, item: Item, head: str) -> bool:
    """Whether the heading of an item is a line of its own."""
    at = bisect_right(flow.paragraphs, item.text)
    after = flow.paragraphs[at] if at < len(flow.paragraphs) else -1
    return after == item.text + len(head)
