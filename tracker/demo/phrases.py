"""Filling the phrases of words.toml with places and numbers. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

DIGITS = "零一二三四五六七八九"
# Themes where something is built; in the others something is checked or served.
WORKS = frozenset({"项目", "民生", "环保", "城管", "乡村", "交通"})
PLACES = {
    "community": "communities",
    "village": "villages",
    "road": "roads",
    "river": "rivers",
}


def ordinal(number: int) -> str:
    """第十二次, for numbers from 1 to 99."""
    tens, ones = divmod(number, 10)
    word = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return f"第{word}{DIGITS[ones] if ones else ''}次"


def places(words: Mapping[str, Any], rng: Random) -> dict[str, str]:
    """One place of each sort: a matter keeps its own."""
    return {name: rng.choice(words[rows]) for name, rows in PLACES.items()}


def phrase(
    words: Mapping[str, Any],
    key: str,
    theme: str,
    rng: Random,
    values: Mapping[str, Any],
) -> str:
    """One of the phrases `key`, filled; {m} is small, at most half of {n}."""
    nature = "works" if theme in WORKS else "service"
    pool = [*words[key], *words.get(f"{key}_{nature}", [])]
    most = min(9, max(2, int(values["n"]) // 2))
    return str(rng.choice(pool)).format(m=rng.randint(2, most), **values)


def figures(total: int, share: int) -> dict[str, int]:
    """{n} all, {k} done, {left} left, {p} percent: they agree with each other."""
    done = max(1, total * share // 100)
    return {"n": total, "k": done, "left": total - done, "p": 100 * done // total}
