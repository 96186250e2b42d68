"""The one safe writer of sheets.

Text is written as text whatever it begins with; dates are dates. A3 landscape, one
page wide, the head on every page, the page number below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from . import text
from .columns import Sheet, Value
from .looks import BODY_SIZE, LINE_HEIGHT, PARTS, Kind, Look, Looks, Part, Weight
from .rows import RowWriter

LOWEST, HIGHEST = 21.0, 400.0  # points; Excel has no row above 409
# Points of one A3 page across between the margins; a digit of width is about 5.3.
PAGE_WIDTH, PAGE_HEIGHT, DIGIT = 1120.0, 700.0, 5.3
SQUEEZE = 1.6  # what a page takes more of at the smallest size that is still read
QUOTED = frozenset("=+-@\t")  # what a formula begins with


def write(book: Workbook, sheet: Sheet[Any]) -> Any:
    """Add `sheet` to `book`; returns the worksheet, open for validations and such."""
    return _Writer(book, sheet).write()


@dataclass
class _Writer:
    book: Workbook
    sheet: Sheet[Any]
    looks: Looks = field(default_factory=Looks)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    prepared: dict[Weight, list[int]] = field(default_factory=dict)

    def write(self) -> Any:
        self.ws = self.book.create_sheet(self._name())
        self.out = RowWriter(self.ws, self.width)
        self._lay_out()
        self._open()
        body = self._body()
        self._close()
        self.out.close()
        if self.page < self.out.tall <= PAGE_HEIGHT * SQUEEZE:
            self.ws.page_setup.fitToHeight = 1  # no second page for a few rows
        if self.sheet.filters and body:
            last = get_column_letter(self.width)
            self.ws.auto_filter.ref = f"A{self.sheet.head}:{last}{body}"
        # ws.merge_cells compares each range with all before it, and needs the cells.
        self.ws.merged_cells.ranges.update(
            CellRange(min_row=top, max_row=bottom, min_col=left, max_col=right)
            for top, bottom, left, right in self.merges
            if (top, left) != (bottom, right)  # Excel mends a merged single cell
        )
        return self.ws

    @property
    def row(self) -> int:
        """The last one written."""
        return self.out.row

    @property
    def width(self) -> int:
        return len(self.sheet.columns)

    @property
    def page(self) -> float:
        """Points of height that one page takes, shrunk to one page across."""
        wide = sum(c.width for c in self.sheet.columns if not c.hidden) * DIGIT
        return PAGE_HEIGHT * max(1, wide / PAGE_WIDTH)

    def _name(self) -> str:
        """One that no other sheet has, whatever the case."""
        taken = {name.lower() for name in self.book.sheetnames}
        name = text.sheet_name(self.sheet.name)
        others = (f"{name[:27]}({number})" for number in count(2))
        while name.lower() in taken:
            name = next(others)
        return name

    def _lay_out(self) -> None:
        ws, head = self.ws, self.sheet.head
        for number, column in enumerate(self.sheet.columns, 1):
            room = ws.column_dimensions[get_column_letter(number)]
            room.width, room.hidden = column.width, column.hidden
        ws.freeze_panes = f"{get_column_letter(self.sheet.frozen + 1)}{head + 1}"
        ws.sheet_view.showGridLines = False
        ws.print_title_rows = f"{head}:{head}"
        ws.page_setup.paperSize = Worksheet.PAPERSIZE_A3
        ws.page_setup.orientation = "landscape"
        ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
        ws.sheet_properties.pageSetUpPr.fitToPage = True
        ws.print_options.horizontalCentered = True
        margins = ws.page_margins
        margins.left = margins.right = 0.47  # inches: 12 mm
        margins.top, margins.bottom, margins.footer = 0.6, 0.7, 0.35
        ws.oddFooter.center.text = "第 &P 页 共 &N 页"
        if self.sheet.watermark:
            ws.oddFooter.left.text = text.clean(self.sheet.watermark).replace("&", "&&")

    def _open(self) -> None:
        if self.sheet.organ:
            self._line([(self.sheet.organ, Part.ORGAN)], 30)
        if self.sheet.title:
            self._line([(self.sheet.title, Part.TITLE)], 36)
        if self.sheet.said:
            self._whole(self.sheet.said)
        if self.sheet.top:
            places = [Part.LEFT, *[Part.MIDDLE] * (len(self.sheet.top) - 2), Part.RIGHT]
            self._line(list(zip(self.sheet.top, places, strict=False)), 24)
        columns = self.sheet.columns
        tall = max(text.lines(c.heading, c.width) for c in columns)
        heads = [(c.heading, Look(Part.HEAD)) for c in columns]
        self._append(heads, max(28, tall * 11 * LINE_HEIGHT + 8))

    def _close(self) -> None:
        for note in self.sheet.notes:
            self._whole(note)
        if self.sheet.bottom:
            self._line([(words, Part.LEFT) for words in self.sheet.bottom], 34)

    def _whole(self, words: str) -> None:
        """A line over the whole width, as high as its words need."""
        room = sum(column.width for column in self.sheet.columns)
        height = text.lines(words, room) * BODY_SIZE * LINE_HEIGHT + 4
        self._line([(words, Part.NOTE)], height)

    def _line(self, parts: Sequence[tuple[str, Part]], height: float) -> None:
        """Words over the width of the table, each with its share of the columns."""
        cells: list[Any] = [(None, None)] * self.width
        if len(parts) > self.width:
            parts = [("    ".join(words for words, _ in parts), parts[0][1])]
        widths = [column.width for column in self.sheet.columns]
        places = text.shares(widths, len(parts))
        for (words, part), (first, last) in zip(parts, places, strict=True):
            cells[first - 1] = (words, Look(part))
            if last > first:
                self.merges.append((self.row + 1, self.row + 1, first, last))
        height = max(height, PARTS[parts[0][1]][1] * LINE_HEIGHT)
        self._append(cells, height)

    def _body(self) -> int:
        """Write the rows; the number of the last one, 0 when there is none."""
        start = self.row
        if self.sheet.group:
            for _, rows in groupby(self.sheet.rows, self.sheet.group):
                self._group(list(rows))
        else:
            for row in self.sheet.rows:
                self._group([row])
        if self.row > start:
            return self.row
        cells: list[Any] = [(self.sheet.empty, Look(Kind.WORD))]
        cells += [(None, Look(Kind.WORD))] * (self.width - 1)
        self.merges.append((self.row + 1, self.row + 1, 1, self.width))
        self._append(cells, 32)
        return 0

    def _group(self, rows: Sequence[Any]) -> None:
        """Rows that share their merged columns, in blocks of at most half a page, so
        that every printed page shows the words of the merged cells."""
        columns = self.sheet.columns
        shared = [i for i, column in enumerate(columns) if column.merged]
        first, used = self.row + 1, 0.0
        for number, row in enumerate(rows):
            values = self._values(row)
            height = self._height(values, shared if len(rows) > 1 else [])
            if shared and used and used + height > self.page / 2:
                self._merge(first, shared)
                first, used = self.row + 1, 0.0
            used += height
            if number == len(rows) - 1:  # the last makes room for the shared text
                only = [v if i in shared else None for i, v in enumerate(values)]
                height += max(0.0, self._height(only, []) - used)
            self._row(row, values, height, shared)
        self._merge(first, shared)

    def _row(
        self, row: Any, values: Sequence[Value], height: float, shared: Sequence[int]
    ) -> None:
        """One row; text too long for Excel's highest row goes over several, merged."""
        first, pieces = self.row + 1, ceil(height / HIGHEST)
        styles = self._styles(row, values)
        for piece in range(pieces):
            shown = values
            if piece:  # the first has the words
                shown = [v if i in shared else None for i, v in enumerate(values)]
            self.out.append(shown, styles, height / pieces)
        self._merge(first, [i for i in range(self.width) if i not in shared])

    def _merge(self, first: int, columns: Iterable[int]) -> None:
        """Merge from row `first` to the last one written, in each of `columns`."""
        if self.row > first:
            self.merges += [(first, self.row, i + 1, i + 1) for i in columns]

    def _height(self, values: Sequence[Value], without: Sequence[int]) -> float:
        """Points that wrapped text needs: Excel measures no row of a made file. (A
        Formula is no text.)"""
        tall = max(
            (
                text.lines(value, column.width)
                for i, (value, column) in enumerate(
                    zip(values, self.sheet.columns, strict=True)
                )
                if type(value) is str and i not in without and not column.hidden
            ),
            default=1,
        )
        return max(LOWEST, tall * BODY_SIZE * LINE_HEIGHT + 5)

    def _values(self, row: Any) -> list[Value]:
        values = [cleaned(column.value(row)) for column in self.sheet.columns]
        if not self.sheet.masked:
            return values
        return [text.masked(v) if type(v) is str else v for v in values]

    def _styles(self, row: Any, values: Sequence[Value]) -> list[int]:
        """The numbers of a row's styles, prepared once for each weight."""
        weight = self.sheet.weight(row)
        if weight not in self.prepared:
            looks = [Look(c.kind, weight, open=c.fill) for c in self.sheet.columns]
            self.prepared[weight] = [self._number(look) for look in looks]
        styles = self.prepared[weight]
        for i, column in enumerate(self.sheet.columns):
            value = values[i]
            quoted = type(value) is str and value[:1] in QUOTED
            tone = column.tone(row) if column.tone else ""
            if quoted or tone:
                if styles is self.prepared[weight]:
                    styles = list(styles)
                styles[i] = self._number(
                    Look(column.kind, weight, tone, quoted, column.fill)
                )
        return styles

    def _number(self, look: Look) -> int:
        return self.looks.number(self.ws, look)

    def _append(
        self, cells: Sequence[tuple[Value, Look | None]], height: float
    ) -> None:
        """A row around the table: each cell with its look, none for one left out."""
        values = [cleaned(value) for value, _ in cells]
        styles = [0 if look is None else self._number(look) for _, look in cells]
        self.out.append(values, styles, height)


def cleaned(value: Value) -> Value:
    """As a cell takes it: text made safe, and no text as nothing."""
    return text.clean(value) or None if type(value) is str else value
