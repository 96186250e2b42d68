"""The one writer of sheets; every test reopens what it wrote."""

from __future__ import annotations

import datetime

import pytest

from tracker.workbooks import (
    Column,
    Formula,
    Kind,
)
from tracker.workbooks.text import LIMIT, clean

from .sheets import only

NASTY = [
    "=1+1",
    '=HYPERLINK("http://example.org","点")',
    "+86 0512",
    "-3 天",
    "@SUM(A1)",
    "\t缩进",
    "#N/A",
    "'引号",
    "2026-03-16",
    "00123",
    " 前后空格 ",
    "两行\n文字",
]


@pytest.mark.parametrize("words", NASTY)
def test_text_is_text_whatever_it_begins_with(words: str) -> None:
    cell = only([words])["A2"]
    assert (cell.value, cell.data_type) == (words, "s")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@a", "\ta"])
def test_text_like_a_formula_stays_text_when_it_is_edited(words: str) -> None:
    assert only([words])["A2"].quotePrefix
    assert not only(["文字"])["A2"].quotePrefix


def test_control_characters_are_removed_and_nothing_else() -> None:
    words = "".join(map(chr, range(32))) + "正\ufffe文\ud800"
    assert only([words])["A2"].value == "\t\n\n正文"


def test_an_escape_of_excel_is_written_so_that_excel_shows_it() -> None:
    assert clean("编号_x0041_") == "编号_x005F_x0041_"
    assert clean("max_x1") == "max_x1"


def test_text_beyond_the_limit_says_how_much_is_missing() -> None:
    assert clean("字" * LIMIT) == "字" * LIMIT
    words = only(["𠮷" * 20_000])["A2"].value
    kept = words.count("𠮷")
    assert f"后面 {20_000 - kept} 字未印出" in words
    assert 2 * kept + len(words) - kept <= LIMIT


def test_only_a_formula_is_a_formula() -> None:
    cell = only([Formula("=1+1")])["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "f")


def test_dates_are_dates() -> None:
    day = datetime.date(2026, 3, 16)
    column = Column[str]("时间", 12, lambda row: day, Kind.DATE)
    cell = only(["x"], columns=[column])["A2"]
    assert cell.is_date and cell.value.date() == day
    assert cell.number_format == "yyyy-mm-dd"


def test_an_empty_cell_keeps_its_frame() -> None:
    columns = [Column[str]("空", 9, lambda row: None), Column[str]("", 9, lambda r: "")]
    sheet = only(["x"], columns=columns)
    assert sheet["A2"].value is None and sheet["B2"].value is None
    assert sheet["A2"].border.left.style == sheet["B2"].border.top.style == "thin"
