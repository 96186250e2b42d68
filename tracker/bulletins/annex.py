"""The table of a bulletin's annex: its head on every page, no row cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from .draft import Row
from .setting import BODY, HEAD, element, run

WIDTHS = (22, 20, 48, 12, 12, 12, 14, 16)  # mm: the type area's 156
LEFT = 2  # the column of names
SIZE = 11


def table(made: Any, head: Sequence[str], rows: Sequence[Row]) -> None:
    grid = made.add_table(0, len(head))
    grid.style, grid.autofit = "Table Grid", False
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    _add(grid, head, HEAD, is_head=True)
    for row in rows:
        _add(grid, row.cells, HEAD if row.strong else BODY)
    for column, width in zip(grid.columns, WIDTHS, strict=True):
        column.width = Mm(width)


def _add(grid: Any, words: Sequence[str], face: str, *, is_head: bool = False) -> None:
    row = grid.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if is_head:
        properties.append(element("tblHeader"))
    for place, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
        cell.width = Mm(WIDTHS[place])
        cell.vertical_alignment = 1
        paragraph = cell.paragraphs[0]
        named = place == LEFT and not is_head
        paragraph.alignment = ALIGN.LEFT if named else ALIGN.CENTER
        layout = paragraph.paragraph_format
        layout.space_before = layout.space_after = Pt(2)
        # Not on the grid of the running text: rows would be two lines high.
        paragraph._p.get_or_add_pPr().insert_element_before(
            element("snapToGrid", val="0"), "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
        layout.line_spacing = Pt(SIZE * 1.35)
        run(paragraph, text, face, SIZE)
