"""What a sheet is: columns (heading, width, value) and a source of rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from .looks import Kind, Weight

SIGNATURES = ("填表人:", "审核人:", "负责人:", "联系电话:")
Row = TypeVar("Row")


class Formula(str):
    """The only text that is written as a formula: Formula("=SUM(D5:D9)")."""


Value = str | int | float | Decimal | date | Formula | None


# Without slots: a generic dataclass that is frozen can not be subscripted with them.
@dataclass(frozen=True)
class Column(Generic[Row]):
    """width in digits (a Chinese character takes two); value of a row.

    merged: one cell for all neighbours of a group (see Sheet.group). tone: the light
    whose colour the words take, beside the words. fill: the reader writes here, while
    the sheet is protected elsewhere; hidden: for the machine that reads it again.
    """

    heading: str
    width: float
    value: Callable[[Row], Value]
    kind: Kind = Kind.TEXT
    merged: bool = False
    tone: Callable[[Row], str] | None = None
    fill: bool = False
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Sheet(Generic[Row]):
    """organ (red), title, said (as long as need be) and top stand above the head where
    given, notes and bottom (for signatures) below the rows. group: neighbours with the
    same key share the merged columns. weight: how a row stands out. frozen: columns
    kept in sight.
    """

    name: str
    title: str
    columns: Sequence[Column[Row]]
    rows: Iterable[Row]
    organ: str = ""
    said: str = ""
    top: Sequence[str] = ()
    notes: Sequence[str] = ()
    bottom: Sequence[str] = SIGNATURES
    empty: str = "(无)"
    group: Callable[[Row], Hashable] | None = None
    weight: Callable[[Row], Weight] = lambda row: Weight.PLAIN
    filters: bool = False
    watermark: str = ""  # who took it out and when; at the foot of each page
    masked: bool = False  # mobile numbers show their ends only
    frozen: int = 0

    @property
    def head(self) -> int:
        """The number of the heading's row; the first row of the table follows."""
        above = (self.organ, self.title, self.said, self.top)
        return 1 + sum(map(bool, above))
