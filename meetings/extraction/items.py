"""The items of a list of people, as commas part them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meetings.extraction.names import joined, person

ITEM = re.compile(r"[^，、：；]+")
_SHARES = re.compile(r"[^，]{2,16}(?:就|围绕)[^，]{3,}")
_LEADING = re.compile(
    r"(?:会上|会议由|本次会议由|此次会议由|例会由|调度会由|.{0,12}会由|由|其间|期间|"
    r"随后|最后|同时|以及|及|和|与|会议最后|(?:当天|当日|当晚)?(?:上午|下午|晚上|晚)?的?会?议?由|"
    r"受[^，]{2,10}委托)(?=.)"
)
_AND_CHARS = frozenset("和及与")
_AND = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:以及|[和及与])(?=[\u4e00-\u9fff]{2})")
_COUNTED = re.compile(
    "[两三四五六七八]个?(?:[镇乡县区市旗局校村]|街道|部门|单位|社区|公司)"
)
# "石榴、大塘两镇镇长佴平": places before who comes from there.
_SEVERAL = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}、){1,6}[\u4e00-\u9fff]{2,4}" + _COUNTED.pattern
)


def items_of(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The items between two offsets, without 石榴 of "石榴、大塘两镇镇长佴平"."""
    found = list(ITEM.finditer(text, start, end))
    counted = _COUNTED.search(text, start, end)
    places = _SEVERAL.search(text, start, end) if counted else None
    if not places:
        return found
    first, last = places.span()
    return [item for item in found if not first < item.end() <= last]


def last_list(text: str, items: list[re.Match[str]]) -> list[re.Match[str]]:
    """The items joined by 、 before a report: "…汇报，院长惠静波、书记拓海峰".

    And those who share one predicate: "甲就医保缴费，乙就人居环境整治分别进行部署".
    """
    at = _list_before(text, items, len(items))
    while at:
        before = _list_before(text, items, at)
        if not _SHARES.match(items[before].group()):
            break
        at = before
    return items[at:]


def _list_before(text: str, items: list[re.Match[str]], end: int) -> int:
    """Where the items joined by 、 begin that stand right before another."""
    at = max(0, end - 1)
    while at and (text[items[at - 1].end()] == "、" or _beside(items, at)):
        at -= 1
    return at


def _beside(items: list[re.Match[str]], at: int) -> bool:
    """Whether a comma, too, parts two who report: "公安局长黄山，检察长金海汇报"."""
    one, other = (person(item.group()) for item in items[at - 1 : at + 1])
    return bool(one and one.post and other and other.post)


def parts(item: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The item, or its halves around 和 / 及 when both may be people.

    Not "自然资源和规划局局长苟兴发", whose first half is no person.
    """
    text, at = item.group(), item.start()
    lead = _LEADING.match(text)
    if lead and lead.end() < len(text):
        text, at = text[lead.end() :], at + lead.end()
    cut = None if _AND_CHARS.isdisjoint(text) else _AND.search(text)
    left = person(text[: cut.start()], bare=True) if cut else None
    if cut and left and not joined(text):
        yield at, text[: cut.start()]
        yield at + cut.end(), text[cut.end() :]
        return
    beside = text.find("在", 4)
    if beside > 0 and _posted(text[:beside]) and _posted(text[beside + 1 :]):
        yield at, text[:beside]
        yield at + beside + 1, text[beside + 1 :]
    else:
        yield at, text


def _posted(text: str) -> bool:
    """A person with a post: of "县长赵山在副县长李河陪同下" both are."""
    who = person(text)
    return bool(who and who.post)
