"""How a sheet looks: print, lines, heights, groups, tones."""

from __future__ import annotations

import pytest

from tracker.workbooks import (
    Column,
    Kind,
    Weight,
)

from .sheets import TEXT, only


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


@pytest.mark.parametrize(("rows", "high"), [(32, 0), (36, 1), (60, 0)])
def test_a_few_rows_too_many_stay_on_one_page(rows: int, high: int) -> None:
    sheet = only(["x"] * rows, bottom=())
    assert sheet.page_setup.fitToHeight == high


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
    column = Column[str]("灯", 9, lambda row: "■ 逾期", Kind.WORD, tone=lambda r: "red")
    sheet = only(["x"], columns=[column], weight=lambda row: Weight.TOTAL)
    assert sheet["A2"].fill.fgColor.rgb == "00E6E0D2"
    assert sheet["A2"].font.color.rgb == "00A8231C" and sheet["A2"].font.bold
