"""Where a body begins behind what a clause is about: 走廊杂物|总务科负责清."""

from __future__ import annotations

import re

from meetings.extraction import vocabulary as words
from meetings.extraction.bodies import Lexicon

DESKS = frozenset([*words.BRANCHES.split(), *words.DESKS.split()])
_SIZES = (5, 4, 3, 2, 1)  # characters of what a desk is for, the longest first
_SHARED = tuple(words.DESK_PARTS.split())
_END = re.compile("办公室|分局|科|处|部|办|股|室|局|总工会|工会|团委|妇联")
_WHOLE = ("工会", "总工会", "团委", "妇联")
_CONTINUED = words.CONTINUED_BODIES
LEVELS = frozenset("省市县区州旗镇乡")
NO_TOPIC = LEVELS | frozenset(
    "要须应并把将对按以在从为与同向让由再就不加推强"
)  # at its start
# What a place or a body ends with: what stands before is the beginning of a name.
_OWNERS = frozenset(
    "省市县区州旗盟镇乡街道村局委厅院校厂矿司团队所站会库场园馆段行社府部门组班"
)
_LONG_PLACE = re.compile("自治|[左右]翼|联合$|[局院厅委]|公司|集团")
_PLACE = 3  # characters of a place, seldom more
_TOPIC = 4  # of a topic, at least
_SHORT = 5  # of a body that no list of desks knows: 建管办
_TOPICS = (
    "改造",
    "建设",
    "治理",
    "整治",
    "管理",
    "问题",
    "工作",
    "维修",
    "资金",
    "名单",
)
_NO_LEVEL = re.compile("城市|市场|市民|[小社园地片景校]区|区域|全[县市区镇]|城镇|城乡")
_FAR = 24  # characters in which a topic has ended
# Who acts is another, or the desk only gets something: "材料交党政办汇总".
_TAKES = re.compile(
    r"[要须把将]|应[当该]|会同|由|请(?!示|假|款)|让|向|给|(?:[交报送到至在对找经从按和与同跟及或以用于为被"
    r"是入进建设去来赴、各]|配合|协助|会同|联合|协同|对接|衔接|协调|联系|通知|督促|指导|支持|邀请|抽调|提交|成立|加强|转"
    r"|发|增|依托|通过|依据|根据|参照|征求)$"
)
_TAKEN = re.compile(
    "主要|要素|要件|需要|重要|摘要|纪要|概要|须知|把手|给水|要害|要闻|必要|要点|要道|合同"
)
_STATION = re.compile("[站所]$")
_SHORT_TOPIC = re.compile(
    r"(?P<topic>(?![省市县区州旗镇乡])[\u4e00-\u9fff]{1,2}[^委局院府司厅])[市县区州旗镇乡](?=.{2})"
)
# "培训结束后|人事科组织考试", "污水溢流问题|县住建局要限期解决"
_ABOUT = re.compile(
    r"(?:问题|的事(?![项业情])|事情|情况|事项|事宜|以后|之后|后(?<=.{2}后)(?!勤|备|续|期|方|台))"
    r"(?=[^的、]{2,14}?[局委办部处科室站所队镇乡会心司])"
)


def behind(piece: str, at: int, lexicon: Lexicon, *, last: bool = False) -> int:
    """The offset of a body that stands behind a topic; `at` where none does.

    last: the body may be the end of the piece, as before （牵头）.

    Takes "走廊杂物总务科负责清", "培训结束后人事科组织考试"; not "县医院药剂科",
    "纪检监察审计部", "材料交党政办汇总", "加强财务科建设".
    """
    short = 0
    for end in _END.finditer(piece, at + 2, at + _FAR):
        stop = end.end()
        if stop == len(piece) and not last:
            return at
        if stop < len(piece) and piece[stop] in _CONTINUED.get(piece[stop - 1], ""):
            continue
        start = _desk_start(piece, at, end)
        if start < 0:
            short = stop if stop - at <= _SHORT else short
            continue
        start = _owned(piece, at, start)
        local = end[0][-1] == "局" and piece[start] not in LEVELS
        other = start == at or local or (short and lexicon.body(piece[at:short]))
        return at if other or not _nominal(piece[at:start]) else start
    return at


def after_about(piece: str, at: int) -> int:
    """The offset behind "…的问题", "…之后"; `at` where there is none."""
    about = _ABOUT.search(piece, at + 2, at + _FAR)
    if about and not _TAKES.search(_TAKEN.sub("", piece[at : about.start()])):
        return about.end()
    return at


def short_topic(name: str, text: str) -> int:
    """How many characters of a name are a topic: 2 of 路灯区城管局, 0 of 江浦区城管局.

    Only the text can tell: it names 区城管局 elsewhere, but no place 路灯区.
    """
    placed = _SHORT_TOPIC.match(name)
    if not placed:
        return 0
    size = placed.end("topic")
    here = text.count(name)
    alone = text.count(name[size:]) > here
    return size if alone and text.count(placed[0]) == here else 0


def desk(text: str) -> bool:
    """总务科, 人力资源部, 水利站: a desk, without place or level."""
    end = _END.search(text, max(0, len(text) - 3))
    whole = bool(end and end.end() == len(text) and _desk_start(text, 0, end) == 0)
    return (
        whole or text.endswith(("派出所", "司法所")) or _STATION.sub("", text) in DESKS
    )


def _desk_start(piece: str, at: int, end: re.Match[str]) -> int:
    """Where the desk begins that ends with a match; -1 where it is none."""
    for size in _SIZES:
        start = end.start() - size
        if start >= at and piece[start : end.start()] in DESKS:
            return start
    return end.start() if end[0] in _WHOLE else -1


def _owned(piece: str, at: int, start: int) -> int:
    """Where the body begins to which a desk belongs: 总务科, 镇规建办, 县医院药剂科.

    What a 项目部 is for belongs to its name: 河湾片区改造项目部.
    """
    named = piece.startswith("项目部", start) or "、" in piece[at:start]
    if named or start <= at or piece[at] in LEVELS:
        return at
    level = piece[start - 1] in LEVELS and not _NO_LEVEL.search(piece, start - 2, start)
    start -= level
    before = piece[at:start]
    if level:
        long = len(before) > _PLACE + 1 or before.endswith(_TOPICS)
        whole = LEVELS.intersection(_plain(before)) or _LONG_PLACE.search(before)
        return start if long and not whole else at
    short = len(before) < _TOPIC and "的" not in before
    if short or before[-1] in _OWNERS:
        return at
    return start if _rest(before) else at


def _rest(before: str) -> str:
    """What is left before a desk of several parts: nothing of 纪检监察 + 审计部."""
    while before:
        for size in (4, 3, 2):
            if before[-size:] in DESKS or before[-size:] in _SHARED:
                before = before[:-size]
                break
        else:
            return "" if before[-1] in _OWNERS or before[-1] in "和与及、" else before
    return before


def _plain(before: str) -> str:
    """Without words that only have the character of a level: 城市, 小区."""
    return re.sub(
        "城市|市场|市民|[小社园地片景校]区|区域|全[县市区镇]|城镇|城乡", "", before
    )


def _nominal(before: str) -> bool:
    """Whether a clause is about something: 走廊杂物; not 材料交, 各单位把材料."""
    return not _TAKES.search(_TAKEN.sub("", before))
