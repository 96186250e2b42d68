"""A .docx is read as it is printed: numbers, tables and text boxes with it."""

from __future__ import annotations

import pytest

from meetings.formats.numbering import chinese, letters, roman
from meetings.readers import read
from tests.unit.formats.files import document, docx, item, p


def level(n: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


LEVELS = (
    level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%3.%4")
    + level(4, "bullet", "")
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    f"{level(0, 'chineseCounting', '第%1条', '')}</w:lvlOverride></w:num>"
)


def text_of(body: str, numbering: str = "", styles: str = "") -> str:
    return read(docx(body, numbering, styles), "纪要.docx").text


def test_paragraphs_are_lines() -> None:
    found = read(document("会议纪要\n一要抓好防汛。"), "纪要.docx")
    assert (found.text, found.encoding) == ("会议纪要\n一要抓好防汛。", "docx")


def test_automatic_numbers_are_printed_as_word_prints_them() -> None:
    rows = [
        ("防汛", 0),
        ("排查", 1),
        ("值守", 1),
        ("物资", 2),
        ("供暖", 0),
        ("管网", 1),
    ]
    body = "".join(item(words, at) for words, at in rows)
    assert text_of(body, NUMBERING).split("\n") == [
        "一、防汛",
        "（一）排查",
        "（二）值守",
        "1.物资",
        "二、供暖",
        "（一）管网",
    ]


def test_an_outline_number_names_the_levels_above() -> None:
    body = item("甲") + item("乙", 2) + item("丙", 3)
    assert text_of(body, NUMBERING).endswith("一.1.1 丙")


def test_a_list_of_its_own_counts_anew_and_text_between_does_not_end_one() -> None:
    body = item("甲") + p("说明") + item("乙") + item("丙", series=2)
    assert text_of(body, NUMBERING) == "一、甲\n说明\n二、乙\n第一条丙"


def test_a_style_may_number_its_paragraphs() -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:styleId="base">{numbered}</w:style>'
        '<w:style w:styleId="own"><w:basedOn w:val="base"/></w:style>'
    )
    body = p("防汛", '<w:pStyle w:val="own"/>')
    assert text_of(body, NUMBERING, styles) == "一、防汛"


def test_number_zero_takes_the_number_away() -> None:
    assert text_of(item("甲", series=0), NUMBERING) == "甲"


def test_a_row_of_a_table_is_a_line_with_tabs() -> None:
    def cell(words: str) -> str:
        return f"<w:tc>{p(words)}</w:tc>"

    row = f"<w:tr>{cell('区水务局')}{cell('10月底前')}</w:tr>"
    line = "区水务局\t10月底前"
    assert text_of(f"<w:tbl>{row}{row}</w:tbl>") == f"{line}\n{line}"


def test_what_is_deleted_hidden_or_a_field_code_is_not_printed() -> None:
    body = (
        "<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>添</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>尾</w:t></w:r></w:p>"
    )
    assert text_of(body) == "留添\t尾"


def test_a_text_box_is_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    body = (
        f'<w:p xmlns:m="{mc}"><w:r><w:t>正文</w:t></w:r><m:AlternateContent>'
        f"<m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback>"
        "</m:AlternateContent></w:p>"
    )
    assert text_of(body) == "正文\n框内"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
    ],
)
def test_chinese_numbers(number: int, words: str) -> None:
    assert chinese(number) == words


def test_letters_and_roman_numbers() -> None:
    assert [letters(1), letters(27), roman(4), roman(19)] == ["a", "aa", "iv", "xix"]
