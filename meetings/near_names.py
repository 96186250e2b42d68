"""Which departments a printed name may mean, the likeliest first. Pure.

The reader resolves only what is beyond doubt; here a person chooses, so a guess may
stand in the list as long as the right one stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetings.extraction.register import Departments, Register

LEAST = 0.34  # below it nothing is offered
_PLACE = re.compile(r"^[\u4e00-\u9fff]{0,4}?[省市县区旗州镇乡](?=[\u4e00-\u9fff]{2})")
_KIND = re.compile(
    r"(?:管理|工作)?(?:委员会|管委会|办公室|办事处|街道|局|办|委|厅|部|中心|部门|集团|公司)$"
)


@dataclass(frozen=True, slots=True)
class Near:
    """A department by its official name; via: which of its names is the nearest."""

    name: str
    via: str
    score: float


def near(printed: str, departments: Departments, most: int = 5) -> list[Near]:
    """The departments whose names come nearest, at most `most`, the best first.

    Takes 住建委 → 区住房和城乡建设局 (short form), 水务 → 区水务局 (prefix), 水利局 →
    区水务局 (shared characters); not 供销社 → 区财政局.
    """
    certain, several = Register(departments).resolve(printed)
    sure = dict.fromkeys(several, 0.95) | ({certain: 1.0} if certain else {})
    found = []
    for official, aliases in departments:
        via, score = _best(printed, [official, *aliases])
        found.append(Near(official, via, max(score, sure.get(official, 0.0))))
    fit = [one for one in found if one.score >= LEAST]
    return sorted(fit, key=lambda one: (-one.score, one.name))[:most]


def _best(printed: str, names: Sequence[str]) -> tuple[str, float]:
    return max(((name, score(printed, name)) for name in names), key=lambda one: one[1])


def score(printed: str, name: str) -> float:
    """0 to 1: 1 for the same name, 0 where no letter that tells is shared."""
    if printed == name:
        return 1.0
    short, long = sorted((bare(printed), bare(name)), key=len)
    if not short:
        return 0.0
    if short == long:
        return 0.9
    shared = _in_order(short, long)
    if long.startswith(short):
        return 0.85
    if short[0] == long[0] and shared == len(short):
        return 0.8
    if short in long:
        return 0.75
    whole = 2 * shared / (len(short) + len(long))
    return round(0.7 * whole, 3) if shared and _telling(short, long) else 0.0


def _telling(short: str, long: str) -> bool:
    """Whether more than one stray letter is shared, or the first one is."""
    return len(set(short) & set(long)) > 1 or short[0] == long[0]


def bare(name: str) -> str:
    """澄湖区住房和城乡建设局 → 住房城乡建设: without the place and the kind of body."""
    inner = _PLACE.sub("", name) if len(name) > 3 else name
    inner = _KIND.sub("", inner) or inner
    return inner.replace("和", "").replace("与", "")


def _in_order(short: str, long: str) -> int:
    """How many letters of the one stand in the other in the same order."""
    row = [0] * (len(long) + 1)
    for one in short:
        before = 0
        for at, other in enumerate(long, 1):
            kept = row[at]
            row[at] = before + 1 if one == other else max(row[at], row[at - 1])
            before = kept
    return row[-1]


def matching(typed: str, departments: Departments, most: int = 12) -> list[Near]:
    """Departments one of whose names holds what was typed so far; else the nearest."""
    rows = [
        Near(official, name, 1.0 if name.startswith(typed) else 0.5)
        for official, aliases in departments
        for name in _holding(typed, [official, *aliases])
    ]
    rows.sort(key=lambda one: -one.score)
    return rows[:most] or near(typed, departments, most)


def _holding(typed: str, names: Iterable[str]) -> list[str]:
    """The first of the names that begins with it, or else holds it."""
    fit = sorted(
        (name for name in names if typed in name), key=lambda name: name.find(typed)
    )
    return fit[:1]
