"""A register as an office fills it in, and the steps of its import."""

from __future__ import annotations

import datetime
import io
from typing import Any

from openpyxl import load_workbook

from tracker import register

Rows = dict[str, list[list[Any]]]
START = datetime.date(2024, 3, 1)
ROWS: Rows = {
    "单位": [
        [
            "澄湖区水务局",
            "部门",
            3,
            "区水务局、水务局",
            "副区长(城建)",
            START,
            None,
            None,
        ],
        ["柳堤镇", "街道乡镇", 20, None, None, None, None, None],
        ["澄湖区水利局", "部门", 4, None, None, None, "2024-02-29", "澄湖区水务局"],
    ],
    "单位组": [["各镇街", "柳堤镇"]],
    "岗位与人员": [
        ["副区长(城建)", None, "霍启明", 13800000001, START, None, 2],
        ["局长", "区水务局", "柏舟", "0571-1", "2024年3月1日", None, 1],
        ["副局长", "区水务局", None, None, None, None, 2],
    ],
    "账号": [
        ["baizhou", "柏舟", "联络员", "水务局", "局长"],
        ["huo", "霍启明", "领导", None, "副区长(城建)"],
        ["baizhou", "柏舟", "联络员", "柳堤镇", None],
    ],
}


def workbook(rows: Rows) -> bytes:
    """The template, filled in as an office would."""
    buffer = io.BytesIO()
    register.template().save(buffer)
    book = load_workbook(buffer)
    for name, lines in rows.items():
        for line in lines:
            book[name].append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plan_of(rows: Rows) -> register.Plan:
    return register.check(register.read(workbook(rows)))


def load(rows: Rows, **more: Any) -> register.Saved:
    book = register.read(workbook(rows), "名册.xlsx")
    return register.save(book, fingerprint=register.check(book).fingerprint, **more)


def errors(rows: Rows) -> list[str]:
    return [f"{e.number} {e.errors[0]}" for e in plan_of(rows).errors]
