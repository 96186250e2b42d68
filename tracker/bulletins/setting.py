"""How official documents are set (GB/T 9704-2012): page, grid, faces, page numbers."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

BODY, HEAD, KAI, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
NUMBER_FACE = "宋体"
RED = RGBColor(0xFF, 0x00, 0x00)
SIZE = 16  # 3号
# 22 lines and 28 characters to the type area of 156 × 225 mm.
LINE = 28.95  # points
GRID = {"type": "lines", "linePitch": "579"}
# 28 characters of 16 pt take 448 of 442 pt. A grid of characters would give each two
# of its cells in LibreOffice, so they stand 0.25 pt closer instead.
CLOSER = "-5"  # twentieths of a point
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def page(made: Any) -> None:
    """A4 with its margins, the grid, the base face, page numbers on the outer side."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)  # the number stands 7 mm below the type area
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = element("docGrid")
        section._sectPr.append(grid)
    for name, value in GRID.items():
        grid.set(qn(f"w:{name}"), value)
    normal = made.styles["Normal"]
    normal.font.size = Pt(SIZE)
    normal.font.name = BODY
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
    # The order of elements is the schema's; Word refuses another.
    normal.element.rPr.find(qn("w:sz")).addprevious(element("spacing", val=CLOSER))
    made.settings.odd_and_even_pages_header_footer = True
    _number(section.footer.paragraphs[0], ALIGN.RIGHT)
    _number(section.even_page_footer.paragraphs[0], ALIGN.LEFT)


def _number(paragraph: Any, side: ALIGN) -> None:
    """— 1 — in 4号, one character from the edge."""
    paragraph.alignment = side
    layout = paragraph.paragraph_format
    layout.right_indent = layout.left_indent = Pt(14)
    run(paragraph, "— ", NUMBER_FACE, 14)
    field = element("fldSimple", instr="PAGE")
    shown = run(paragraph, "1", NUMBER_FACE, 14)
    field.append(shown._r)
    paragraph._p.append(field)
    run(paragraph, " —", NUMBER_FACE, 14)


def element(name: str, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def line(
    made: Any,
    words: str,
    face: str,
    size: float,
    align: ALIGN = ALIGN.JUSTIFY,
    *,
    indent: int = 0,
    red: bool = False,
    before: float = 0,
) -> Any:
    """A paragraph on the grid; indent of the first line in characters."""
    paragraph = made.add_paragraph()
    paragraph.alignment = align
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(LINE if size <= SIZE else max(LINE, size * 1.25))
    if indent:
        layout.first_line_indent = Pt(indent * SIZE)
    if words:
        run(paragraph, words, face, size, red=red)
    return paragraph


def gap(made: Any) -> None:
    """One empty line."""
    line(made, "", BODY, SIZE)


def run(
    paragraph: Any, words: str, face: str, size: float, *, red: bool = False
) -> Any:
    made = paragraph.add_run(words)
    made.font.name, made.font.size = face, Pt(size)
    made._r.rPr.rFonts.set(qn("w:eastAsia"), face)
    if red:
        made.font.color.rgb = RED
    return made


def red_rule(paragraph: Any) -> None:
    """The red line below the number, as wide as the type area."""
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz="12", space="11", color="FF0000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)
