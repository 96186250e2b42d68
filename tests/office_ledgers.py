"""Ledgers as offices keep them in Excel, each shaped in a way of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]
DAY = datetime.date(2025, 3, 5)
MEETING = "澄湖区政府第3次常务会议"
HOUSING, WATER = "澄湖区住房和城乡建设局", "澄湖区水务局"
HEADS: list[Any] = [
    *("会议名称", "会议时间", "事项编号", "事项内容", "牵头单位", "完成时限"),
    *("进展情况", "状态", "办结时间"),
]


def matter(n: int = 1, **more: Any) -> list[Any]:
    """A row under HEADS; more: head → what stands there instead."""
    cells = (
        *(MEETING, DAY, f"督〔2025〕{n:03}号", f"第{n}项:整治背街小巷,建管并重"),
        *(HOUSING, datetime.date(2025, 6, 30), "已进场施工", "办理中", None),
    )
    return list({**dict(zip(HEADS, cells, strict=True)), **more}.values())


def workbook(
    rows: Rows,
    merges: Iterable[str] = (),
    name: str = "台账",
    hidden: Iterable[int] = (),
    **others: Rows,
) -> bytes:
    """A workbook whose first sheet has these rows; others: further sheets by name."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = name
    for sheet, lines in [(first, rows), *((None, more) for more in others.values())]:
        target = sheet or book.create_sheet()
        for line in lines:
            target.append(list(line))
    for sheet, title in zip(book.worksheets[1:], others, strict=True):
        sheet.title = title
    for one in merges:
        first.merge_cells(one)
    for number in hidden:
        first.row_dimensions[number].hidden = True
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def plain(*rows: Sequence[Any]) -> bytes:
    return workbook([HEADS, *(rows or (matter(1), matter(2)))])


def titled() -> bytes:
    """A title over the width, a line of who fills it in, a line to be signed."""
    rows: Rows = [
        ["2025年区政府常务会议议定事项督办台账"],
        ["填报单位:区政府督查室", *[None] * 5, "填报日期:2025年12月"],
        HEADS,
        matter(1),
        matter(2),
        ["填表人:", None, None, "审核人:"],
    ]
    return workbook(rows, ["A1:I1"])


def two_rows_of_heads() -> bytes:
    upper = ["序号", "会议", None, "议定事项", "责任单位", None, "完成时限", "办理情况"]
    lower = [None, "名称", "时间", None, "牵头", "配合", None, None]
    body = [1, MEETING, DAY, "整治背街小巷", HOUSING, WATER, "6月底前", "已完成"]
    merges = ["A1:A2", "B1:C1", "D1:D2", "E1:F1", "G1:G2", "H1:H2"]
    return workbook([upper, lower, body], merges)


def merged_meetings() -> bytes:
    rows: list[list[Any]] = [HEADS, *(matter(n) for n in range(1, 5))]
    for row in (2, 3):
        rows[row][0] = rows[row][1] = None
    return workbook(rows, ["A2:A4", "B2:B4"])


def blanks_below() -> bytes:
    """The meeting stands in its first row only, and nothing is merged."""
    again = matter(2, 会议名称=None, 会议时间=None)
    return workbook([HEADS, matter(1), again])


def several_sheets() -> bytes:
    numbers: Rows = [["单位", "件数"], [HOUSING, 2], [WATER, 1]]
    return workbook(
        [["说明"], ["本表由各单位填报"]],
        name="填报说明",
        汇总=numbers,
        二〇二五年=[HEADS, matter(1)],
        二〇二四年=[HEADS, matter(2), matter(3)],
    )


def yes_or_no() -> bytes:
    heads = [
        "会议主题",
        "开会日期",
        "工作任务",
        "承办单位",
        "办理时限",
        "是否办结",
        "销号时间",
    ]
    day = "2025.3.5"
    done = [MEETING, day, "整治背街小巷", "区住建局", "20250630", "是", "2025/6/20"]
    left = [MEETING, day, "修复管网", "水务局", "2025年底", "否"]
    return workbook([heads, done, left])


def one_column_of_bodies() -> bytes:
    heads = ["来源会议", "召开时间", "督办事项", "责任单位\n(牵头单位在前)", "时限要求"]
    row = [MEETING, "2025年3月5日", "整治背街小巷", "区住建局、水务局", "立行立改"]
    return workbook([heads, row])


def printed_pages() -> bytes:
    """The heads stand again on each page, totals at its end."""
    page: list[list[Any]] = [HEADS, matter(1), ["合计", None, None, "1件"]]
    end: list[Any] = ["总计", None, None, "2件"]
    return workbook([*page, HEADS, matter(2), end])


def grouped() -> bytes:
    """Lines over the width between the groups."""
    rows: Rows = [HEADS, ["一、城建类(1件)"], matter(1), ["二、水务类(1件)"], matter(2)]
    return workbook(rows, ["A2:I2", "A4:I4"])


def shared_matter() -> bytes:
    """One matter over two rows, a department in each."""
    first = matter(1)
    second = matter(1, 牵头单位=WATER, 进展情况="管网已查清")
    second[:4] = [None] * 4
    return workbook([HEADS, first, second], ["A2:A3", "B2:B3", "C2:C3", "D2:D3"])


def in_the_title() -> bytes:
    """A sheet a meeting, which its title names."""
    heads = ["序号", "议定事项", "牵头单位", "配合单位", "完成时限", "落实情况"]
    body = [1, "整治背街小巷", "区住建局", "区水务局", "6月底前", "正在推进"]
    title = ["澄湖区政府第3次常务会议议定事项落实情况表(2025年3月5日)"]
    return workbook([title, heads, body], ["A1:F1"])


def by_sections() -> bytes:
    """A line over the table names the meeting of the rows below it."""
    heads = ["序号", "议定事项", "牵头单位", "完成时限"]
    line = [f"一、{MEETING}(2025年3月5日)"]
    rows: Rows = [heads, line, [1, "整治背街小巷", "区住建局", "6月底前"]]
    return workbook(rows, ["A2:D2"])


def meetings_alone() -> bytes:
    heads = ["会议名称", "召开日期", "会议类型", "第几次", "地点", "主持人", "出席人员"]
    row = [MEETING, DAY, "常务会议", "三", "区政府二楼", "霍启明", "顾清如、陆明远"]
    return workbook([heads, row])


def wide_words() -> bytes:
    """Full-width forms, spaces within words, percents, as WPS leaves them."""
    heads = [
        "会 议 名 称",
        "会议时间（年月日）",
        "事项内容",
        "主办单位",
        "进度",
        "状态",
    ]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(heads)
    sheet.append([MEETING, 45721, "整治背街小巷", "财 政 局", 0.8, "推进中"])
    sheet["E2"].number_format = "0%"
    return saved(book)


SHAPES: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        *(plain, titled, two_rows_of_heads, merged_meetings, blanks_below),
        *(several_sheets, yes_or_no, one_column_of_bodies, printed_pages, grouped),
        *(by_sections, shared_matter, in_the_title, meetings_alone, wide_words),
    )
}
