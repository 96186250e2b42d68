"""The superior whom a text names before the points, with the post. Pure."""

from __future__ import annotations

import re

from meetings.extraction.names import surnamed
from meetings.extraction.vocabulary import people as words

BACK = 240  # code points before the words in which their speaker is looked for
_HAN = r"[\u4e00-\u9fff]"
_POST = (
    r"(?:中央|国务院|全国|(?:(?![月日的])[\u4e00-\u9fff]){0,6}[省市州县区盟旗]|自治区)"
    rf"{_HAN}{{0,10}}?(?:书记|主任|省长|市长|州长|县长|区长|主席|部长|厅长|常委|秘书长)"
)
_POSTS = re.compile(rf"(?P<post>{_POST}(?:、{_POST})*)$")
_BEFORE_POST = re.compile(r"^.*(?:传达|学习|贯彻|落实|按照|根据|听取|了)")
_LONGEST_POST = 60


def speaker(board: str, at: int) -> str:
    """The nearest 王小平同志 before, else the nearest 市委书记王小平; "" for none."""
    back = board[max(0, at - BACK) : at]
    for one in reversed(list(re.finditer("同志", back))):
        if name := _ending(back[: one.start()]):
            return name
    posts = list(re.finditer(rf"{_POST}(?P<name>{_HAN}{{2,4}})", back))
    return next((n for one in reversed(posts) if (n := _beginning(one["name"]))), "")


def _ending(text: str) -> str:
    """The name that a text ends with; three letters are likelier than two."""
    for size in (3, 2, 4):
        name = text[-size:]
        compound = name[:2] in words.COMPOUND_SURNAMES.split()
        fits = re.fullmatch(f"{_HAN}{{{size}}}", name) and (size < 4 or compound)
        if fits and surnamed(name) and _is_name(name):
            return name
    return ""


def _beginning(text: str) -> str:
    return next(
        (text[:n] for n in (3, 2) if surnamed(text[:n]) and _is_name(text[:n])), ""
    )


def _is_name(name: str) -> bool:
    return (
        not set(name) & words.NOT_INSIDE_NAMES and name[-1] not in "在就还并对指提强要"
    )


def post_of(board: str, name: str) -> str:
    for one in re.finditer(re.escape(name), board):
        found = _POSTS.search(board[max(0, one.start() - _LONGEST_POST) : one.start()])
        if found:
            return _BEFORE_POST.sub("", found["post"])
    return ""
