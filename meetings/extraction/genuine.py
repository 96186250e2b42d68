"""Which series demand, and which of their items only tell what was done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from meetings.extraction import leads
from meetings.extraction.building import Item, Series
from meetings.extraction.flow import Flow
from meetings.extraction.headings import charged as duties
from meetings.extraction.headings import decided, first, reviewing
from meetings.extraction.leads import Mode
from meetings.extraction.sentences import each_clause
from meetings.extraction.turn import QUOTED, Turn, turn_at
from meetings.extraction.wording import IMPERATIVE, STATED, STRONG, wanted

_FALSE = re.compile(
    r"(?:问题|不足|短板|弱项|原因|差距|困难|卡在|表现|亮点|成绩|特点|做法|经验|变化|"
    r"成效|进展|隐患|堵点|教训|风险|议题|情况|平稳|向好|步稳|疾步|大事要事|好事|整治|"
    r"改造|存在|依然|仍有|难点|不够)[^，。；]{0,12}[：，]?$"
)


# Who does what, which no problem and no review says of every item.
_ASSIGNED = re.compile(
    r"由[^，。；]{2,20}(?:牵头|负责)|牵头|会同|负责(?:督促|组织|协调|落实)|[局委办部门]要(?![求点])"
)
# What something is, not what is to be done: "其核心要义在于：一是…".
_MEANT = re.compile(r"(?:要义|核心|实质|精髓|内涵|本质|意义|目的)(?:在于|就?是)$")
# "会议研究了选址问题，同意东郊，由交通局负责": who does it is settled.
_CHARGES = re.compile("，由[^，。；]{2,20}(?:牵头|负责|办理|承办|落实|实施)")
_GROUNDS = re.compile("(?:依照|按照|根据|受)[^，。；]{2,20}，(?=会议)")
_CAUSES = re.compile(r"(?:原因|表现|教训|不足|存在[^，。；]{0,10}问题)[^，。；]{0,8}$")
_PUT = re.compile(
    r"(?:部署|要求|安排|强调|意见|希望|指示|明确|清单|台账|一览表?|安排表)$|[讲谈]了[^，。；]{0,8}个问题$"
)
_LEARNT = re.compile(
    r"(?:体会|感受|感悟|启示|经验|领悟|认识到|体现)[^，。；]{0,12}$|得益于|靠的[就]?是"
)
_TASKS = re.compile(
    r"(?:工作|任务|要求|安排|部署|事项|重点|措施|意见|对策)(?:分工|分解)?(?:如下|〇+)?[。：]?$"
)
_REPORTED = re.compile(r"(?:汇报|通报)[^，。；]{0,10}$")
# Who was there, by groups: "参加会议的有：（1）市领导：…".
_THERE = re.compile(
    "(?:出席|参加|列席|参会|与会)[^，。；：要]{0,8}(?:有|人员|名单|领导)$"
)
_AGAINST = re.compile("针对|对照|围绕|聚焦|结合|着眼|为解决")  # 针对上述问题，一是…
_STOPS = re.compile("[，。；]")
_PRECIOUS = re.compile(
    r"。(?:这些|这几条|以上)[^，。；]{0,8}(?:经验|体会|启示|认识|做法)"
)


def learnt(flow: Flow, one: Series, before: str) -> bool:
    """Lessons of the past: "深刻体会到：一是必须…；这些经验弥足珍贵".

    Not "要总结推广经验：一是必须…", which asks for them.
    """
    last = one.items[-1]
    told = _LEARNT.search(before) and not STRONG.search(before)
    return bool(told) or bool(_PRECIOUS.search(flow.masked, last.text, last.end))


def real(flow: Flow, one: Series, turns: Sequence[Turn]) -> bool:
    """Whether a series demands; reviews, problems, agendas and idioms do not.

    Takes "会议要求：一是…"; not "存在三个问题：一是部分社区底数不清；二是…".
    """
    turn = turn_at(turns, one.start)
    mode = _mode(flow, one, turn)
    if 2 * sum(led_in(item, turns) is not None for item in one.items) >= len(one.items):
        return True
    firsts = [first(flow, item) for item in one.items]
    said = turn.start if turn else 0  # not a heading above it: "供暖问题 / 会议决定："
    before = flow.masked[max(0, said, one.start - 40) : one.start]
    asked = bool(STRONG.search(_STOPS.split(before.rstrip("：，。；"))[-1]))
    before = before.rpartition("。")[2].rpartition("；")[2].rstrip("：，")
    before = before.rpartition("，")[2]
    if _AGAINST.match(before):
        before = ""
    if learnt(flow, one, before) or _MEANT.search(before) or _THERE.search(before):
        return False
    above = one.parent
    inside = turn and above and mode == "demand" and turn.start > above.start
    if above and not inside and _reported(flow, above, firsts):
        return False
    weak = [text for text in firsts if not STRONG.search(text)]
    strong = len(firsts) - len(weak)
    stated = sum(bool(STATED.search(text)) for text in weak)
    put = STRONG.search(before) or (one.lined and turn and turn.rule == "纪要")
    if mode == "report" and not (strong == len(firsts) and put):
        charged = sum(bool(_ASSIGNED.search(_text(flow, item))) for item in one.items)
        answered = charged * 5 >= len(one.items) * 4 or duties(flow, one)
        return bool(one.lined) and answered
    if one.style.name == "一要":
        return True
    matter = mode != "report" and not stated and _below_matter(flow, one)
    false = _FALSE.search(before) and not (matter or _PUT.search(before))
    if false and strong * 2 < len(firsts):
        return bool(STRONG.search(before)) and stated == 0
    led = turn is not None and turn.content == one.start
    plain = mode == "demand" or (turn and turn.rule == "导语" and not stated)
    if led and plain and (not _FALSE.search(before) or _PUT.search(before)):
        return True  # "讲了三点意见：" right before the first item
    if mode == "mixed":
        likely = strong + sum(bool(IMPERATIVE.match(text)) for text in firsts)
        if turn and turn.rule == QUOTED and likely and not stated:
            return True
        whole = sum(bool(STRONG.search(_text(flow, item))) for item in one.items)
        return stated * 2 < len(firsts) and (
            likely * 2 > len(firsts) or whole * 2 > len(firsts) or asked
        )
    return stated * 2 <= len(firsts) or strong > 0


def _below_matter(flow: Flow, one: Series) -> bool:
    """Whether lines stand right below the matter that they settle: "三、路灯改造".

    Not below "二、存在问题", which tells.
    """
    above = one.parent
    if above is None or not one.lined or reviewing(flow, above):
        return False
    return above.text + len(first(flow, above)) >= one.start - 1


def _mode(flow: Flow, one: Series, turn: Turn | None) -> Mode:
    """How the series is said; below "二、本周工作任务" of minutes it demands."""
    unsaid = turn and turn.rule in ("纪要", "told")
    if unsaid and one.parent and _tasks(flow, one.parent):
        return "demand"
    return turn.mode if turn else "report"


def explains(flow: Flow, one: Series) -> bool:
    """Numbers inside an item that only tell why: "主要原因，一是…二是…"."""
    before = flow.masked[max(0, one.start - 40) : one.start].rstrip("：，、")
    before = _STOPS.split(before)[-1]
    if not _CAUSES.search(before) or STRONG.search(before):
        return False
    return not any(STRONG.search(first(flow, item)) for item in one.items)


def led_in(item: Item, turns: Sequence[Turn]) -> Turn | None:
    """The turn with which an item begins: "二、会议要求，热力公司…"."""
    turn = turn_at(turns, item.text)
    begins = turn and item.start <= turn.start <= item.text and turn.rule[2:3] == "+"
    return turn if turn and begins and turn.mode == "demand" else None


def resumed(one: Series, item: Item, turns: Sequence[Turn]) -> Sequence[Turn]:
    """The turns, and that of the series again where an item begins.

    What an earlier item told ("会议同意…") ends with that item of "纪要如下：".
    """
    lead, last = turn_at(turns, one.start), turn_at(turns, item.start)
    told = last and last.start > one.start
    told = told and last and (last.mode == "report" or last.rule in ("told", "纪要"))
    if not lead or lead.mode != "demand" or not told:
        return turns
    again = lead._replace(start=item.start, content=item.text)
    return sorted([*turns, again])


def _narrates(text: str, start: int, end: int) -> bool:
    """Also behind what it was done on: "根据校务会的授权，会议研究了租房事宜"."""
    grounds = _GROUNDS.match(text, start, end)
    at = grounds.end() if grounds else start
    return bool(leads.NARRATIVE.match(text, at, end))


def told(flow: Flow, item: Item, turns: Sequence[Turn], *, beside: bool) -> bool:
    """An item that only says what the meeting did: "会议听取了…汇报。会议同意。"

    beside: some items are headings; then also one of minutes that asks nothing and
    that nobody says ("昨日存款120万元").
    """
    if decided(item, item.end, turns) or _CHARGES.search(_text(flow, item)):
        return False
    rows = each_clause(flow, item.text, item.end)
    if all(_narrates(flow.masked, *row[:2]) for row in rows):
        return True
    turn = turn_at(turns, item.start)
    said = turn and turn.rule != "纪要"
    return beside and not said and not wanted(_text(flow, item), "mixed")


def _reported(flow: Flow, item: Item, firsts: Sequence[str]) -> bool:
    """ "二、各科室汇报工作" over what was done; not where an item says 要."""
    told = _REPORTED.search(first(flow, item))
    return bool(told) and not any(STRONG.search(text) for text in firsts)


def _tasks(flow: Flow, item: Item) -> bool:
    """A heading of minutes that announces demands: "二、本周重点工作"."""
    return bool(_TASKS.search(first(flow, item)))


def _text(flow: Flow, item: Item) -> str:
    return flow.masked[item.text : item.end]
