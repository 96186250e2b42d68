"""A .pdf: the text of its pages in the order of print. A scan is refused in words."""

from __future__ import annotations

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_GetLastError

from . import MOST_CHARS, MOST_PAGES, Text, Unreadable
from .kinds import HELP
from .radicals import ideographs

BROKEN_LINE = "\ufffe"  # pdfium's mark of a word that was parted at the end of a line
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
        page = document[number]
        text = page.get_textpage().get_text_range()
    except pdfium.PdfiumError:
        return ""  # a broken page costs only itself, and is told as one without text
    lines = text.replace("\r\n", "\n").replace(BROKEN_LINE, "")
    return ideographs(lines).strip("\n")


def _notes(empty: list[int]) -> tuple[str, ...]:
    if not empty:
        return ()
    named = "、".join(map(str, empty[:10])) + (" 等" if len(empty) > 10 else "")
    return (f"第 {named} 页没有文字(可能是扫描的图片),没有读到,请核对原件。",)
