"""Parts and totals of a bulletin, and where they differ. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MEASURES = {"total": "件数", "done": "已办结", "ongoing": "在办", "aside": "缓办、终止"}


@dataclass(frozen=True, slots=True)
class Counts:
    """stages: what the ongoing ones are split into, word → how many."""

    total: int
    done: int
    ongoing: int
    aside: int = 0
    stages: Mapping[str, int] = field(default_factory=dict)


def unequal(name: str, total: int, parts: Mapping[str, int]) -> Iterator[str]:
    """ "小计与合计不一致:在办 27 件,甲 25 件 + 乙 3 件 = 28 件。" if they do differ."""
    found = sum(parts.values())
    if found != total:
        words = " + ".join(f"{word} {count} 件" for word, count in parts.items())
        yield f"小计与合计不一致:{name} {total} 件,{words} = {found} 件。"


def within(name: str, counts: Counts) -> Iterator[str]:
    """Where one row of figures contradicts itself."""
    words = {MEASURES[key]: getattr(counts, key) for key in ("done", "ongoing")}
    if counts.aside:
        words[MEASURES["aside"]] = counts.aside
    yield from unequal(name, counts.total, words)
    if counts.stages:
        yield from unequal(f"{name}在办", counts.ongoing, counts.stages)


def between(name: str, whole: Counts, parts: Mapping[str, Counts]) -> Iterator[str]:
    """Where the sum of the parts is not the whole, measure by measure."""
    for key, word in MEASURES.items():
        shown = {part: getattr(counts, key) for part, counts in parts.items()}
        yield from unequal(f"{name}{word}", getattr(whole, key), shown)
