"""Rows of a write-only sheet, fast: one cell object a column, filled again each row.

openpyxl makes a cell, a style lookup and a row's dimensions for each row and keeps the
last for good. Here a cell knows the number of its style, and a row's height is
forgotten as soon as the row is written: memory does not grow with the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from openpyxl.cell import Cell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from .columns import Formula, Value


class KnownCell(Cell):  # type: ignore[misc]
    """A cell that has the number of its style instead of looking it up."""

    __slots__ = ("number",)
    has_style = True

    @property
    def style_id(self) -> int:
        return int(self.number)


class RowWriter:
    """Appends rows to `ws`; the columns of each are as many as `width` at most."""

    def __init__(self, ws: WriteOnlyWorksheet, width: int) -> None:
        self.ws, self.row = ws, 0
        self.tall = 0.0  # points, of all rows so far
        self.heights: dict[int, dict[str, str]] = {}
        self.kept = ws.row_dimensions
        ws.row_dimensions = self.heights
        ws._values_to_row = _as_it_is
        self.cells = [KnownCell(ws, column=place) for place in range(1, width + 1)]

    def append(
        self, values: Sequence[Value], styles: Sequence[int], height: float
    ) -> None:
        """values: text is clean already; styles: numbers, 0 for a cell left out."""
        self.row += 1
        self.tall += height
        self.heights[self.row] = {"ht": f"{height:.1f}", "customHeight": "1"}
        filled = zip(self.cells, values, styles, strict=True)
        self.ws.append(self._filled(filled))
        del self.heights[self.row]

    def close(self) -> None:
        """From here on the sheet takes rows as openpyxl has them."""
        del self.ws._values_to_row
        self.ws.row_dimensions = self.kept

    def _filled(self, cells: Any) -> Iterator[KnownCell]:
        row = self.row
        for cell, value, number in cells:
            if not number:
                continue
            cell.row, cell.number, cell._value = row, number, value
            cell.data_type = _type(value)
            yield cell


def _type(value: Value) -> str:
    """Text is text whatever it begins with; only a Formula is one."""
    kind = type(value)
    if kind is str:
        return "s"
    if kind is Formula:
        return "f"
    return "d" if isinstance(value, date) else "n"


def _as_it_is(row: Iterator[Cell], number: int) -> Iterator[Cell]:
    return row
