"""Names of sheets and files, and widths."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tracker.workbooks import (
    new,
    response,
    save,
    write,
)
from tracker.workbooks.text import file_name, lines, shares, sheet_name

from .sheets import only, reopened, table


class Full:
    """A workbook for which the disk has no room."""

    def save(self, name: str) -> None:
        Path(name).write_text("半")
        raise OSError("No space left on device")


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
