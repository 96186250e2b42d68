"""Names of people: what may be one, and where it ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from meetings.extraction import vocabulary as words
from meetings.extraction.scanning import REMEMBERED

_COMPOUND = frozenset(words.COMPOUND_SURNAMES.split())
_NOT_NAMES = frozenset(words.NOT_NAMES.split())
_BRANCHES = frozenset(words.BRANCHES.split() + words.BODY_ENDINGS.split())
_LIKE_NAMES = frozenset(words.LIKE_NAMES.split())
_NOT_IN = frozenset(words.NOT_IN_NAMES.split())
_ENDINGS = tuple(words.GENERAL_ENDINGS.split())
_SHAPE = re.compile(
    r"[\u4e00-\u9fff𠀀-𿿿]{1,7}(?:·[\u4e00-\u9fff]{1,8}){1,3}|[\u3400-\u9fff𠀀-𿿿]{2,4}"
)
_TITLE = re.compile(
    rf".*(?:{words.either(words.TITLES)})(?<!常委(?=会))(?<![长记任席]代表)(?:（[^（）]{{0,30}}）)?(?:兼|、)?|"
)
_TITLE_ENDS = frozenset(title[-1] for title in words.TITLES.split())
_ORGAN = re.compile(
    r".*(?:局|委(?!会|员)|常委会|人大(?!常)|政协|妇联|残联|科协|法院|检察院|药房|办|厅|部|处|科|室|中心|公司|银行|街道|镇|乡|政府|学校|医院|集团|"
    r"支队|大队|中队|派出所|站|海关|支行|分行|所|专班|办公室|党委|纪委|监委|管委会|"
    r"总队|工会|联合会|协会|供销社|报社|联社|合作社|信用社|软件|科技|电子|机械|生物|医药|食品|能源|实业|股份|物流|建材|学院|大学|中学|小学)）?"
)
_AND_CHARS = frozenset("和及与并暨")
_JOINED = tuple(words.JOINED_BODIES.split())
_HONORIFIC = re.compile(rf"[\u4e00-\u9fff]副?(?:{words.either(words.HONORIFICS)})")
_NAME_POST = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?P<post>副?(?:书记|主任|主席|总?经理|"
    r"[局院校部处科镇乡县市区州旗盟队所站馆园厂行台]长))"
)
_NOT_FIRST = tuple(words.NOT_FIRST.split())
_TIME = re.compile(
    r"[当今昨前同近][日天晚期]|[日此会]前|[上下]午|(?:上|下|本)[周月]|第.次|"
    r"[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]"
)
_GROUPS = (
    "人员",
    "代表",
    "同志",
    "干部",
    "成员",
    "负责人",
    "党员",
    "群众",
    "单位",
    "部门",
)
_SAYING = ("说", "强调", "要求", "指出", "表示", "提出", "认为")
_HAPPENS = re.compile(r"召开|举行|部署|听取|研究(?![生院所室中员])|传达|审议")
_REMARK = re.compile(r"（([^（）]{0,30})）?$")
_REST = (
    r"(?:同志)?(?:致辞|讲话|发言|发表讲话|作报告|受.{2,24}(?:委托|指派)|最后|首先|"
    r"等?一行(?:先后)?|代为|当场|随后|接着|再次|还|又|也?分别|等(?:.{0,16}领导|.{0,6}(?:成员|干部|常委|委员|代表)|同志|人|\d+人)?|"
    r"(?:分别|共同|先后|首先|接着)?在.{0,16}(?:会场|现场|会议室|会)|同志|"
    r"女士|先生|率先|带头|第[一二三]个|(?:通过|以)?(?:视频|线上|在线|远程)[^，]{0,8}|先后|悉数|应邀|一同|共同|一起|分(?:阶段|段|时段)"
)
# With what a tail begins; tried only there, which is faster.
_TAIL_BEGINS = re.compile(
    "[同致讲发作受等一随接最首再还又也分共先在女应以及和与并暨悉通视线远率带第]"
)
_AFTER = re.compile(rf"{_REST}|(?:以及|及|和|与|并|暨).{{4,60}})$")
_AFTER_BODY = re.compile(rf"{_REST})$")  # 和 may stand in the name of a body


class Person(NamedTuple):
    """A person in an item of a list: offsets of the name inside the item."""

    name: str
    post: str
    start: int
    end: int


@lru_cache(REMEMBERED)
def surnamed(name: str) -> bool:
    """欧阳静波, 王伟; not 方案组 (no surname) … by the first characters alone."""
    known = name[:2] in _COMPOUND or name[:1] in words.SURNAMES or "·" in name
    return known or transcribed(name) or _paired(name)


_DESKS = frozenset("办局委处厅队组站所")  # 校办: no name of two characters ends so
_FOREIGN = tuple(words.FOREIGN_ENDINGS.split())


def _paired(name: str) -> bool:
    """多杰才让: two names of two characters, the second a usual one."""
    return (
        len(name) == 4 and name.endswith(_FOREIGN) and {*name[:2]} <= words.TRANSCRIBING
    )


def transcribed(name: str) -> bool:
    """呼格吉勒图: five to eight characters, all such as foreign sounds are written in.

    Not 高新区各镇, nor four characters, which a name may have anyway.
    """
    if not 5 <= len(name) <= 8:
        return False
    return words.TRANSCRIBING.issuperset(name) or name.endswith(_FOREIGN)


def joined(text: str) -> bool:
    """A body whose name has 和 inside: 区卫生和计划生育局."""
    return "和" in text and any(body in text for body in _JOINED)


@lru_cache(REMEMBERED)
def plausible(name: str) -> bool:
    """Whether the whole text may be a name: 花木林, 古丽娜尔·艾合买提; not 有关部门."""
    if transcribed(name):
        return True
    if not _SHAPE.fullmatch(name) or name in _NOT_NAMES or name in _BRANCHES:
        return False
    if name.startswith(_NOT_FIRST):
        return False
    if "·" in name:
        return True
    if _wordy(name) or (len(name) == 2 and name[1] in _DESKS):
        return False
    if name[:2] in _COMPOUND:
        return True
    if _TIME.match(name) or (name[0] in "区市县省州旗" and name[1:] in _BRANCHES):
        return False
    if len(name) > 2 and name.endswith(_SAYING):
        return False
    return len(name) < 3 or not name.endswith(_ENDINGS) or _own_ending(name)


def _wordy(name: str) -> bool:
    """配备到位, 要定期, 向各: part of it is a word that no name has."""
    if not words.NOT_INSIDE_NAMES.isdisjoint(name[1:]):
        return True
    if name[-1] in words.NOT_LAST_IN_NAMES:
        return True
    long = len(name) > 2
    return long and (name[:2] in _NOT_IN or name[-2:] in _NOT_IN)


def _own_ending(name: str) -> bool:
    """朱兴家, 王建设, 周立人: three characters, though their end may end a word."""
    if len(name) != 3 or name[0] not in words.SURNAMES:
        return False
    own = ("家", "建党", "卫党", "建设", "振兴", "建军", "立人", "树人")
    return name.endswith(own)


_TITLE_AFTER = re.compile(
    rf"(?:[省市县区镇乡](?:委|政府|人大|政协|纪委))?[副代]?(?:{words.either(words.TITLES)})"
)


def titled(text: str) -> str:
    """The name before a title: 霍启明 of 霍启明区长; not 高新 of 高新区管委会主任."""
    for size in (4, 3, 2):
        name = text[:size]
        if surnamed(name) and plausible(name) and _TITLE_AFTER.fullmatch(text, size):
            return name
    return ""


@lru_cache(REMEMBERED)
def person(item: str, *, bare: bool = False) -> Person | None:
    """The person in an item of a list, with the post before the name.

    Takes "常务副县长师文斌", "市委网信办佟心", "雷鸣（党政办）", 花木林 if bare;
    not "各处室主任", "省委书记牧原在我市调研时的讲话精神", "全体干部".
    """
    if not 2 <= len(item) <= 70 or _HAPPENS.search(item):
        return None
    core = _without(_AFTER_BODY, item)
    who = _person(core, bare=bare)
    lists = not (who and who.post) and not _AND_CHARS.isdisjoint(item)
    if lists and not joined(item):
        shorter = _without(_AFTER, item)
        who = _person(shorter, bare=bare) if shorter != core else who
    return who


def _without(tail: re.Pattern[str], item: str) -> str:
    for begin in _TAIL_BEGINS.finditer(item, 2):
        if tail.match(item, begin.start()):
            return item[: begin.start()]
    return item


def _person(core: str, *, bare: bool) -> Person | None:
    remark = _REMARK.search(core) if "（" in core else None
    note = remark.group(1) if remark else ""
    core = core[: remark.start()] if remark else core
    match = None if _TITLE_ENDS.isdisjoint(core) else _TITLE.match(core)
    at = match.end() if match else 0
    if at:
        whole = at == len(core)
        before = _before_post(core, _organ_end(core)) if whole else None
        before = before or (_before_post(core, 0) if whole else None)
        return before or _named(core, at, core[:at]) or _under(core, at)
    if bare and _of_body(core):
        return _named(core, 2, core[:2], posted=False)
    if bare and plausible(core):
        return Person(core, note, 0, len(core))
    organ = _ORGAN.match(core)
    before = _before_post(core, organ.end()) if organ else None
    if before:
        return before
    if organ and 2 <= len(core) - organ.end() <= 4 and surnamed(core[organ.end() :]):
        return _named(core, organ.end(), organ.group(), posted=False)
    if bare and organ and 2 <= len(core) - organ.end() <= 3:
        return _named(core, organ.end(), organ.group(), posted=False)
    return None


def _of_body(core: str) -> bool:
    """工会庄蕾: a body of two characters and a name; not 欧阳静波, nor 多杰才让."""
    if len(core) != 4 or surnamed(core) or core[0] in words.TRANSCRIBING:
        return False
    body = core[:2] in _BRANCHES or _ORGAN.fullmatch(core, 0, 2)
    return bool(body) and surnamed(core[2:]) and plausible(core[2:])


def _under(core: str, at: int) -> Person | None:
    """The name after a shorter title: 县长段长河; else one printed as 栾院长."""
    shorter = _TITLE.match(core[: at - 1]) if 0 < len(core) - at < 3 else None
    end = shorter.end() if shorter else 0
    name = core[end:]
    if end and 2 <= len(name) <= 3 and surnamed(name) and plausible(name):
        return _named(core, end, core[:end])
    return _honoured(core)


def _after_post(name: str) -> bool:
    """虞美人 right after a post is a name, though 人 may end a general word."""
    fine = _SHAPE.fullmatch(name) and name not in _NOT_NAMES and surnamed(name)
    fine = fine and not name.startswith(_NOT_FIRST)
    fine = fine and words.NOT_INSIDE_NAMES.isdisjoint(name[1:])
    fine = fine and name[-1] not in words.NOT_LAST_IN_NAMES
    return bool(fine) and len(name) < 4 and not name.endswith(_GROUPS)


def _named(core: str, at: int, post: str, *, posted: bool = True) -> Person | None:
    name = core[at:]
    if not plausible(name) and not (posted and _after_post(name)):
        return None
    return Person(name, post.rstrip("、兼"), at, len(core))


def _before_post(core: str, at: int) -> Person | None:
    """A name between its body and its post: 县政府办督查室张燕主任, 招佩珊主任.

    Not 县政府办公室主任, 市委组织部副部长, 学校法律顾问.
    """
    found = _NAME_POST.fullmatch(core, at)
    if not found or not (plausible(found["name"]) and surnamed(found["name"])):
        return None
    if not at and found["name"] in _LIKE_NAMES:
        return None
    return Person(found["name"], found["post"], at, found.end("name"))


def _organ_end(core: str) -> int:
    organ = _ORGAN.match(core)
    return organ.end() if organ else 0


@lru_cache(REMEMBERED)
def honorific(text: str) -> str:
    """The post in 章院长, printed after a surname alone; "" where it is none."""
    return text[1:] if _HONORIFIC.fullmatch(text) and surnamed(text) else ""


def _honoured(core: str) -> Person | None:
    """A person printed by surname and post alone: 栾院长; not 副院长."""
    if _HONORIFIC.fullmatch(core) and core[0] in words.SURNAMES and core[0] not in "党":
        return Person(core, "", 0, len(core))
    return None
