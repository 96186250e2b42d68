"""Where the name of a body ends: 水利站 before 要, not before 站长."""

from __future__ import annotations

import re

from meetings.extraction import acting, topics
from meetings.extraction import vocabulary as words
from meetings.extraction.bodies import END_CHARS, Lexicon
from meetings.extraction.classes import counted
from meetings.extraction.scanning import by_first

_NOT_AFTER = by_first(words.NOT_AFTER_BODY.split())


_SEATS = ("委", "政府", "人大", "政协")


_CLEAR = ("给每", "给各", "组成", "成立", "组建", "联合", "会同", "共同", "分别")


_ACTS = tuple(words.NOT_BODY_ENDINGS.split())


_AFTER_NAME = frozenset(("", "、", "和", "与", "及"))


_CONTINUED = words.CONTINUED_BODIES


# Characters that end a name only behind these: 两地, 单位, 一中.
_COUNTS = "一二两三四五六七八九十"


_AFTER_ONLY = {
    "地": _COUNTS,
    "位": "单",
    "业": "专物",
    "班": _COUNTS + "专值",
    "连": _COUNTS + "程务林建工牧兵急",
    "中": _COUNTS,
    "小": _COUNTS,
    "方": "双两三四",
    "大": "人",
    "指": "防",
}


_LEVELS = "省市县区旗州镇乡街院校局厂公集国园"


_POSTED = re.compile("[副]?[局处科站所院校部厂镇乡村队组厅]长|主任|经理|主席|会长")


_HEADING = re.compile(
    "[\u4e00-\u9fff]{1,6}(?:建设|改造|扩容|提升|治理|整治|工作|问题|管理)"
)


# Who does it is another: "青石矿智能化改造工程由机电部包保".
_BY_WHOM = re.compile("(?<![理自缘事])由(?![于此来头衷])")


_CHARGED = re.compile("(?:(?<!理)由|责成|委托|(?<![提报申邀聘])请)$")


# Endings of two characters and more that nothing but a body has.
_CLEAR_ENDS = (
    *("大队", "支队", "总队", "支行", "分行", "分局", "项目部", "管委会", "委员会"),
    *(
        "分公司",
        "供电公司",
        "供水公司",
        "派出所",
        "建设局",
        "旅游局",
        "体育局",
        "管理局",
    ),
)


_VERBS = tuple(words.NAME_LIKE_VERBS.split())
_VERB_FIRST = frozenset(verb[0] for verb in _VERBS)


# How a name goes on behind 中心 and the like: 人行中心|支行, 市中心|医院.
_RUNS_ON = ("支行", "分行", "支局", "医院", "卫生院", "小学", "中学", "幼儿园", "血站")


_CHARGED_NAME = 14  # characters of a body after 由


def may_end(piece: str, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name can end here: 科 yes, but not before 技."""
    last = piece[end - 1]
    if last not in END_CHARS:
        return piece[at:end] in lexicon.names
    before = _AFTER_ONLY.get(last)
    if before and piece[end - 2] not in before:
        return False
    if last == "位" and "等" not in piece[max(at, end - 8) : end]:
        return False  # 驻县单位
    following = piece[end : end + 1]
    if piece.startswith(_RUNS_ON, end):
        return False
    if following in _VERB_FIRST and piece.startswith(_VERBS, end):
        return True
    if following == "在" and _placed(piece, at, end):
        return True
    if following == "限" and piece[end + 1 : end + 2] in "期时":
        return True
    return not following or following not in _CONTINUED.get(last, "")


def _placed(piece: str, at: int, end: int) -> bool:
    """财务处 before 在年度预算内, not 好处 before 在于; any body before 在9月."""
    return piece[end + 1 : end + 2].isdigit() or topics.desk(piece[at:end])


def may_be_loose(piece: str, at: int, end: int) -> bool:
    """Whether a body is the subject though no known verb follows.

    Not a person of it ("水利站站长何长江负责"), nor a heading (文化馆分馆建设); after
    由 or 请 whatever it does ("由自然资源和规划分局复核容积率").
    """
    charged = bool(_CHARGED.search(piece, max(0, at - 3), at))
    if (
        piece.startswith(_NOT_AFTER.get(piece[end : end + 1], ()), end)
        or piece[end - 1] in "县市区旗村镇乡技等"
        or _POSTED.match(piece, end)
        or (not charged and _HEADING.fullmatch(piece, end))
        or (not charged and "由" in piece and _BY_WHOM.search(piece, end, end + 40))
    ):
        return False
    return (
        counted(piece[at:end])
        or end - at <= (_CHARGED_NAME if charged else 6)
        or piece[at] in _LEVELS
        or piece[end - 1] in "门、"
        or (end - at <= _CHARGED_NAME and piece.endswith(_CLEAR_ENDS, at, end))
    )


def longer(piece: str, end: int, lexicon: Lexicon) -> bool:
    """市委 before 组织部要 is only the beginning of a name."""
    clear = piece.startswith(_CLEAR, end) or acting.meanwhile(piece, end)
    if clear or acting.strong(piece, end):
        return False
    seat = piece.endswith(_SEATS, 0, end)
    for stop in range(end + 1, min(end + 6, len(piece) + seat)):
        if piece[stop - 1] not in END_CHARS:
            continue
        ends = acting.strong(piece, stop)
        if seat and not ends:
            after = piece[stop : stop + 1] in _AFTER_NAME or acting.verb(piece, stop)
            line = piece[end : stop - 1]
            ends = after and (lexicon.branch(line) or line in topics.DESKS)
        if ends and not piece.endswith(_ACTS, end, stop):
            return True
    return False
