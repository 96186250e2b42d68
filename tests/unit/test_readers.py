"""Readers: bytes of a file → text, or a refusal that says what to do."""

from __future__ import annotations

import pytest

from meetings.formats import Unreadable
from meetings.readers import read
from tests.unit.formats.files import document, package, pdf

WORDS = "澄湖日报\n3月20日下午,区政府召开常务会议。"
TRADITIONAL = "區政府召開常務會議,要求各單位抓好防汛工作,對重點區域逐段排查。"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
    ],
)
def test_reads_the_encodings_of_chinese_offices(encoding: str, named: str) -> None:
    found = read(WORDS.encode(encoding), "要闻.TXT")
    assert (found.text, found.encoding) == (WORDS, named)


def test_utf_16_of_either_order_is_known_by_its_mark() -> None:
    data = b"\xfe\xff" + WORDS.encode("utf-16-be")
    assert read(data).text == WORDS


def test_big5_is_read_where_it_clearly_is_that() -> None:
    found = read(TRADITIONAL.encode("big5"), "要聞.txt")
    assert (found.text, found.encoding) == (TRADITIONAL, "big5")
    assert read(TRADITIONAL.encode("gb18030")).text == TRADITIONAL
    assert read("会".encode("gbk")).text == "会"


def test_latin_letters_of_utf_16_are_no_utf_8() -> None:
    assert read("Luoshi 2026\n".encode("utf-16-le")).text == "Luoshi 2026\n"


def test_rare_characters_survive_gb18030() -> None:
    assert read("㙟埗𬘭".encode("gb18030")).text == "㙟埗𬘭"


def test_line_ends_become_one() -> None:
    assert read(b"a\r\nb\rc\n").text == "a\nb\nc\n"


def test_a_stray_nul_is_left_out() -> None:
    assert read(("会议" * 900 + "\0").encode()).text == "会议" * 900


def test_no_text_is_read_from_nothing() -> None:
    assert read(b"").text == ""


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03\x00\x00\x00\rIHDR\xff\xff",
        b"\xef\xbb\xbf\xff\xff",
        "\ud800".encode("utf-16-le", "surrogatepass").join([b"\xff\xfe", b""]),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="不是能读的纯文本"):
        read(data)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (document(WORDS), "纪要.txt"),
        (document(WORDS), "纪要.doc"),
        (pdf(WORDS.split("\n")), "要闻.docx"),
        (f"<!DOCTYPE html><p>{'</p><p>'.join(WORDS.split())}".encode(), "网页.doc"),
        (WORDS.encode(), "澄湖日报2026.3.20"),
        (WORDS.encode(), "notes.md"),
    ],
)
def test_the_content_tells_the_format_not_the_name(data: bytes, name: str) -> None:
    assert read(data, name).text == WORDS


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "纪要.wps", r"旧版 Word 或 WPS"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "台账.xls", r"表格文件"),
        (package({"xl/workbook.xml": ""}), "台账.xlsx", r"表格文件"),
        (package({"OFD.xml": ""}), "通知.ofd", r"OFD 阅读器导出"),
        (package({"a.txt": "x"}), "材料.zip", r"请解压后"),
        (b"\x89PNG\r\n\x1a\n", "照片.txt", r"文字识别\(OCR\)"),
        (b"\xff\xd8\xff\xe0", "照片.jpg", r"文字识别\(OCR\)"),
        (b"{\\rtf1", "纪要.rtf", r"另存为 \.docx、\.txt"),
        (WORDS.encode(), "纪要.docx", r"\.docx 文件打不开"),
        (WORDS.encode(), "要闻.PDF", r"\.pdf 文件打不开"),
        (b"PK\x03\x04broken", "材料.txt", r"打不开"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    data: bytes, name: str, words: str
) -> None:
    with pytest.raises(Unreadable, match=words):
        read(data, name)
