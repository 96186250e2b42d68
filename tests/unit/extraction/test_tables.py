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


TWO = """柳塘物流园周例会会议纪要
2012年3月16日上午，主任高适主持召开周例会。
一、下周主要任务：
序号　主要任务　完成时间　具体负责人
1　与石矶镇商谈堆场边界　本月工作
2　核算三条管线的走向、造价　两周
3　道路灯由亮达公司安装，搞好材料到场　本周　岑参
4　做好工会建设　长期工作　岑参
"""


def test_a_row_may_have_a_task_and_a_day_alone() -> None:
    rows = extract(TWO, datetime.date(2012, 3, 17)).meetings[0].directives
    days = [row.deadline and row.deadline.date for row in rows]
    assert [day and day.isoformat() for day in days] == [
        "2012-03-31",
        "2012-03-30",
        "2012-03-18",
        None,
    ]


def test_who_acts_may_stand_in_the_task_of_a_row() -> None:
    rows = extract(TWO, datetime.date(2012, 3, 17)).meetings[0].directives
    assert [b.name for b in rows[2].bodies] == ["亮达公司"]
