"""An empty ledger with the heads in our words, to be filled in and sent back."""

from __future__ import annotations

from openpyxl import Workbook

from tracker import workbooks
from tracker.workbooks import Column, Kind

from .fields import BY_NAME

NOTES = (
    "一、一行一件。会议名称、会议时间、事项内容、牵头单位要填,其余可以空着;"
    "只补录会议的,填会议名称、会议时间就行。",
    "二、日期写成 2024-03-05;完成时限也可以写 6月底前、长期坚持。"
    "几个单位用顿号分开,没有牵头单位的,第一个责任单位牵头。",
    "三、状态写 已办结、办理中、未启动、申请办结、缓办 中的一个。"
    "已有台账的不用照抄这张表,直接上传。",
)
WIDTHS = {
    "meeting": 26,
    "held_on": 12,
    "code": 18,
    "text": 44,
    "criterion": 22,
    "post": 12,
    "lead": 18,
    "responsible": 18,
    "support": 18,
    "due": 12,
    "progress": 30,
    "problems": 18,
    "next_step": 18,
    "state": 10,
    "closed_on": 12,
    "reported_on": 12,
    "note": 16,
}
DAYS = frozenset({"held_on", "due", "closed_on", "reported_on"})
BLANK_ROWS = 30


def template() -> Workbook:
    book = workbooks.new()
    columns = [
        Column[int](
            BY_NAME[name].label,
            width,
            lambda row: None,
            Kind.DATE if name in DAYS else Kind.TEXT,
        )
        for name, width in WIDTHS.items()
    ]
    sheet = workbooks.Sheet(
        name="台账",
        title="会议议定事项台账(导入用)",
        said="\n".join(NOTES),
        columns=columns,
        rows=range(BLANK_ROWS),
        bottom=(),
        frozen=1,
    )
    workbooks.write(book, sheet)
    return book
