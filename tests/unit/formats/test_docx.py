"""A .docx is read as it is printed: numbers, tables and text boxes with it."""

from __future__ import annotations

from meetings.readers import read
from tests.unit.formats.files import document, item, p, text_of


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
