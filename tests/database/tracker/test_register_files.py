"""Workbooks that are broken, hostile or simply not ours."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.database.tracker.register import workbook
from tracker import register
from tracker.workbooks import opening

BOMB = b"0" * (60 * 1024 * 1024)
# Entities that name each other multiply; so small a set would be read, if any were.
LAUGHS = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "名"><!ENTITY b "&a;称">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>&b;</t></is></c></row>
</sheetData></worksheet>""".encode()


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def titled(name: str, *lines: list[Any]) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = name
    for line in lines:
        sheet.append(line)
    return saved(book)


def with_part(name: str, data: bytes) -> bytes:
    """A workbook of ours in which one part is exchanged."""
    out = io.BytesIO()
    ours = zipfile.ZipFile(io.BytesIO(workbook({"单位": [["柳堤镇"]]})))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in ours.namelist():
            target.writestr(part, data if part == name else ours.read(part))
        if name not in ours.namelist():
            target.writestr(name, data)
    return out.getvalue()


REFUSED = [
    (b"", "文件是空的"),
    (b"\xd0\xcf\x11\xe0" + b"0" * 99, "旧版 .xls"),
    ("单位,别名".encode("gbk"), "不是 .xlsx 文件"),
    (b"PK\x03\x04" + b"0" * 99, "不是 .xlsx 文件"),
    (b"0" * (opening.MAX_BYTES + 1), "超过 2 MB"),
    (with_part("xl/media/image1.png", BOMB), "大得不正常"),
    (with_part("xl/worksheets/sheet1.xml", LAUGHS), "已损坏"),
    (with_part("xl/workbook.xml", b"<workbook"), "已损坏"),
    (titled("Sheet1", ["名称"]), "文件里只有:Sheet1"),
    (titled("单位", ["单位名"], ["柳堤镇"]), "没有找到表头 名称"),
    (titled("单位", ["名称"]), "还没有填写内容"),
    (titled("单位", ["名称"], *[["局"]] * 5000), "超过 5000 行"),
    (workbook({}), "还没有填写内容"),
]


@pytest.mark.parametrize(("data", "words"), REFUSED)
def test_a_file_that_cannot_be_read_says_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(register.Unreadable, match=words):
        register.read(data)


def test_a_row_far_below_does_not_make_a_million_empty_ones() -> None:
    book = load_workbook(io.BytesIO(workbook({"单位": [["柳堤镇"]]})))
    book["单位"]["A1048576"] = "尽头"
    with pytest.raises(register.Unreadable, match="超过 5000 行"):
        register.read(saved(book))


def test_heads_may_move_and_a_title_may_stand_above_them() -> None:
    data = titled(
        " 单位 ", ["澄湖区单位名册"], [], ["序列", "名称", "备注"], [1, "柳堤镇", "镇"]
    )
    book = register.read(data)
    assert [row.cells for row in book.rows] == [{"序列": "1", "名称": "柳堤镇"}]
    assert book.rows[0].number == 4
    assert book.notes == ["“单位”的列 备注 没有读。"]


def test_sheets_that_are_not_ours_are_named_and_left() -> None:
    book = load_workbook(io.BytesIO(workbook({"单位": [["柳堤镇"]]})))
    book.create_sheet("草稿")
    assert register.read(saved(book)).notes == ["工作表“草稿”不是名册的表,没有读。"]


def test_cells_become_plain_text() -> None:
    data = titled("单位", ["名称", "序列"], [" 柳堤\u200b镇 ", 12.0], [None, None])
    (row,) = register.read(data).rows
    assert row.cells == {"名称": "柳堤镇", "序列": "12"}


def test_a_book_survives_the_session() -> None:
    book = register.read(workbook({"单位": [["柳堤镇"]]}), "名册.xlsx")
    assert register.Book.from_json(book.as_json()) == book
