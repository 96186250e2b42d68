"""Bodies that a labelled line names: 责任单位：县住建局；配合单位：城关镇."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from meetings.extraction import topics
from meetings.extraction.bodies import Lexicon
from meetings.extraction.listing import listed, split
from meetings.extraction.result import BodyRole
from meetings.extraction.scanning import Anchored

LABEL = Anchored(
    "配合|协办|会办|协作|协助|参与|协同|支持|会同|责任|包[抓保]|牵头|主办|承办|落实|办理|主责|实施|负责|整改|"
    "第一责任|分管|包联|主管|督办|领导|人：|联系人|完成|办结|报送|反馈|截止|时限|期限|时间|日期|标准|措施|目标|要求",
    r"(?P<support>配合|协办|会办|协作|协助|参与|协同|支持|会同)(?:(?:单位|部门|科室|处室)?：|(?:单位|部门)[为是])|(?P<lead>责任|"
    r"牵头|主办|承办|落实|办理|主责|实施|负责|整改|牵头责任|第一责任|包[联抓保])(?:(?:单位|部门|"
    r"科室|处室)?：|(?:单位|部门)[为是])|(?P<other>(?:责任|分管|牵头|包[联抓保]|主管|督办)?(?:领导|人|责任人|"
    r"负责人|联系人)：|(?:完成|办理|整改|办结|落实|报送|反馈|截止)?"
    r"(?:时限|期限|时间|日期|标准|措施|目标|要求){1,2}：)",
)
_BARE = 3  # characters of a label that is a verb, too: 配合：
_LIST_END = re.compile(r"[。；）】〕\]\n]|\d{1,4}[年月]")
_UNNAMED = (
    *("有关", "相关", "全体", "所有", "涉及", "所涉", "沿线", "属地", "项目所在"),
    *("长期", "立即", "持续", "即日"),
)


_ASIDE = re.compile(r"（[^（）：]{1,14}）")  # 县文旅局（牵头）、县商务局


# What a body does may stand behind it: "责任单位：住建局牵头，财政局配合".
_TOLD = re.compile(r"(?<=.{2})(?:牵头|负责|主办|(?P<support>配合|协助|协办|参与))$")


_OF_LIST = re.compile(
    "、[^，；]{0,120}?(?:牵头|负责|主办|(?P<support>配合|协助|协办|参与))(?=[，、]|$)"
)


_HELPS = re.compile(r"（(?:配合|协助|协办|参与)(?:单位|部门)?）")


_MARKED = re.compile(
    r"(?P<who>[^，。；：（）]{2,40})（(?:牵头|负责|主办|主责|(?P<support>配合|协助|协办|参与))(?:单位|"
    r"部门)?）"
)


# Nothing but bodies in brackets at the end: "…，新增泊位300个。（县交通局、县城管局）".
_CLOSING = re.compile(
    r"(?P<before>[^，。；：、（）]{0,10})(?P<stop>[。；]?)（(?P<who>[^（）：]{2,60})）[。；]?$"
)


def _blot(aside: re.Match[str]) -> str:
    return "〇" * len(aside.group())


class Body(NamedTuple):
    """A body at [start, end) of the directive's text."""

    name: str
    role: BodyRole
    start: int
    end: int
    rule: str
    sure: bool


def labelled(text: str, lexicon: Lexicon) -> Iterator[Body]:
    """责任单位：A、B；配合单位：C. A person (责任领导：覃川) is no body."""
    if "：" not in text and "位" not in text and "部门" not in text:
        return
    labels = list(LABEL.finditer(text))
    for index, label in enumerate(labels):
        kind = label.lastgroup
        if kind == "other" or said_of(text, label, lexicon):
            continue
        stop = labels[index + 1].start() if index + 1 < len(labels) else len(text)
        end = _LIST_END.search(_ASIDE.sub(_blot, text[:stop]), label.end(), stop)
        value_end = end.start() if end else stop
        role: BodyRole = "support" if kind == "support" else "lead"
        value = _ASIDE.sub(_blot, text[label.end() : value_end])
        for said, at in split(value, label.end(), lexicon):
            told = _TOLD.search(said)
            name = said[: told.start()] if told else said
            does = _does(text, value, told, at + len(name), label.end()) or role
            if _nameable(name, lexicon):
                yield Body(name, does, at, at + len(name), label.group(), True)


def _does(
    text: str, value: str, told: re.Match[str] | None, end: int, start: int
) -> BodyRole | None:
    """What is said of a name that ends at an offset, behind it or behind its list.

    Takes 住建局 of "住建局、城管局配合" and of "住建局（配合）"; None where nothing is.
    """
    if text.startswith("（", end):
        return "support" if _HELPS.match(text, end) else "lead"
    said = told or _OF_LIST.match(value, end - start)
    if not said:
        return None
    return "support" if said["support"] else "lead"


def said_of(text: str, label: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether it is what a body does: "区城管局负责，区财政局配合：更换果皮箱".

    Not the label 配合： behind a stop or another label.
    """
    at = label.start()
    if len(label.group()) != _BARE or not at or "：" in text[:at]:
        return False
    first = max(text.rfind(stop, 0, at) for stop in "，。；") + 1
    return lexicon.body(text[first:at])


def marked(text: str, lexicon: Lexicon) -> Iterator[Body]:
    """Bodies with what they do in brackets: 区城管局（牵头）、区供电公司（配合）.

    What the clause is about may stand before them: 照明改造60盏区城管局（牵头）.
    """
    for match in _MARKED.finditer(text):
        role: BodyRole = "support" if match["support"] else "lead"
        who, start = match["who"].lstrip("、和由"), match.end("who")
        start -= len(who)
        at = topics.behind(who, 0, lexicon, last=True)
        for name in listed(who[at:], start + at, lexicon, strong=True):
            yield Body(name.name, role, name.start, name.end, "（）", name.sure)
    yield from _closing(text, lexicon)


def _closing(text: str, lexicon: Lexicon) -> Iterator[Body]:
    """Bodies alone in brackets at the end; not another name of the one before them:
    报县防指办（县应急局）."""
    match = _CLOSING.search(text)
    if not match:
        return
    before = "" if match["stop"] else match["before"]
    if any(lexicon.body(before[at:]) for at in range(len(before) - 1)):
        return
    names = list(split(match["who"], match.start("who"), lexicon))
    if all(lexicon.body(name) for name, _ in names):
        for name, at in names:
            yield Body(name, "lead", at, at + len(name), "（）", True)


def _nameable(name: str, lexicon: Lexicon) -> bool:
    general = name.startswith(_UNNAMED) or "各" in name
    return (2 <= len(name) <= 22 and not general) or lexicon.body(name)
