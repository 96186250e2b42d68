"""Departments as a cell names them: several, with their parts in brackets. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.states import Duty

_ASIDE = re.compile(r"[(\(（\[【〔]([^()（）\[\]【】〔〕]*)[)\)）\]】〕]")
_LABEL = re.compile(
    r"(?P<duty>牵头|主办|主责|责任|承办|落实|配合|协办|协同|参与)(?:责任)?(?:单位|部门)?\s*[:：]"
)
_MARKS = re.compile(r"[、,，;；/／\n\r|+＋]+")
_BLANKS = re.compile(r"[ \t\u3000\xa0]+")
_REST = re.compile(r"等(?:\d+家)?(?:单位|部门)?$")
_AND = re.compile(r"^(?:会同|以及|及其|及|会|并)(?=[\u4e00-\u9fff]{2})")
_GENERAL = re.compile(
    r"(?:各|相关|有关|其他|其它|所有|全体)(?:相关|有关|级|责任|成员|牵头|配合|行业|主管)*"
    r"(?:单位|部门|科室|委办局)"
)
_TOGETHER = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2})")
NOBODY = frozenset(
    {"", "无", "-", "—", "——", "/", "暂无", "(无)", "等", "各", "无配合单位"}
)
DUTIES = {
    **dict.fromkeys(
        ("牵头", "主办", "主责", "牵头单位", "主办单位", "牵头部门"), Duty.LEAD
    ),
    **dict.fromkeys(
        ("责任", "承办", "落实", "责任单位", "承办单位", "共同"), Duty.RESPONSIBLE
    ),
    **dict.fromkeys(
        ("配合", "协办", "协同", "参与", "配合单位", "协办单位"), Duty.SUPPORT
    ),
}


@dataclass(frozen=True, slots=True)
class Said:
    """name as written; duty: as the cell itself says, where it does."""

    name: str
    duty: Duty | None = None


def said(words: str) -> list[Said]:
    """ "区住建局(牵头)、水务局 城关镇;配合单位:公安局" → four. Each name once.

    Blanks part names where each piece can be one: "财 政 局" is one department.
    """
    found: dict[str, Said] = {}
    for label, piece in _labelled(words):
        for one in _MARKS.split(_marked(piece)):
            for name in _by_blanks(one):
                body = _body(name, label)
                if body.name not in NOBODY:
                    found.setdefault(body.name, body)
    return list(found.values())


def _labelled(words: str) -> Iterator[tuple[Duty | None, str]]:
    """What stands before the first label, then what each label heads."""
    labels = list(_LABEL.finditer(words))
    ends = [label.start() for label in labels[1:]] + [len(words)]
    yield None, words[: labels[0].start()] if labels else words
    for label, end in zip(labels, ends, strict=False):
        yield DUTIES[label["duty"]], words[label.end() : end]


_OPEN, _CLOSE = "\ue000", "\ue001"  # around a word that says the part


def _marked(words: str) -> str:
    """Brackets that say a part are kept, others go: 区住建局(王明) is one name."""

    def kept(aside: re.Match[str]) -> str:
        inner = "".join(aside[1].split())
        return f"{_OPEN}{inner}{_CLOSE}" if inner in DUTIES else ""

    return _ASIDE.sub(kept, words)


def _by_blanks(words: str) -> list[str]:
    pieces = [piece for piece in _BLANKS.split(words.strip()) if piece]
    if all(len(piece.split(_OPEN)[0]) > 1 for piece in pieces):
        return pieces
    return ["".join(pieces)]


def _body(words: str, label: Duty | None) -> Said:
    name, _, aside = words.partition(_OPEN)
    name = _AND.sub("", name.strip().rstrip("。.;:：·"))
    shorter = _REST.sub("", name)
    duty = DUTIES.get(aside.rstrip(_CLOSE), label)
    return Said(shorter if len(shorter) > 1 else name, duty)


def names_nobody(name: str) -> bool:
    """各有关单位: whoever it may be, nobody is charged by it."""
    return bool(_GENERAL.fullmatch(name))


def together(name: str) -> list[str]:
    """区住建局和水务局 as two; whether it is two, only the register knows."""
    return _TOGETHER.split(name)
