"""What is demanded: numbered items and their demands, and demands outside series."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meetings.extraction.flow import Flow
from meetings.extraction.pages import DETAIL
from meetings.extraction.sentences import STOPS, Clause, clauses
from meetings.extraction.series import Item, Series
from meetings.extraction.speakers import MEETING, Mode, Turn, turn_at

_WANT = (
    r"(?<![主重只首需还想简概扼不摘纪紧])要(?![求点素闻害塞件领义职道么是])|必须|务必|"
    r"务须|(?<![必供])须(?!知)|"
    r"应(?=当|该|由|于|在|予|按|尽|对|做|主动|及时|严格|立即)|应(?!急|用|对|付|变|届|"
    r"邀|聘|征|有|收|届)|严禁|(?<![容舍由来怪了])不得|"
    r"不准|不许|不能(?!够)|决不|绝不|切实|确保|坚决|一律|禁止|防止|杜绝|严防|力争|"
    r"争取|限期|尽快|抓紧|务求|不搞|"
    r"由[^，。；]{1,24}?(?:牵头|负责|办理|落实|承担|统筹|审批|把关|实施|组织)|"
    r"由[^，。；\d]{1,16}?(?:[局委办部门处科室心司镇乡站所队组会院校厂矿团]|街道|单位|"
    r"人员|领导|企业|区长|县长)|牵头|"
    r"需(?!要求|求)(?=在|于|由|按|对|将|加|进|尽|认|要)|绝对不|切忌|不可(?!否|谓)"
)
_STRONG = re.compile(_WANT)
_DUE = re.compile(
    r"(?:\d[日号]|[月年]底|[月年季度]末|\d[时点]|下班|节)(?:之|以)?前|\d个?(?:工作日|"
    r"天|日|周|月)内|[周月年]内"
)
_SEEN = re.compile(r"(?:但|同时|也|不过|当然)[^。；]{0,12}(?:看到|认识到|意识到)")
_QUOTE = re.compile(r"“[^“”]{2,60}[。！？]”$")
_OTHERS = re.compile(
    r"[^，。；]{2,6}同志[^。；]{0,80}(?:提出|强调|肯定|指出|考察|调研|要求)"
)
_STATED = re.compile(
    r"是(?!否)(?!不是)|(?<![为不])了(?!解|然|如指)|已(?:经|全|累|基|在|有|对|于|完|"
    r"达)|同比|环比|来之不易|意义重大|"
    r"提升\d|增长\d|下降\d|达到\d|实现\d|存在|仍有|仍然|依然|面临|处于|位居|名列|"
    r"得益于|离不开|"
    r"重于泰山|取得(?!联)|(?<!作出)说明(?!情况|理由|原因)|表明|证明|体现|关乎|事关|"
    r"源于|提出了|指明|提供了|充分肯定|令人|成效|"
    r"(?:目前|近年来|去年|今年以来|截至|入[冬春夏秋汛]以来|从[^，。]{2,12}看|"
    r"一段时间以来|过去)"
)
_IMPERATIVE = re.compile(
    r"(?:进一步|切实|认真|扎实|全面|全力|深入|持续|不断|大力|积极|主动|着力|严格|坚决|"
    r"坚持|继续|加快|加强|加大|"
    r"强化|抓好|抓紧|抓实|抓|做好|做实|做到|落实|压实|压紧|完善|健全|建立|推进|推动|"
    r"提升|提高|突出|聚焦|围绕|"
    r"狠抓|紧盯|盯紧|把握|守住|筑牢|树立|树牢|统筹|优化|深化|细化|明确|严肃|严守|严把|"
    r"严控|高度重视|统一|"
    r"组织|开展|动员|发挥|配合|配齐|用好|用足|盘活|打造|打好|打赢|摸清|摸排|排查|整治|"
    r"整改|广泛|分类|迅速|尽快|"
    r"立即|及时|对照|对标|以|把|将|对|按|让|在|迅速|时刻|牢固|从严|从快|从实|千方百计|"
    r"改进|加固|加密|转变|增强|"
    r"维护|保障|保持|防范|化解|探索|创新|学习|领会|贯彻|传达|振奋|抢抓|抢时|倒排|挂图|"
    r"狠|勇|敢|思想|责任|措施)"
)
_PRAISE = re.compile(
    r"(?:对此|这些|这是|大家|同志们|成绩|燃气|形势|任务)[^，。；]{0,20}(?:肯定|"
    r"来之不易|辛苦|有目共睹|严峻|艰巨)"
)
_AGREED = re.compile(
    r"(?:会议)?(?:原则|一致)?(?:同意|通过|认为|听取|审议|传达|学习|通报|汇报)"
)
_ANNOUNCED = re.compile(
    r"(?:以下|如下|下面|[一二三四五六七八九十两几\d]+)(?:个|项|点|条)?(?:方面|工作|"
    r"要求|意见|字|文章|件事|重点|环节|关|下功夫)?"
    r"[^，。；]{0,6}[：]?$"
)
_PRESENT = re.compile(
    r"(?:出席|列席|参加|参会|到会|主持)(?:了)?(?:今天|本次|此次)?(?:会议|大会|活动|"
    r"座谈|调研|调度会?|座谈会)?[。；]?$|"
    r"(?:出席|列席|参加|主持)(?:会议|座谈会|调研|大会)"
)
_LEAD_OUT = re.compile(r"^[，：、；。“”’‘\s]*(?:并|以及)?")
_TRAIL = STOPS + "”’"


@dataclass(frozen=True, slots=True)
class Demand:
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


def wanted(text: str, mode: Mode) -> bool:
    """Whether a clause (quotations blotted out) says that something is to be done.

    Takes "各乡镇要…", "对…的，逐一约谈" after 强调; not "燃气安全是人命关天的大事",
    "累计转移1126人次", nor, after 指出, anything without 要, 必须 and the like.
    """
    if mode == "report" or _OTHERS.match(text) or _SEEN.match(text):
        return False
    if _STRONG.search(text):
        return not _PRAISE.match(text)
    if mode == "mixed":
        return False
    if _DUE.search(text):
        return True
    return not _STATED.search(text)


def tidy(flow: Flow, start: int, end: int) -> tuple[int, int]:
    """The range without stops and open quotation marks around it."""
    text = flow.text
    lead = _LEAD_OUT.match(text[start:end]) if start < end else None
    while start < end and text[start] in "，：、；。 ":
        start += 1
    if start < end and text[start] == "“" and "”" not in text[start + 1 : end - 1]:
        start += 1
    while end > start and text[end - 1] in "。；，、！： ":
        end -= 1
    quoted = text[start:end].count("”") > text[start:end].count("“")
    while end > start and quoted and text[end - 1] in "”。！；":
        end -= 1
    del lead
    return start, end


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
    """The rows of a series; of a false one only the demands that follow in it."""
    if not real(flow, one, turns):
        for item in one.items:
            first = next(iter(clauses(flow, item.text, item.end)), None)
            if first:
                yield from _outside(flow, first.end, item.end, turns)
        return
    topical = any(item.inner and _topic(flow, item) for item in one.items)
    for item in one.items:
        if item.inner and _topic(flow, item):
            yield from demands(flow, item.inner[0].start, item.end, item.inner, turns)
        elif _agenda(flow, item) or (topical and _topic(flow, item)):
            first = next(iter(clauses(flow, item.text, item.end)), None)
            if first:
                yield from demands(flow, first.end, item.end, item.inner, turns)
        else:
            yield from _item(flow, item, turns)


_FALSE = re.compile(
    r"(?:问题|不足|短板|弱项|原因|差距|困难|卡在|表现|亮点|成绩|特点|做法|经验|变化|"
    r"成效|进展|隐患|堵点|教训|风险|议题|"
    r"情况|平稳|向好|步稳|疾步|大事要事|好事|整治|改造|存在|依然|仍有|难点|"
    r"不够)[^，。；]{0,12}[：，]?$"
)


def real(flow: Flow, one: Series, turns: Sequence[Turn]) -> bool:
    """Whether a series demands; reviews, problems, agendas and idioms do not.

    Takes "会议要求：一是…"; not "存在三个问题：一是部分社区底数不清；二是…".
    """
    turn = turn_at(turns, one.start)
    mode = turn.mode if turn else "report"
    firsts = [_first(flow, item) for item in one.items]
    before = flow.masked[max(0, one.start - 40) : one.start]
    before = before.rpartition("。")[2].rpartition("；")[2].rstrip("：，")
    before = before.rpartition("，")[2]
    strong = sum(bool(_STRONG.search(text)) for text in firsts)
    stated = sum(
        bool(_STATED.search(text)) and not _STRONG.search(text) for text in firsts
    )
    if mode == "report" and not (strong == len(firsts) and _STRONG.search(before)):
        return False
    if one.style.name == "一要":
        return True
    if _FALSE.search(before) and strong * 2 < len(firsts):
        return bool(_STRONG.search(before)) and stated == 0
    if mode == "mixed":
        likely = strong + sum(bool(_IMPERATIVE.match(text)) for text in firsts)
        whole = sum(bool(_STRONG.search(_text(flow, item))) for item in one.items)
        asked = bool(_STRONG.search(before))
        return stated * 2 < len(firsts) and (
            likely * 2 > len(firsts) or whole * 2 > len(firsts) or asked
        )
    return stated * 2 <= len(firsts) or strong > 0


def _text(flow: Flow, item: Item) -> str:
    return flow.masked[item.text : item.end]


def _first(flow: Flow, item: Item) -> str:
    return re.split(r"[。；]", flow.masked[item.text : min(item.end, item.text + 120)])[
        0
    ]


_TOPIC = re.compile(
    r"(?:关于)?[^，。；]{0,40}(?:方面|问题|情况|工作|事项|事宜|议题|任务)[。：]?$|关于"
)
_AGENDA = re.compile(
    r"(?:会议)?(?:还)?(?:听取|研究|审议|传达|学习|讨论|通报|审定|观看)(?!制定|出台|"
    r"建立)"
)


def _topic(flow: Flow, item: Item) -> bool:
    """A heading that names a subject and not what to do: "二、进度方面"."""
    head = _first(flow, item)
    inner = item.inner[0].start - item.text if item.inner else len(head)
    return bool(_TOPIC.match(head[:inner].rstrip("。："))) or bool(_AGENDA.match(head))


def _agenda(flow: Flow, item: Item) -> bool:
    """An item of the agenda: "一、听取关于…的汇报" with more below it."""
    head = _first(flow, item)
    below = item.end - item.text > len(head) + 8
    return item.opens and below and bool(_AGENDA.match(head))


def _outside(
    flow: Flow, start: int, end: int, turns: Sequence[Turn]
) -> Iterator[Demand]:
    """Unnumbered demands: clauses after 会议强调, X要求 that want something done."""
    for clause in clauses(flow, start, end):
        begin = max(clause.start, start)
        turn = turn_at(turns, begin)
        if turn is None:
            continue
        mode = turn.mode
        agreed = _agreed(flow, clause, turn)
        if turn.content > begin:
            if turn.content >= clause.end and not agreed:
                continue
            begin = turn.content
        if agreed:
            begin, mode = agreed, "demand"
        text = flow.masked[begin : clause.end]
        if _PRESENT.search(text) or (not agreed and _AGREED.match(text)):
            continue
        said = (
            clause.opens
            and begin == clause.start
            and _QUOTE.match(flow.text[begin : clause.end])
        )
        if said or text.endswith("：") or not wanted(text, mode):
            continue
        left, right = tidy(flow, begin, clause.end)
        if right - left < 4:
            continue
        sure = 0.95 if _STRONG.search(text) else 0.8
        yield Demand(
            left, right, 1, None, turn.speaker, ((left, right),), turn.rule, sure
        )


def _agreed(flow: Flow, clause: Clause, turn: Turn) -> int | None:
    """ "会议同意该办法，由党政办负责印发": what follows 同意 and names who acts."""
    if turn.mode != "report":
        return None
    text = flow.masked[clause.start : clause.end]
    match = re.match(r"会议(?:原则|一致)?同意[^，。；]{0,60}，(?=由|请|责成)", text)
    return clause.start + match.end() if match else None


def _item(flow: Flow, item: Item, turns: Sequence[Turn]) -> Iterator[Demand]:
    """A numbered item and, when it has two or more, the demands inside it."""
    turn = turn_at(turns, item.start)
    speaker = turn.speaker if turn else MEETING
    left, right = tidy(flow, item.text, item.end)
    if right - left < 2:
        return
    inner = _inside(flow, item, turns)
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


def _inside(flow: Flow, item: Item, turns: Sequence[Turn]) -> list[tuple[int, int]]:
    """The demands of an item, [] when there are fewer than two."""
    rows: list[tuple[int, int]] = []
    at = item.text
    for inner in item.inner:
        rows.extend(_clauses_in(flow, item, at, inner.start, turns))
        rows.extend(tidy(flow, one.text, one.end) for one in inner.items)
        at = inner.end
    rows.extend(_clauses_in(flow, item, at, item.end, turns))
    rows = [(a, b) for a, b in rows if b - a > 3]
    return rows if len(rows) > 1 else []


def _clauses_in(
    flow: Flow, item: Item, start: int, end: int, turns: Sequence[Turn]
) -> Iterator[tuple[int, int]]:
    """The clauses of an item that demand, its opening phrase left out."""
    rows = clauses(flow, start, end)
    for index, clause in enumerate(rows):
        opening = start == item.text and index == 0
        stopped = flow.text[clause.end - 1] in "。！” ”" or item.inner
        if (
            opening
            and (stopped or flow.text[clause.end - 1] == "：")
            and (len(rows) > 1 or item.inner)
        ):
            continue
        text = flow.text[clause.start : clause.end]
        if DETAIL.match(text):
            continue
        begin = clause.start
        turn = turn_at(turns, begin)
        if turn and clause.start <= turn.start < clause.end:
            begin = min(turn.content, clause.end)
        masked = flow.masked[begin : clause.end]
        if masked and not _AGREED.match(masked) and wanted(masked, "demand"):
            if not masked.endswith("："):
                yield tidy(flow, begin, clause.end)
