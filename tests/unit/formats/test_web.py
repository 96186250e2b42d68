"""A saved page is read as it is seen."""

from __future__ import annotations

import pytest

from meetings.formats.web import read


def text_of(page: str) -> str:
    return read(page.encode()).text


def test_blocks_are_lines_and_cells_have_tabs_between() -> None:
    page = (
        "<h1>要闻</h1><p>一段<br>二行</p><table><tr><td>甲</td><td>乙</td></tr></table>"
    )
    assert text_of(page) == "要闻\n一段\n二行\n甲\t乙"


def test_only_what_is_seen_is_read() -> None:
    page = (
        "<head><title>题</title><style>p{}</style></head><body><script>var a='<p>码'"
        "</script><p>看得见<b>的</b></p><p hidden>藏一</p><div style='display: none'>"
        "<p>藏二</p></div><textarea>框</textarea><!-- 注 --><p>尾</p>"
    )
    assert text_of(page) == "看得见的\n尾"


def test_an_unseen_element_without_an_end_ends_with_its_parent() -> None:
    assert text_of("<div><p>甲</p><p hidden>乙</div><p>丙</p>") == "甲"
    assert text_of("<p>甲<img hidden>乙</p>") == "甲乙"


def test_numbers_of_lists_are_printed() -> None:
    assert text_of("<ol start=3><li>甲</li><li>乙</li></ol><ul><li>丙</ul>") == (
        "3.甲\n4.乙\n丙"
    )


def test_entities_are_read_and_spaces_are_one() -> None:
    assert text_of("<p>甲 &amp;\n   乙&nbsp;&#20250;</p>") == "甲 & 乙 会"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "gbk"), ("GBK", "gb18030"), ("utf-8", "utf-8"), ("nonsense", "utf-8")],
)
def test_the_encoding_is_the_one_that_the_page_names(
    declared: str, encoding: str
) -> None:
    page = f"<html><meta charset={declared}><p>区政府召开会议</p>"
    assert read(page.encode(encoding)).text == "区政府召开会议"
