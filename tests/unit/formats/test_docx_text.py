"""What of a .docx is text: tables, boxes, deletions."""

from __future__ import annotations

import pytest

from meetings.formats.numbering import chinese, letters, roman
from tests.unit.formats.files import p, text_of


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
