"""Files that are no form are refused whole, with what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from meetings.models import Department
from tests.database.returns.conftest import Send, keep
from tests.database.returns.paper import fill, first, heads, sent
from tests.office import converted, needs_office
from tracker import returns
from tracker.models import Assignment, Return
from tracker.returns.layout import HEADS, KEY
from tracker.workbooks.opening import Unreadable

REPORT = {"本次办理": "报进展", "进展说明": "六处已清走四处"}
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "落实"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    "</sheetData></worksheet>"
)


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """The same workbook with one of its parts changed or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.namelist():
            if item != name:
                new.writestr(item, old.read(item))
        new.writestr(name, part)
    return buffer.getvalue()


def plain() -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.append(["编号", "本次办理", "进展说明"])
    return saved(book)


def too_many_rows() -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("表")
    sheet.append(["编号", "本次办理", KEY])
    for number in range(5001):
        sheet.append([str(number)])
    return saved(book)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "空的"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 99, "旧版 .xls 或加了密码"),
        ("编号,本次办理".encode(), "不是 .xlsx"),
        (plain()[:-80], "不是 .xlsx"),
        (plain(), "没有找到回填表"),
        (too_many_rows(), "超过 5000 行"),
        (b"PK\x03\x04" + b"0" * (2 * 1024 * 1024), "超过 2 MB"),
        (with_part(plain(), "bomb.xml", b" " * (60 << 20)), "大得不正常"),
        (with_part(plain(), SHEET, ENTITIES.encode()), "已损坏"),
        (with_part(plain(), SHEET, b"<worksheet><sheetData>"), "已损坏"),
        (with_part(plain(), "xl/workbook.xml", b"\x00\x01"), "已损坏"),
    ],
    ids=[
        "empty",
        "old",
        "csv",
        "cut",
        "other",
        "rows",
        "big",
        "bomb",
        "entities",
        "half",
        "garbage",
    ],
)
def test_a_file_that_is_no_form_is_refused(
    data: bytes, why: str, officer: User, parts: list[Assignment]
) -> None:
    with pytest.raises(Unreadable, match=why):
        returns.keep(data, "表.xlsx", timezone.localdate(), officer)
    assert not Return.objects.exists()


def test_a_form_without_any_key_says_to_fetch_a_new_one(
    bureau: Department, officer: User, parts: list[Assignment]
) -> None:
    def keys_cleared(ws: Any, places: dict[str, int]) -> None:
        for row in range(first(ws), first(ws) + 3):
            ws.cell(row, places[KEY]).value = None

    data = sent(bureau, officer, fill(**REPORT), keys_cleared)
    with pytest.raises(Unreadable, match="认不出是哪个单位"):
        returns.keep(data, "表.xlsx", timezone.localdate(), officer)


def test_ten_thousand_columns_are_read_as_far_as_a_form_goes(
    send: Send, bureau: Department, officer: User, parts: list[Assignment]
) -> None:
    def wide(ws: Any, places: dict[str, int]) -> None:
        for column in range(100, 10_000):
            ws.cell(6, column, "多")

    _, plan = keep(sent(bureau, officer, fill(**REPORT), wide), officer)
    assert len(plan.ready) == 1


def test_macros_are_left_where_they_are(
    bureau: Department, officer: User, parts: list[Assignment]
) -> None:
    data = sent(bureau, officer, fill(**REPORT))
    source, plan = keep(with_part(data, "xl/vbaProject.bin", b"macro"), officer)
    assert len(plan.ready) == 1
    copy = saved(returns.marked(bytes(source.data), returns.read(data), plan))
    assert "xl/vbaProject.bin" not in zipfile.ZipFile(io.BytesIO(copy)).namelist()


@needs_office
def test_a_form_saved_by_libreoffice_is_read(
    bureau: Department, officer: User, parts: list[Assignment], tmp_path: Path
) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(sent(bureau, officer, fill(**REPORT, 完成百分比=60)))
    _, plan = keep(converted(path, "xlsx"), officer)
    assert [line.part for line in plan.ready] == parts[:1]
    assert plan.ready[0].filled.percent == 60


def test_the_form_is_locked_but_for_what_is_filled_in(
    bureau: Department, officer: User, parts: list[Assignment]
) -> None:
    ws = load_workbook(io.BytesIO(sent(bureau, officer))).worksheets[0]
    head, places = heads(ws)
    row = ws[head + 1]
    assert ws.protection.sheet
    unlocked = {ws.cell(head, c.column).value for c in row if not c.protection.locked}
    assert unlocked == set(HEADS)
    letter = row[places[KEY] - 1].column_letter
    assert ws.column_dimensions[letter].hidden
    rules = {rule.type for rule in ws.data_validations.dataValidation}
    assert rules == {"list", "date", "whole", "textLength"}
