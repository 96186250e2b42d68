"""Readers: bytes of a file → text, or a refusal that says what to do."""

from __future__ import annotations

import pytest

from meetings.readers import read
from meetings.refusals import Unreadable

WORDS = "澄湖日报\n3月20日下午,区政府召开常务会议。"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
    ],
)
def test_reads_the_encodings_of_chinese_offices(encoding: str, named: str) -> None:
    assert read(WORDS.encode(encoding), "要闻.TXT") == (WORDS, named)


def test_utf_16_of_either_order_is_known_by_its_mark() -> None:
    data = b"\xfe\xff" + WORDS.encode("utf-16-be")
    assert read(data)[0] == WORDS


def test_rare_characters_survive_gb18030() -> None:
    assert read("㙟埗𬘭".encode("gb18030"))[0] == "㙟埗𬘭"


def test_line_ends_become_one() -> None:
    assert read(b"a\r\nb\rc\n")[0] == "a\nb\nc\n"


def test_a_stray_nul_is_left_out() -> None:
    assert read(("会议" * 900 + "\0").encode())[0] == "会议" * 900


def test_no_text_is_read_from_nothing() -> None:
    assert read(b"")[0] == ""


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff",
        WORDS.encode("utf-16-le"),
        b"\xef\xbb\xbf\xff\xff",
        "\ud800".encode("utf-16-le", "surrogatepass").join([b"\xff\xfe", b""]),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="不是能读的纯文本"):
        read(data)


@pytest.mark.parametrize("name", ["纪要.docx", "版面.PDF", "a.html"])
def test_other_formats_say_how_to_go_on(name: str) -> None:
    with pytest.raises(Unreadable, match=r"粘贴到文本框,或另存为 \.txt"):
        read(WORDS.encode(), name)


def test_a_date_at_the_end_of_a_name_is_no_format() -> None:
    assert read(WORDS.encode(), "澄湖日报2026.3.20")[0] == WORDS
