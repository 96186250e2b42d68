"""A .pdf is read page by page; a scan is told from a text."""

from __future__ import annotations

import pytest

from meetings.formats import MOST_PAGES, Unreadable
from meetings.formats.radicals import ideographs
from meetings.readers import read
from tests.unit.formats.files import pdf

LINES = ["澄湖日报", "3月20日下午,区政府召开常务会议。", "会议强调,一要抓好防汛。"]


def test_lines_are_read_as_printed() -> None:
    found = read(pdf(LINES, ["第二版 要闻,这里是下一页。"]), "要闻.pdf")
    assert found.text == "\n".join([*LINES, "第二版 要闻,这里是下一页。"])
    assert (found.encoding, found.pages, found.notes) == ("pdf", 2, ())


def test_a_scan_says_so_and_what_to_do() -> None:
    with pytest.raises(Unreadable, match=r"扫描件.*文字识别"):
        read(pdf([], []), "扫描.pdf")


def test_a_page_that_is_a_picture_is_told() -> None:
    found = read(pdf(LINES, [], LINES), "要闻.pdf")
    assert found.notes[0].startswith("第 2 页没有文字")


def test_too_many_pages_are_refused_with_the_limit() -> None:
    with pytest.raises(Unreadable, match=f"501 页,超过上限 {MOST_PAGES} 页"):
        read(pdf(*[["页"]] * 501), "合订本.pdf")


def test_radicals_become_characters() -> None:
    assert ideographs("⼈⺠⽇报 ⻓江⻋⻔") == "人民日报 长江车门"


def test_room_between_paragraphs_is_an_empty_line() -> None:
    lines = ["标题在这里", "", "第一段的第一行", "第一段的第二行", "", "第二段"]
    assert read(pdf(lines), "要闻.pdf").text == "\n".join(lines)
