"""Lists of bodies: 住建、消防、应急等有关部门, 祥河、宾山和大安市."""

from __future__ import annotations

import re
from itertools import zip_longest

from meetings.extraction.bodies import (
    _ACRONYM,
    _AND,
    _AND_CHARS,
    _BRANCHES,
    _CLASSES,
    _EVERY,
    _EVERYBODY,
    _INNER,
    _JOINED,
    _KINDS,
    _NO_SUBJECT,
    _NO_SUBJECT_LONG,
    _PAIR,
    _ROW,
    _SHORTS,
    Lexicon,
    Name,
    _ends_otherwise,
    _general,
)
from meetings.extraction.classes import class_of, placed
from meetings.extraction.units import NUMBERED, PLACED, UNIT

# Whom somebody calls together: "每月组织一次物业、业委会、居民代表三方议事".
_OBJECTS = re.compile("(?:组织(?!部)|召开|召集|举行|举办|邀请)")
_NO_BEGIN = (*_EVERY, *_NO_SUBJECT_LONG)  # of one body that stands alone


def listed(
    text: str, start: int, lexicon: Lexicon, *, strong: bool = False
) -> list[Name]:
    """The bodies of a list, [] when the text is none.

    Takes "住建、消防、应急等有关部门" (three), "卫生健康部门" (one, with 部门),
    "自然资源、城市管理部门和供电公司" (three), short names alone only when strong
    (要, 负责 … follow); not "各科室", "有关部门", "供电、供热、通信管线".
    """
    tail = class_of(text)
    if not tail and _AND_CHARS.isdisjoint(text):
        alone = lexicon.body(text) and not text.startswith(_NO_BEGIN)
        alone = alone or text in _SHORTS or bool(PLACED.fullmatch(text))
        alone = alone or (strong and bool(UNIT.fullmatch(text)))
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
    if tail == "部门":
        named = [x for x in parts if not _every(x[0])]
        if named == parts[-1:] and lexicon.branch(named[0][0]):
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
    if _OBJECTS.search(parts[0][0]) and not lexicon.body(parts[0][0]):
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
        sure = lexicon.body(name) or (many and _unit(name))
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


def _unit(name: str) -> bool:
    """ICU, 三团: bodies in a list."""
    return bool(_ACRONYM.fullmatch(name) or UNIT.fullmatch(name))


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
