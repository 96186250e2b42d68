"""Names of bodies: 县水利局, 卫生健康部门, 住建、消防、应急等有关部门."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from meetings.extraction import acting
from meetings.extraction import vocabulary as words
from meetings.extraction.classes import class_of, placed
from meetings.extraction.scanning import REMEMBERED, by_first, by_last
from meetings.extraction.units import (
    COUNTED_OUT,
    DESK,
    NAMED,
    NAMED_ENDS,
    NUMBERED,
    PLACED,
    UNIT,
)

_BRANCHES = frozenset(words.BRANCHES.split())
_GENERAL = by_first(words.GENERAL_BODIES.split())
_NO_BODY_ENDS = by_last(
    [*words.GENERAL_BODY_ENDINGS.split(), *words.NOT_BODY_ENDINGS.split()]
)
_ENDS = by_last(words.BODY_ENDINGS.split())
END_CHARS = frozenset(_ENDS) | frozenset("门等关家商台方地位团连中小班")
_LEVELS = frozenset("省市县区州旗镇")
# Short names that mean nothing but the body, even alone: 人社要…; not 教育要….
_ALONE = frozenset(words.ALONE_BODIES.split())
_SHORTS = _ALONE | {level + name for name in _BRANCHES for level in _LEVELS}
_SHORT_FIRST = frozenset(name[0] for name in _SHORTS)
_SIZES = sorted({len(name) for name in _SHORTS})
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
    r"[选确认]定|指定|细化|依照|参照|优先|直接与|(?<=.)到|^无|派人|驻厂|派出(?!所|机构)|^有(?![色线机])|^及|用好|以[内上下]|乡镇[卫中小]|做到|可边|工作日|[早晚夜]间|其(?!他)|或|尽快|应(?=主动|积极|当|及时|该)|[送交发拨运实]到|[^，]到[村户]|交给|抄[送报]|转[交送]|联系(?![点群处])|提请|下达|拨打|一时|清出|打破|选用|组建|设立|(?<!华)为|至[一二三四五六]|移交|直达|成立|培育|下沉|负责|上报|至少|配合|会同|"
    r"牵头|级领导|[断坏抢修查缺堵]一|一(?P<each>[个处家户件批条段]).?一(?P=each)"
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
        return [(at + len(x), x not in _ALONE) for x in names if x in _SHORTS]


def listed(
    text: str, start: int, lexicon: Lexicon, *, strong: bool = False
) -> list[Name]:
    """The bodies of a list, [] when the text is none.

    Takes "住建、消防、应急等有关部门" (three), "卫生健康部门" (one, with 部门),
    "自然资源、城市管理部门和供电公司" (three), short names alone only when strong
    (要, 负责 … follow); not "各科室", "有关部门", "供电、供热、通信管线".
    """
    tail = class_of(text)
    if not tail and not _AND_CHARS.intersection(text):
        unit = strong and UNIT.fullmatch(text)
        short = text in _SHORTS or unit or PLACED.fullmatch(text)
        fine = not text.startswith(_EVERY) and not text.startswith(_NO_SUBJECT_LONG)
        alone = short or (lexicon.body(text) and fine)
        return [Name(text, start, start + len(text), True)] if alone else []
    core = text[: len(text) - len(tail)]
    parts = _parts(core, start, lexicon)
    if not parts:
        return []
    if len(parts) == 1 and tail in ("部门", "机关"):
        whole = core + tail
        fine = 3 < len(whole) < 16 and not (_general(core) or _general(whole))
        fine = fine and not _INNER.search(core) and not NUMBERED.match(core)
        return [Name(whole, start, start + len(whole), True)] if fine else []
    if len(parts) == 1 and tail in ("科室", "处室", "单位"):
        return []
    named = [x for x in parts if not _every(x[0])]
    if tail == "部门" and named == parts[-1:] and lexicon.branch(named[0][0]):
        name, at = named[0][0] + tail, named[0][1]  # 水务部门 of 两区及水务部门
        return [Name(name, at, at + len(name), True)]
    after = len(parts) > 1 and (
        parts[-2][0].endswith(tail) or lexicon.body(parts[-2][0])
    )
    if after and tail in ("部门", "机关"):
        parts[-1] = (parts[-1][0] + tail, parts[-1][1])
    return _checked(parts, lexicon, bool(tail), strong, named=placed(tail, len(parts)))


def split(text: str, start: int, lexicon: Lexicon) -> list[tuple[str, int]]:
    """The names of a list with their offsets, whatever they are."""
    return [
        (name, at)
        for row in _ROW.finditer(text)
        for name, at in _parts(row.group(), start + row.start(), lexicon)
    ]


def _parts(core: str, start: int, lexicon: Lexicon) -> list[tuple[str, int]]:
    """The pieces between 、 and, where both sides are bodies, 和."""
    found: list[tuple[str, int]] = []
    at = 0
    for piece in core.split("、"):
        found.extend(_around_and(piece, start + at, lexicon))
        at += len(piece) + 1
    named = ((name.rstrip("〇"), at) for name, at in found)
    return [(name, at) for name, at in named if name]


def _around_and(piece: str, start: int, lexicon: Lexicon) -> list[tuple[str, int]]:
    """ "市委和市政府" in two; "自然资源和规划局" stays one."""
    if _AND_CHARS.isdisjoint(piece):
        return [(piece, start)]
    for cut in _AND.finditer(piece):
        left = piece[: cut.start()]
        whole = any(joined in piece for joined in _JOINED)
        whole = whole or _one_body(left, piece[cut.end() :])
        listed = (
            lexicon.body(left)
            or lexicon.branch(_bare(left))
            or _EVERYBODY.fullmatch(left)
        )
        if not whole and listed:
            rest = _around_and(piece[cut.end() :], start + cut.end(), lexicon)
            return [(left, start), *rest]
    return [(piece, start)]


def _one_body(left: str, right: str) -> bool:
    """区规划和自然资源局: a level, a line of business, and only then 局.

    Not "市发改委和财政局", "住建和城管部门", "区住建局和区水务局".
    """
    level = left.lstrip("省市区县州旗") in _BRANCHES
    return level and right[-1:] in "局委办厅" and right[:1] not in "省市区县州旗"


def _every(name: str) -> bool:
    """各科室, 东区各学院, 县直有关部门: not one body."""
    general = name.startswith(_EVERY) or "各" in name or "关部门" in name
    return general or bool(_EVERYBODY.fullmatch(name))


def _seat_of(part: tuple[str, int], after: tuple[str, int] | None) -> bool:
    """县委 in "县委、县政府督查室": the seat of a desk that is printed once."""
    seat = after and part[0][-1:] == "委" and after[0].startswith(f"{part[0][:-1]}政府")
    return bool(seat and after and len(after[0]) > len(part[0]) + 1)


def _bare(name: str) -> str:
    return name.removesuffix("部门")


def _checked(
    parts: list[tuple[str, int]],
    lexicon: Lexicon,
    classed: bool,
    strong: bool,
    *,
    named: bool = False,
) -> list[Name]:
    """All of a plain list or none; of one with a class those that may be bodies."""
    many = len(parts) > 1
    if strong and many and (places := _places(parts, lexicon)):
        return places
    if parts[0][0].startswith(_NO_SUBJECT) or "由" in parts[0][0]:
        return []
    all_of = any(part[0].startswith("各") for part in parts)
    parts = [x for x in parts if not (_every(x[0]) or (all_of and x[0] in _CLASSES))]
    parts = [x for x, after in zip_longest(parts, parts[1:]) if not _seat_of(x, after)]
    if strong and many:
        single = [x for x in parts if lexicon.body(x[0]) or not x[0].endswith(_KINDS)]
        parts = single if all(lexicon.body(name) for name, _ in single) else parts
    rows, likely = [], 0
    for index, (name, at) in enumerate(parts):
        before = parts[index - 1][0] if index else ""
        shared = before and before == _bare(before) and not lexicon.body(before)
        short = _bare(name) if shared else name
        unit = _ACRONYM.fullmatch(name) or UNIT.fullmatch(name)
        sure = lexicon.body(name) or bool(many and unit)
        branch = lexicon.branch(_bare(name))
        likely += sure or branch
        listable = many and branch and (classed or strong or _bare(name) != name)
        if not (classed or sure or listable):
            return []
        if sure or listable or (classed and _short(short)):
            rows.append(Name(short, at, at + len(short), sure or branch))
    if named:
        return rows
    if classed:
        return rows if likely * 2 >= len(parts) else []
    return rows if len(rows) == len(parts) else []


def _places(parts: list[tuple[str, int]], lexicon: Lexicon) -> list[Name]:
    """The places of a list, the last in full: 祥云、宾川、洱源和大理市."""
    *others, (last, at) = parts
    pair = _PAIR.fullmatch(last)
    if pair:
        others.append((pair["one"], at))
        last, at = pair["other"], at + pair.start("other")
    full = last.endswith(("市", "县", "区", "旗", "镇", "乡", "街道"))
    short = all(1 < len(x) < 4 and not _INNER.search(x) for x, _ in others)
    if len(others) < 2 or not (full and short and lexicon.body(last)):
        return []
    return [Name(x, start, start + len(x), True) for x, start in [*others, (last, at)]]


def _short(name: str) -> bool:
    fine = 2 <= len(name) <= 8 and not _general(name)
    fine = fine and not _INNER.search(name) and not NUMBERED.match(name)
    return fine and not _ends_otherwise(name)
