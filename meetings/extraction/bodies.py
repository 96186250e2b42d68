"""Names of bodies: 县水利局, 卫生健康部门, 住建、消防、应急等有关部门."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from meetings.extraction import acting
from meetings.extraction import vocabulary as words
from meetings.extraction.scanning import REMEMBERED, by_first, by_last
from meetings.extraction.units import (
    COUNTED_OUT,
    DESK,
    NAMED,
    NAMED_ENDS,
    NUMBERED,
    PLACED,
)

_BRANCHES = frozenset(words.BRANCHES.split())
_GENERAL = by_first(words.GENERAL_BODIES.split())
_NO_BODY_ENDS = by_last(
    [*words.GENERAL_BODY_ENDINGS.split(), *words.NOT_BODY_ENDINGS.split()]
)
_ENDS = by_last(words.BODY_ENDINGS.split())
END_CHARS = frozenset(_ENDS) | frozenset("门等关家商台方地位团连中小班口")
_LEVELS = frozenset("省市县区州旗镇")
# Short names that mean nothing but the body, even alone: 人社要…; not 教育要….
_ALONE = frozenset(words.ALONE_BODIES.split())
_SHORTS = _ALONE | {level + name for name in _BRANCHES for level in _LEVELS}
_SHORT_FIRST = frozenset(name[0] for name in _SHORTS)
_SIZES = sorted({len(name) for name in _SHORTS})
_LONG = "红十字会"  # which is no 红十字 that 会
_SEATS = frozenset("市县区州旗镇")  # with which the place of PLACED ends
_VAGUE = frozenset(words.VAGUE_BODIES.split())
_NO_SUBJECT = tuple(words.BEFORE_OBJECTS.split())
# Longer ones, which no place begins with, as 从化区 does with 从.
_NO_SUBJECT_LONG = tuple(word for word in _NO_SUBJECT if len(word) > 1)
_PLACES = ("县", "市", "区", "旗", "村", "镇", "乡")
_ZONES = ("开发区", "高新区", "保税区", "度假区", "示范区")
_ACRONYM = re.compile(r"[A-Z]{2,6}")  # ICU、呼吸科
_DESK_ENDS = (
    "政协办",
    "统筹办",
    "中心学校",
    "进修学校",
    "职业学校",
    "技工学校",
    "实验学校",
    "教育学校",
    "语学校",
)
_KINDS = ("企业", "单位", "乡镇", "社区", "商户", "业主", "学校", "村组")
_CLASSES = ("开发区", "园区", "高新区", "管委会", "街道", "企业", "医院")  # 各乡镇、…
_PAIR = re.compile("(?P<one>[^和与及]{2,3})[和与及](?P<other>[^和与及]{2,6})")
_EVERY = ("各", "有关", "相关", "其他", "其它", "全体", "所有", "所在")
_JOINED = tuple(words.JOINED_BODIES.split())
_INNER = re.compile(
    r"交(?<![公外成提]交)(?![通警投运易管流建大巡])|[跟谁去由把被的了是要须让各报在不旦必每向，；：。“”〇【】]|\d[支个名家条项处座台辆月日]|上传|"
    r"[选确认]定|指定|细化|依照|参照|优先|直接与|(?<=.)到|^无|派人|驻厂|派出(?!所|机构)|^有(?![色线机])|^及|用好|以[内上下]|乡镇[卫中小]|做到|可边|可以|进驻|驻科|[局委]商[省市县区]|(?<=.)从(?![化江])|工作日|[早晚夜]间|其(?!他)|或|尽快|应(?=主动|积极|当|及时|该)|[送交发拨运实]到|[^，]到[村户]|交给|抄[送报]|转[交送]|联系(?![点群处])|提请|下达|拨打|一时|清出|打破|选用|组建|设立|(?<!华)为|至[一二三四五六]|移交|直达|成立|培育|下沉|负责|上报|至少|配合|会同|"
    r"牵头|级领导|期间|新建|改建|扩建|[断坏抢修查缺堵]一|一(?P<each>[个处家户件批条段]).?一(?P=each)"
)
# Not 断一处抢一处, 坏一个修一个; 报 in a name is no verb: 龙藏日报社.
_HARM = frozenset("不“报")  # one of which stands in what is harmless
_HARMLESS = re.compile("不动产|“两委”|[日晚]报社?|情报")
_ROW = re.compile("[^，]+")
_AND = re.compile(r"以及|(?<=.{2})[和与及](?=.{2})")
_AND_CHARS = frozenset("、和与及")  # without one of them a text is no list
_LISTING = re.compile("[、和与及]")
# Classes in a list of bodies: 各镇, 两区 in "两区及水务部门".
_EVERYBODY = re.compile(
    "各[\u4e00-\u9fff]{1,4}|[两二三四五六七八九十]{1,2}个?(?:[市县区旗镇乡村]|街道)"
)


class Name(NamedTuple):
    """A body at [start, end) of a text; sure: by its ending or the register."""

    name: str
    start: int
    end: int
    sure: bool


def _general(name: str) -> bool:
    """Everybody, or nobody in particular: 各…, 有关…; not 企业管理部."""
    general = name.startswith(_GENERAL.get(name[:1], ()))
    return general and not DESK.fullmatch(name)


def _ends_otherwise(name: str) -> bool:
    """How no single body ends: 布局, 协办, …学校; but 政协办, 进修学校 do."""
    if name.endswith(_DESK_ENDS) or DESK.fullmatch(name):
        return False
    return name.endswith(_NO_BODY_ENDS.get(name[-1:], ()))


@lru_cache(REMEMBERED)
def _formed(text: str) -> bool:
    """Whether a text is a body by its form alone."""
    ends = text.endswith(_ENDS.get(text[-1], ()))
    named = text[-1] in NAMED_ENDS and NAMED.fullmatch(text)
    if not (ends or named) or text in _VAGUE or _general(text):
        return False
    if named:
        return True
    if _ends_otherwise(text):
        return False
    short = 3 <= len(text) <= 4 + (text[-1] in "村镇乡")
    if text.endswith(_PLACES) and not (short or text.endswith(_ZONES)):
        return False
    plain = text if _HARM.isdisjoint(text) else _HARMLESS.sub("", text)
    inner = _INNER.search(plain)
    if text[-1] == "处" and COUNTED_OUT.search(text):
        return False
    return not inner and not NUMBERED.match(text)


class Lexicon:
    """What counts as a body: by its ending, its branch, or the register's names."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        self.names = frozenset(name for name in names if len(name) > 1)
        self._known = by_first(self.names)
        chars = END_CHARS | {name[-1] for name in self.names}
        last = "[" + re.escape("".join(sorted(chars))) + "]"
        self.ends = re.compile(last)
        self.stops = re.compile(f"{last}|[^、](?=[{''.join(sorted(acting.FIRST))}])")
        self.alone = re.compile(words.either(words.ALONE_BODIES))

    def body(self, text: str) -> bool:
        """县水利局, 李万街道, 城投 if registered; not 各乡镇, 承办单位, 布局."""
        return text in self.names or (2 <= len(text) <= 24 and _formed(text))

    def branch(self, text: str) -> bool:
        """住建, 卫生健康: the short name of a line of business."""
        return text in _BRANCHES or (text[1:] in _BRANCHES and text[0] in _LEVELS)

    def nobody(self, text: str, at: int) -> bool:
        """Whether what begins at an offset can only be general: 加强…, 各乡镇….

        A list may still name bodies (辖区派出所、城管中队), and so may the register.
        """
        if not text.startswith(_GENERAL.get(text[at : at + 1], ()), at):
            return False
        if DESK.match(text, at):
            return False
        known = self._known.get(text[at : at + 1], ())
        return not _LISTING.search(text, at) and not text.startswith(known, at)

    def shorts(self, text: str, at: int) -> list[tuple[int, bool]]:
        """Where short names of one body end that begin at an offset.

        Takes 人社 and 区财政 (the second is one before any verb: sure), not 教育.
        """
        seated = not _SEATS.isdisjoint(text[at + 2 : at + 4])
        if seated and (placed := PLACED.match(text, at)):
            return [(placed.end(), True)]
        if text[at : at + 1] not in _SHORT_FIRST:
            return []
        names = (text[at : at + size] for size in _SIZES)
        names = (x for x in names if not text.startswith(_LONG, at + len(x) - 3))
        return [(at + len(x), x not in _ALONE) for x in names if x in _SHORTS]
