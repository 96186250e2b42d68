"""Files that want more than to be read: each is refused or read, and nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest

from meetings.formats import Unreadable
from meetings.readers import read
from tests.unit.formats.files import LINE, docx, p, package, xml

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "大大大大大大大大大大">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefgh"))
    + "]><x>&h;</x>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    "<x>&a;</x>"
)


@pytest.mark.parametrize("bomb", [ENTITIES, OUTSIDE])
def test_entities_are_never_expanded(bomb: str) -> None:
    with pytest.raises(Unreadable, match="实体定义"):
        read(package({"word/document.xml": bomb}), "纪要.docx")


def test_a_zip_bomb_is_not_unpacked() -> None:
    body = b"<w:p/>" * (50 * 2**20 // 6)
    data = package({"word/document.xml": xml("document", "").encode() + body})
    assert len(data) < 2**20
    with pytest.raises(Unreadable, match="展开后太大"):
        read(data, "纪要.docx")


def test_a_size_that_the_package_lies_about_is_not_believed() -> None:
    data = bytearray(docx(p(LINE * 1000)))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Unreadable):
        read(bytes(data), "纪要.docx")


def test_thousands_of_parts_are_not_looked_through() -> None:
    parts: dict[str, str | bytes] = {f"word/{n}.xml": "" for n in range(5001)}
    with pytest.raises(Unreadable, match="展开后太大"):
        read(package({"word/document.xml": "", **parts}), "纪要.docx")


def test_elements_nested_without_end_are_a_broken_file() -> None:
    deep = "<w:p>" * 100_000 + "</w:p>" * 100_000
    with pytest.raises(Unreadable):
        read(docx(deep), "纪要.docx")


def test_macros_and_links_of_a_docx_are_left_alone() -> None:
    parts: dict[str, str | bytes] = {
        "word/document.xml": xml("document", f"<w:body>{p(LINE)}</w:body>"),
        "word/vbaProject.bin": b"Sub AutoOpen()",
        "word/_rels/document.xml.rels": '<x Target="http://example.org/t.dotm"/>',
        "../../../tmp/outside.txt": "x",
    }
    assert read(package(parts), "纪要.docx").text == LINE
