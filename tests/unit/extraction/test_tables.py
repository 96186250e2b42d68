from __future__ import annotations

import datetime

from meetings.extraction import extract

PAGE = """澄湖港务公司工作例会纪要

时间：2023年3月13日

会议强调，各单位要转变作风。

附件

一季度任务清单
序号　　任务内容　　　　　　责任单位　　　　　　完成时限
1　　修订作业安全管理办法　　安全环保部　　　　　　3月20日前
2　　更换泊位护舷　　　　　　工程技术部、货运公司　　二季度
"""


def test_the_cells_of_a_table_name_who_does_what_until_when() -> None:
    rows = extract(PAGE, datetime.date(2023, 3, 15)).meetings[0].directives[1:]
    assert [[(b.name, b.role) for b in row.bodies] for row in rows] == [
        [("安全环保部", "lead")],
        [("工程技术部", "lead"), ("货运公司", "lead")],
    ]


def test_a_cell_may_hold_a_day_without_until() -> None:
    rows = extract(PAGE, datetime.date(2023, 3, 15)).meetings[0].directives[1:]
    days = [row.deadline and row.deadline.date for row in rows]
    assert days == [datetime.date(2023, 3, 20), datetime.date(2023, 6, 30)]
