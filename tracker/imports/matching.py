"""Which column is what: by its head, and where heads are vague by what stands below.

A needed column that is missing and two that mean the same are said in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from . import fields
from .dates import day_in, day_of
from .fields import BY_NAME
from .heads import Head
from .sheets import Cell, Table
from .states_said import percent_of, state_of

Fields = dict[int, str]  # column from 0 → name of a field
SAMPLE = 60  # rows that are looked at
MOST = 0.6  # of the filled cells, for a vague head to mean this
FITS: dict[str, Callable[[str], object]] = {"state": state_of, "percent": percent_of}
_ASKS = re.compile("是否|状态")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the page shows it. sample: its first values. made_here: known, but
    the system makes it itself."""

    place: int
    head: str
    sample: tuple[Cell, ...]
    made_here: bool


def columns(table: Table, head: Head) -> list[Column]:
    """Those that have a head or anything below it."""
    found = []
    for place in range(max(table.width, len(head.names))):
        name = head.names[place] if place < len(head.names) else ""
        below = _below(table, head, place)
        if name or below:
            values = tuple(dict.fromkeys(below))[:2]
            made = fields.is_made_here(name) and not fields.ranks(name)
            found.append(Column(place, name, values, made))
    return found


def _below(table: Table, head: Head, place: int) -> list[Cell]:
    rows = [row for row in sorted(table.rows) if row > head.last][:SAMPLE]
    return [cell for row in rows if (cell := table.own(row, place))]


def suggested(table: Table, head: Head) -> Fields:
    """The best field of each column, each field once."""
    wanted = sorted(
        (rank, place, name)
        for place, words in enumerate(head.names)
        for name, rank in _ranks(table, head, place, words).items()
    )
    mapping: Fields = {}
    for _, place, name in wanted:
        if place not in mapping and name not in mapping.values():
            mapping[place] = name
    return _with_text(mapping)


def _ranks(table: Table, head: Head, place: int, words: str) -> dict[str, int]:
    """A vague head (落实情况) is a state, a share or progress, as its cells say; one
    that asks for the state (是否办结) goes before it."""
    found = fields.ranks(words)
    values = [str(cell) for cell in _below(table, head, place)]
    for name, reads in FITS.items():
        if found.get(name):  # its own name, 状态, is never vague
            fit = sum(bool(reads(value)) for value in values)
            if not values or fit < MOST * len(values):
                del found[name]
            elif name == "state" and _ASKS.search(words):
                found[name] = 0
            elif name == "state" or "%" in "".join(values):
                found[name] = min(found[name], 1)
    if "held_on" in found and not _are_days(table, head, place):
        found["held_on"] += fields.LOOSE
    return found


def _are_days(table: Table, head: Head, place: int) -> bool:
    cells = _below(table, head, place)
    return not cells or any(
        not isinstance(cell, str) or day_of(cell) or "月" in cell for cell in cells
    )


def _with_text(mapping: Fields) -> Fields:
    """Where there is but one column for the matter, it is what was said."""
    if "text" not in mapping.values():
        mapping = {n: "text" if f == "title" else f for n, f in mapping.items()}
    return mapping


def names_days(table: Table, head: Head, mapping: Mapping[int, str]) -> bool:
    """Whether the names of the meetings say their days."""
    places = [place for place, name in mapping.items() if name == "meeting"]
    cells = _below(table, head, places[0]) if places else []
    told = sum(day_in(str(cell)) is not None for cell in cells)
    return bool(cells) and told >= MOST * len(cells)


def troubles(mapping: Mapping[int, str], whole: bool, day: bool) -> list[str]:
    """What hinders reading, in words. whole, day: the meeting, its day, is known
    without a column of its own."""
    twice = [n for n in BY_NAME if list(mapping.values()).count(n) > 1]
    found = [f"有两列都对应了“{BY_NAME[name].label}”,请只留一列。" for name in twice]
    named = set(mapping.values())
    if "meeting" not in named and not whole:
        found.append(
            "没有一列是“会议名称”。请选出是哪一列;整份表是一次会议的,写在下面。"
        )
    if "held_on" not in named and not day:
        found.append(
            "没有一列是“会议时间”。请选出是哪一列;整份表是一次会议的,写在下面。"
        )
    if "text" not in named and {"lead", "responsible", "state", "due"} & named:
        found.append("没有一列是“事项内容”。请选出是哪一列。")
    return found


def doubled(head: Head, mapping: Mapping[int, str]) -> list[str]:
    """Fields whose head means a field that another column already is."""
    places = {name: place for place, name in mapping.items()}
    return [
        f"“{words}”和“{head.names[places[best]]}”都像{BY_NAME[best].label},"
        f"用了“{head.names[places[best]]}”。"
        for place, words in enumerate(head.names)
        if place not in mapping
        and (best := _best(words)) in places
        and places[best] < len(head.names)
    ]


def _best(words: str) -> str:
    found = fields.ranks(words)
    return min(found, key=lambda name: found[name], default="")


def kept(mapping: Mapping[str, str], width: int) -> Fields:
    """A stored mapping, without what no longer is a field or a column."""
    numbers = {int(place): name for place, name in mapping.items() if place.isdigit()}
    return {p: n for p, n in numbers.items() if p < width and n in BY_NAME}


def stored(mapping: Mapping[int, str]) -> dict[str, str]:
    return {str(place): name for place, name in sorted(mapping.items())}


def left_out(found: Sequence[Column], mapping: Mapping[int, str]) -> list[str]:
    """Heads of the columns that are not taken over and not made here either."""
    rest = [one for one in found if one.place not in mapping]
    return [one.head or f"第 {one.place + 1} 列" for one in rest if not one.made_here]
