"""A .docx: its paragraphs with their numbers, rows of tables, text boxes.

Only its parts of text are unpacked, within limits; a document type, entities and
links to elsewhere are refused or left alone; macros are never looked at.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from . import Text, Unreadable
from .kinds import HELP
from .numbering import Numbering, W, number, value

BODY = "word/document.xml"
# Unpacked. A page of a newspaper has 100 kB; a bomb has gigabytes.
MOST_BYTES = 30 * 2**20
MOST_PARTS = 5000
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = CHOICE.replace("Choice", "Fallback")
LEFT_OUT = {f"{W}{n}" for n in ("del", "moveFrom", "pPr", "rPr", "tblPr", "instrText")}
LEFT_OUT |= {FALLBACK, f"{W}delText"}
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
TOO_LARGE = (
    "这个 .docx 文件展开后太大,没有读。请把文字复制后粘贴到文本框,"
    "或另存为 .txt 再上传。"
)


def read(data: bytes) -> Text:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if len(package.infolist()) > MOST_PARTS:
                raise Unreadable(TOO_LARGE)
            document = Document(package)
            return Text("\n".join(document.lines()), "docx")
    except DefusedXmlException:
        raise Unreadable(
            "这个 .docx 文件里有不该有的内容(实体定义),没有读。"
            "请在 Word 或 WPS 中打开、另存一份再上传。"
        ) from None
    except (zipfile.BadZipFile, zlib.error, ParseError, KeyError, RecursionError):
        raise Unreadable(HELP["docx"]) from None
    except (NotImplementedError, RuntimeError):  # packed or locked in another way
        raise Unreadable(HELP["locked"]) from None


def part(package: zipfile.ZipFile, name: str) -> Element | None:
    """The part as XML; None where the package has none of this name."""
    if name not in package.namelist():
        return None
    with package.open(name) as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    root: Element = fromstring(raw, forbid_dtd=True)
    return root


class Document:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self.root = part(package, BODY)
        self.numbering = Numbering(part(package, "word/numbering.xml"))
        self.styles = _styles(part(package, "word/styles.xml"))

    def lines(self) -> Iterator[str]:
        body = self.root.find(f"{W}body") if self.root is not None else None
        if body is None:
            raise Unreadable(HELP["docx"])
        yield from self._blocks(body)

    def _blocks(self, parent: Element) -> Iterator[str]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._rows(child)
            elif child.tag not in LEFT_OUT:
                yield from self._blocks(child)  # w:sdt, w:ins, w:customXml …

    def _rows(self, table: Element) -> Iterator[str]:
        for row in _inside(table, f"{W}tr"):
            cells = (list(self._blocks(cell)) for cell in _inside(row, f"{W}tc"))
            yield "\t".join(" ".join(" ".join(c).split()) for c in cells)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        """The line, and after it the lines of the text boxes that hang on it."""
        boxes: list[Element] = []
        words = "".join(_words(paragraph, boxes))
        yield (self._number(paragraph) if words.strip() else "") + words
        for box in boxes:
            yield from self._blocks(box)

    def _number(self, paragraph: Element) -> str:
        properties = paragraph.find(f"{W}pPr")
        style = self.styles.get(value(properties, "pStyle"), ("", ""))
        own = properties.find(f"{W}numPr") if properties is not None else None
        series = value(own, "numId") or style[0]
        level = value(own, "ilvl") or style[1]
        return self.numbering.before(series, number(level, 0)) if series else ""


def _words(element: Element, boxes: list[Element]) -> Iterator[str]:
    for child in element:
        name = child.tag.removeprefix(W)
        if child.tag in LEFT_OUT or (name == "r" and _is_hidden(child)):
            continue
        if name == "t":
            yield child.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name == "txbxContent":
            boxes.append(child)
        else:
            yield from _words(child, boxes)


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "1") not in ("0", "false")


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also where something wraps them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in LEFT_OUT:
            yield from _inside(child, tag) if child.tag != f"{W}tbl" else ()


def _styles(root: Element | None) -> dict[str, tuple[str, str]]:
    """Style → the list and level that it or a style below it is numbered by."""
    if root is None:
        return {}
    found: dict[str, tuple[str, str]] = {}
    below: dict[str, str] = {}
    for style in root.iterfind(f"{W}style"):
        key = style.get(f"{W}styleId", "")
        below[key] = value(style, "basedOn")
        numbered = style.find(f"{W}pPr/{W}numPr")
        if numbered is not None:
            found[key] = (value(numbered, "numId"), value(numbered, "ilvl"))
    return {key: _first(key, found, below) for key in below}


def _first(
    key: str, found: dict[str, tuple[str, str]], below: dict[str, str]
) -> tuple[str, str]:
    for _ in range(10):
        if key in found and found[key][0]:
            return found[key]
        key = below.get(key, "")
    return ("", "")
