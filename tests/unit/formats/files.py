"""Small files made for a test: a .docx from its XML, a .pdf from its lines."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from meetings.readers import read

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

LINE = "区政府召开常务会议,要求抓好防汛工作。"


def xml(tag: str, inside: str) -> str:
    return f'<?xml version="1.0"?><w:{tag} xmlns:w="{NAMESPACE}">{inside}</w:{tag}>'


def package(parts: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def docx(body: str, numbering: str = "", styles: str = "") -> bytes:
    parts: dict[str, str | bytes] = {
        "word/document.xml": xml("document", f"<w:body>{body}</w:body>")
    }
    if numbering:
        parts["word/numbering.xml"] = xml("numbering", numbering)
    if styles:
        parts["word/styles.xml"] = xml("styles", styles)
    return package(parts)


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def item(words: str, level: int = 0, series: int = 1) -> str:
    of = f'<w:ilvl w:val="{level}"/><w:numId w:val="{series}"/>'
    return p(words, f"<w:numPr>{of}</w:numPr>")


def document(text: str) -> bytes:
    """A .docx of plain paragraphs."""
    return docx("".join(p(line) for line in text.split("\n")))


def pdf(*pages: Iterable[str], extra: str = "", trailer: str = "") -> bytes:
    """Pages of lines in a Chinese font that is named, not embedded; no lines: a blank
    page, as a scan is. extra: more objects, from number 100 on."""
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R/OpenAction 100 0 R>>"
        if extra
        else "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids["
        + " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
        + "]>>",
        3: "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        "/DescendantFonts[4 0 R]>>",
        4: "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    }
    for n, lines in enumerate(pages):
        shown = "".join(
            f"1 0 0 1 60 {780 - 20 * row} Tm <{line.encode('utf-16-be').hex()}> Tj\n"
            for row, line in enumerate(lines)
        )
        stream = f"BT /F1 12 Tf\n{shown}ET"
        objects[10 + 2 * n] = (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            f"/Resources<</Font<</F1 3 0 R>>>>/Contents {11 + 2 * n} 0 R>>"
        )
        objects[11 + 2 * n] = f"<</Length {len(stream)}>>stream\n{stream}\nendstream"
    if extra:
        objects[100] = extra
    return _assembled(objects, trailer)


def _assembled(objects: dict[int, str], trailer: str) -> bytes:
    out = b"%PDF-1.5\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010d} 00000 n \n".encode()
    size = max(objects) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF"
    return out + end.encode()


def text_of(body: str, numbering: str = "", styles: str = "") -> str:
    return read(docx(body, numbering, styles), "纪要.docx").text
