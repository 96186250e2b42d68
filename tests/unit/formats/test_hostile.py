"""Files that want more than to be read: each is refused or read, and nothing else."""

from __future__ import annotations

import io
import time
import zipfile
from itertools import pairwise

import pytest

from meetings import readers
from meetings.formats import Unreadable
from meetings.readers import read
from tests.unit.formats.files import docx, p, package, pdf, xml

LINE = "区政府召开常务会议,要求抓好防汛工作。"
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


def test_script_of_a_pdf_is_not_run_nor_read() -> None:
    script = "<</S/JavaScript/JS(app.alert\\('run'\\); this.submitForm\\('x'\\))>>"
    assert read(pdf([LINE], extra=script), "要闻.pdf").text == LINE


def test_script_of_a_page_is_not_read() -> None:
    page = f"<html><script>steal()</script><img src=x onerror=go()><p>{LINE}</p>"
    assert read(page.encode(), "网页.html").text == LINE


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "/etc/shadow", "C:\\a\\要闻.txt", "a\0b.txt"]
)
def test_a_name_opens_nothing(name: str) -> None:
    assert read(LINE.encode(), name).text == LINE


def test_a_pdf_with_a_password_is_told() -> None:
    key = f"<{'00' * 32}>"
    lock = f"/Filter/Standard/V 1/R 2/P -4/O {key}/U {key}"
    data = pdf([LINE], trailer=f"/ID[<00><00>]/Encrypt<<{lock}>>")
    with pytest.raises(Unreadable, match="加了打开密码"):
        read(data, "要闻.pdf")


def test_a_docx_with_a_password_is_told() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Unreadable, match="加了打开密码"):
        read(data, "纪要.docx")


@pytest.mark.parametrize("cut", [5, 40, 300, -30])
def test_a_file_cut_short_is_told(cut: int) -> None:
    with pytest.raises(Unreadable, match=r"打不开|没有文字"):
        read(docx(p(LINE))[:cut], "纪要.docx")
    with pytest.raises(Unreadable, match=r"打不开|没有文字"):
        read(pdf([LINE])[: min(cut, 40)], "要闻.pdf")


def test_a_file_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "SECONDS", 0.01)
    started = time.monotonic()
    with pytest.raises(Unreadable, match="太复杂"):
        read(docx(p(LINE)), "纪要.docx")
    assert time.monotonic() - started < 5


def test_a_reader_that_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(Unreadable, match="太复杂"):
        read(docx(p(LINE)), "纪要.docx")


def test_a_part_that_is_locked_is_told() -> None:
    data = bytearray(docx(p(LINE)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert zipfile.ZipFile(io.BytesIO(bytes(data))).infolist()[0].flag_bits & 1
    with pytest.raises(Unreadable, match="加了打开密码"):
        read(bytes(data), "纪要.docx")
