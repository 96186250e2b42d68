"""The one writer of sheets; every test reopens what it wrote."""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tracker.workbooks import (
    Column,
    Formula,
    Kind,
    Sheet,
    Weight,
    new,
    response,
    save,
    write,
)
from tracker.workbooks.text import LIMIT, clean, file_name, lines, shares, sheet_name

TEXT = Column[str]("内容", 20, lambda row: row)
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


def reopened(*sheets: Sheet[Any]) -> Any:
    book, buffer = new(), BytesIO()
    for sheet in sheets:
        write(book, sheet)
    book.save(buffer)
    return load_workbook(buffer)


def table(rows: list[str], **more: Any) -> Sheet[str]:
    given = {"name": "表", "title": "", "columns": [TEXT], "bottom": ()}
    return Sheet(**{**given, "rows": rows, **more})


def only(rows: list[str], **more: Any) -> Any:
    return reopened(table(rows, **more)).worksheets[0]


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


def test_a_sheet_is_set_up_for_print() -> None:
    sheet = only(
        ["x"] * 3, organ="督查室", title="台账", top=("甲", "乙"), filters=True
    )
    assert sheet.page_setup.paperSize == 8  # A3
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:A7"
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"


def test_lines_stand_above_and_below_the_table() -> None:
    columns = [Column[str](f"列{n}", 20, lambda row: row) for n in range(4)]
    more = {
        "organ": "督查室",
        "title": "台账",
        "notes": ("注",),
        "bottom": ("甲:", "乙:"),
    }
    sheet = only(["x"], columns=columns, top=("左", "中", "右"), **more)
    shown = [[c.value for c in row if c.value] for row in sheet.iter_rows()]
    assert shown == [
        ["督查室"],
        ["台账"],
        ["左", "中", "右"],
        ["列0", "列1", "列2", "列3"],
        ["x"] * 4,
        ["注"],
        ["甲:", "乙:"],
    ]
    assert "A1:D1" in sheet.merged_cells and "C7:D7" in sheet.merged_cells


def test_more_words_than_columns_share_one_line() -> None:
    sheet = only(["x"], bottom=("填表人:", "审核人:"))
    assert sheet["A3"].value == "填表人:    审核人:"


def test_fonts_are_those_of_chinese_offices() -> None:
    sheet = only(["x"], organ="督查室", title="台账")
    names = [sheet[f"A{row}"].font.name for row in range(1, 5)]
    assert names == ["方正小标宋简体", "方正小标宋简体", "黑体", "宋体"]
    assert {sheet[f"A{row}"].font.charset for row in range(1, 5)} == {134}
    assert sheet["A1"].font.color.rgb == "00C00000"


def test_rows_of_a_group_share_one_cell_and_the_others_do_not() -> None:
    group = Column[str]("会议", 20, lambda row: row[0], merged=True)
    sheet = only(["甲1", "甲2", "乙1"], columns=[group, TEXT], group=lambda row: row[0])
    assert str(sheet.merged_cells) == "A2:A3"
    assert [sheet["A2"].value, sheet["A4"].value] == ["甲", "乙"]


def test_a_group_longer_than_a_page_shows_its_name_on_each() -> None:
    group = Column[str]("会议", 20, lambda row: row[0], merged=True)
    rows = [f"甲{n}" for n in range(100)]
    sheet = only(rows, columns=[group, TEXT], group=lambda row: row[0])
    names = [cell.value for cell in sheet["A"][1:] if cell.value]
    assert names == ["甲"] * len(sheet.merged_cells.ranges) and len(names) > 3


def test_rows_are_as_high_as_their_text() -> None:
    sheet = only(["短", "字" * 90, "一\n二\n三"])
    heights = [sheet.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights[0] == 21
    assert heights[1] == pytest.approx(10 * 15.2 + 5, abs=0.5)
    assert heights[2] == pytest.approx(3 * 15.2 + 5, abs=0.5)


def test_text_higher_than_the_highest_row_goes_over_several() -> None:
    sheet = only(["长" * 900, "后"])
    heights = [d.height for d in sheet.row_dimensions.values()]
    assert max(heights) < 409 and sum(heights) > 1400
    (merged,) = sheet.merged_cells.ranges
    assert sheet.cell(merged.max_row + 1, 1).value == "后"


def test_weights_and_tones_show_beside_the_words() -> None:
    column = Column[str](
        "灯", 9, lambda row: "■ 逾期", Kind.WORD, tone=lambda r: "late"
    )
    sheet = only(["x"], columns=[column], weight=lambda row: Weight.TOTAL)
    assert sheet["A2"].fill.fgColor.rgb == "00E6E0D2"
    assert sheet["A2"].font.color.rgb == "00A8231C" and sheet["A2"].font.bold


def test_no_rows_is_said() -> None:
    assert only([])["A2"].value == "(无)"
    assert not only([]).merged_cells.ranges
    assert only([], filters=True).auto_filter.ref is None


def test_sheet_names_are_safe_and_stand_once() -> None:
    assert sheet_name("[2020]/汇总:*?") == "2020  汇总"
    assert sheet_name("'") == "表"
    book = reopened(*(table(["x"], name="甲" * 40) for _ in range(3)))
    assert book.sheetnames == ["甲" * 31, "甲" * 27 + "(2)", "甲" * 27 + "(3)"]


def test_a_download_has_its_chinese_name() -> None:
    book = new()
    write(book, table(["x"]))
    answer = response(book, "2020年/总账.xlsx")
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''2020%E5%B9%B4_%E6%80%BB%E8%B4%A6.xlsx"
    )
    assert load_workbook(BytesIO(answer.content)).sheetnames == ["表"]
    assert file_name('a<b>:"|?*.xlsx') == "a_b______.xlsx"


class Full:
    """A workbook for which the disk has no room."""

    def save(self, name: str) -> None:
        Path(name).write_text("半")
        raise OSError("No space left on device")


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "总账.xlsx"
    path.write_text("旧")
    with pytest.raises(OSError):
        save(Full(), path)
    assert path.read_text() == "旧"
    assert list(tmp_path.iterdir()) == [path]


def test_widths_are_counted_in_digits() -> None:
    assert lines("字" * 9, 20) == 1 and lines("字" * 10, 20) == 2
    assert lines("a" * 18, 20) == 1 and lines("", 20) == 1


def test_parts_of_a_line_share_the_width() -> None:
    assert list(shares([10, 10, 10, 10], 2)) == [(1, 2), (3, 4)]
    assert list(shares([60, 5, 5, 5], 3)) == [(1, 1), (2, 2), (3, 4)]
