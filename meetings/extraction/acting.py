"""Whether what stands after the name of a body is something that it does."""

from __future__ import annotations

import re

from meetings.extraction import vocabulary as words
from meetings.extraction.scanning import by_first

_STRONG = by_first(words.STRONG_BODY_VERBS.split())
_NO_VERBS = (
    *("派出所", "应急", "应用", "负责人", "负责同志", "周边", "周围"),
    *("要素", "要件", "增加值"),
)
_WEAK = ("要求", "要素", "负责人", "负责同志", "应急", "应用", "对策", "对接")
_ABOUT_PEOPLE = re.compile("负责人[行民员居口防社才事大工流]")  # 负责|人行道清理
_NUMERALS = frozenset("一二两三四五六七八九十半")
_WITHIN = re.compile(r"[一二两三四五六七八九十半]{1,3}个?(?:天|日|周|月|工作日|小时)")
_VERBS = by_first(words.BODY_VERBS.split())
FIRST = _NUMERALS | frozenset(_VERBS)  # characters with which _verb begins
# "掘进二队过断层期间要…": what it does stands behind when it does it.
_WHILE = re.compile("[^，、；的要]{1,8}(?:期间|过程中)(?:要|须|应|必须|务必)")
_MODIFIER = re.compile(
    r"(?:下派|选派|派驻|指派|聘请|提出|报告|上报|报送|提交|制定|印发|反映|汇报|起草|组织|开展|转来|移交|交办|"
    r"发布)(?:的|了)|(?:发布|下达|印发|公布|发出|移交|交办|反馈)[^，、的]{1,14}后(?:[^，]{0,12}内)?$|与[^，]{1,14}(?:签[订署][了的]|交界|接壤|相邻|毗邻|之间|交会)"
)
_DONE_TO = re.compile(
    r"[^，。；要须负]{0,10}?(?:全部|正式|全面|如期)?(?:投入使用|建成投用|竣工(?!验收|决算)|通车|投用|挂牌成立)|"
    r"由[^，。；]{2,14}任(?:组长|主任|队长|指挥长|站长|班长)"
)


_FACILITY = frozenset("站厂馆园院校桥库心")
_OPENS = re.compile(
    r"(?:必须|务必|要|须|力争|确保)[^，。；]{0,12}?(?:投运|点火|投用|投产|完工|竣工(?!验收)|开工|"
    r"通车|封顶|并网|开馆|开园|开诊|建成|启用)$"
)


def meanwhile(piece: str, at: int) -> bool:
    """过断层期间要缩小循环步距, which a body is told for a time; not 期间的补贴."""
    told = "期间" in piece or "过程中" in piece
    return told and bool(_WHILE.match(piece, at))


def verb(piece: str, at: int) -> bool:
    first = piece[at : at + 1]
    verbs = _VERBS.get(first)
    if verbs and piece.startswith(verbs, at) and not piece.startswith(_NO_VERBS, at):
        return True
    if first in _NUMERALS and _WITHIN.match(piece, at):
        return True
    if first == "负" and _ABOUT_PEOPLE.match(piece, at):
        return True
    return meanwhile(piece, at)


def strong(piece: str, at: int) -> bool:
    """要, 负责 and the like; not 要求, 负责人."""
    words = _STRONG.get(piece[at : at + 1])
    if not words:
        return False
    does = piece.startswith(words, at) and not piece.startswith(_WEAK, at)
    return does or bool(_ABOUT_PEOPLE.match(piece, at))


def acts(piece: str, verb: int) -> bool:
    """Whether the body acts; "教务处提出的方案" only says whose the plan is.

    Nor do "游客中心9月底前投入使用" and "加压站必须月底前投运": others finish them.
    """
    if piece[verb - 1] in _FACILITY and _OPENS.match(piece, verb):
        return False
    return not _MODIFIER.match(piece, verb) and not _DONE_TO.match(piece, verb)
