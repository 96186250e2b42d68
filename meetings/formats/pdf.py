"""A .pdf: the text of its pages in the order of print. A scan is refused in words."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_GetLastError

from . import MOST_CHARS, MOST_PAGES, Text, Unreadable
from .kinds import HELP
from .radicals import ideographs

BROKEN_LINE = "\ufffe"  # pdfium's mark of a word that was parted at the end of a line
ROOM = 1.4  # times the usual step between two lines
FEW = 10  # letters on a page that is a picture: a page number, a stamp
SCANNED = (
    "这个 PDF 是扫描件或图片,里面没有文字。请先用文字识别(OCR)软件转成带文字的"
    "文件再上传,或把文字粘贴到文本框。"
)


def read(data: bytes) -> Text:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        locked = FPDF_GetLastError() == FPDF_ERR_PASSWORD
        raise Unreadable(HELP["locked" if locked else "pdf"]) from None
    if (count := len(document)) > MOST_PAGES:
        raise Unreadable(
            f"这个 PDF 有 {count} 页,超过上限 {MOST_PAGES} 页。请拆成几份再上传。"
        )
    pages: list[str] = []
    for number in range(count):
        pages.append(_page(document, number))
        if sum(map(len, pages)) > MOST_CHARS:
            raise Unreadable("这个 PDF 的文字太多。请拆成几份再上传。")
    empty = [n for n, page in enumerate(pages, 1) if len("".join(page.split())) < FEW]
    if len(empty) == count:
        raise Unreadable(SCANNED)
    return Text("\n".join(pages), "pdf", count, _notes(empty))


def _page(document: pdfium.PdfDocument, number: int) -> str:
    try:
        page = document[number].get_textpage()
        text = page.get_text_range()
    except pdfium.PdfiumError:
        return ""  # a broken page costs only itself, and is told as one without text
    words = _apart(page, text).replace(BROKEN_LINE, "")
    return ideographs(words).strip("\n")


def _apart(page: pdfium.PdfTextPage, text: str) -> str:
    """The lines, with an empty one where the page leaves room between two."""
    lines, tops, at = text.split("\r\n"), [], 0
    for line in lines:
        tops.append(_top(page, at) if line.strip() else None)
        at += len(line) + 2
    steps = sorted(
        one - other
        for one, other in pairwise(tops)
        if one is not None and other is not None and one > other
    )
    room = steps[len(steps) // 4] * ROOM if steps else 0.0
    parts = [lines[0]]
    for line, (one, other) in zip(lines[1:], pairwise(tops), strict=True):
        if one is not None and other is not None and one - other > room > 0:
            parts.append("")
        parts.append(line)
    return "\n".join(parts)


def _top(page: pdfium.PdfTextPage, at: int) -> float | None:
    """How high the character stands; none where pdfium made it up."""
    try:
        return float(page.get_charbox(at, loose=True)[3])
    except (pdfium.PdfiumError, IndexError, ValueError):
        return None


def _notes(empty: list[int]) -> tuple[str, ...]:
    if not empty:
        return ()
    named = "、".join(map(str, empty[:10])) + (" 等" if len(empty) > 10 else "")
    return (f"第 {named} 页没有文字(可能是扫描的图片),没有读到,请核对原件。",)
