"""Where the heads of a table stand, under a title, in one row or in two.

They are where most columns are called something that is known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.workbooks.opening import Unreadable

from . import fields
from .sheets import Cell, Table

WITHIN = 30  # filled rows from the top
LEAST = 3  # columns that are known; fewer are no ledger


@dataclass(frozen=True, slots=True)
class Head:
    """names: of each column, "" for none; first, last: the rows that they stand in."""

    first: int
    last: int
    names: tuple[str, ...]

    @property
    def print(self) -> str:
        """Of the heads in their order, of nothing that stands in or around them."""
        words = ["".join(fields.readings(name)[:1]) for name in self.names]
        kept = [one for one in words if one != fields.squeezed(RESULT)]
        return hashlib.sha256("\x1f".join(kept).encode()).hexdigest()

    @property
    def score(self) -> int:
        """How many fields the columns name."""
        return len({best for name in self.names if (best := _best(name))})


RESULT = "检查结果"  # the column that a copy with the failed rows ends in


def _best(name: str) -> str:
    """The field that a head names best; what is made here counts too."""
    found = fields.ranks(name)
    if found:
        return min(found, key=lambda one: found[one])
    return fields.squeezed(name) if fields.is_made_here(name) else ""


def find(table: Table) -> Head | None:
    """The best of the top rows; None where none is a head of a ledger."""
    numbers = sorted(table.rows)[:WITHIN]
    found = [head for number in numbers for head in _at(table, number)]
    best = max(found, key=_rank, default=None)
    return best if best and best.score >= LEAST else None


def standing_at(table: Table, first: int) -> Head | None:
    """The heads that begin in this row, as `find` found them there before."""
    return max(_at(table, first), key=_rank, default=None)


def _rank(head: Head) -> tuple[int, int]:
    """Of two that tell the same, the one that takes fewer rows."""
    return head.score, head.first - head.last


def _at(table: Table, number: int) -> list[Head]:
    """One row as heads, and with the row below it."""
    if number not in table.rows:
        return []
    upper = _names(table, number)
    one = Head(number, number, _trimmed(upper))
    lower = _names(table, number + 1)
    both = [
        _together(table, number, column, a, b)
        for column, (a, b) in enumerate(zip(upper, lower, strict=True))
    ]
    return [one, Head(number, number + 1, _trimmed(both))]


def _names(table: Table, row: int) -> list[str]:
    """Each word once: cells that are merged sideways are one column."""
    return [
        "" if _runs_aside(table, row, column) else _word(table.at(row, column))
        for column in range(table.width)
    ]


def _is_title(table: Table, row: int, column: int) -> bool:
    return table.breadth(row, column) > max(2, table.width // 2)


def _runs_aside(table: Table, row: int, column: int) -> bool:
    return table.merged.get((row, column), (row, column))[1] < column


def _word(cell: Cell) -> str:
    """A day, a number or a sentence heads no column."""
    words = "".join(cell.split()) if isinstance(cell, str) else ""
    return words if len(words) <= 40 and not words.isdigit() else ""


def _together(table: Table, row: int, column: int, upper: str, lower: str) -> str:
    if table.runs_on(row + 1, column):  # merged downwards
        return upper
    if _is_title(table, row, column):
        return lower
    aside = _runs_aside(table, row, column)
    over = _word(table.at(row, column)) if aside else upper
    return "/".join(filter(None, (over, lower))) if lower else upper


def _trimmed(names: Sequence[str]) -> tuple[str, ...]:
    last = max((n for n, name in enumerate(names, 1) if name), default=0)
    return tuple(names[:last])


def choose(tables: Sequence[Table]) -> tuple[Table, Head]:
    """The likeliest ledger of a workbook. Raises Unreadable where none is one."""
    found = [(table, head) for table in tables if (head := find(table))]
    if not found:
        raise Unreadable(
            f"没有找到表头:前 {WITHIN} 行里要有一行写着会议名称、会议时间、事项内容、"
            "牵头单位、完成时限这样的栏目。可以下载模板,把内容抄进去。"
        )
    return max(
        found,
        key=lambda pair: (
            not pair[0].is_hidden,
            _worth(pair[1]),
            len(pair[0].rows) > pair[1].last,
        ),
    )


def _worth(head: Head) -> int:
    """A sheet that lacks the matter itself is a summary."""
    return head.score + (10 if {"text", "title"} & _named(head) else 0)


def _named(head: Head) -> set[str]:
    return {_best(name) for name in head.names}


def ledgers(tables: Sequence[Table]) -> list[str]:
    """The sheets that have matters, or meetings with their days, under their heads."""
    heads = {table.name: find(table) for table in tables}
    return [
        name
        for name, head in heads.items()
        if head
        and ({"text", "title"} & _named(head) or {"meeting", "held_on"} <= _named(head))
    ]
