"""口径: the rules of a year's figures, in words, beside the figures themselves."""

from __future__ import annotations

from collections.abc import Iterator

from tracker import lights
from tracker.models import Office

from .columns import Column, Sheet
from .looks import Kind

Rule = tuple[str, str, str]
ALL, TABLES, LISTS = "各表", "封面、汇总、按部门", "台账、未办结"


def rules(office: Office) -> Iterator[Rule]:
    """(what, its rule, where it is used); design §4 in the words of officers."""
    yield "件", "按督办件计,一件归一个牵头单位;责任、配合是件次。阅知不计。", ALL
    yield "年度", "按会议所属年度;没有开会日期的按刊发日期。", ALL
    yield "结转", "到年底仍未办结的转入下一年,另列,不计入下一年件数。", "未办结"
    yield "办结", "牵头和各责任单位都已核查通过并销号;配合单位不影响。", ALL
    yield "办结率", "办结 ÷(件数 - 终止 - 缓办 - 长期)。", TABLES
    yield "按期办结", "最后被认可的那次申请办结,不晚于完成时限。", "按部门"
    yield "按期率", "按期办结 ÷(到数据截至日已到期 - 缓办)。", "按部门"
    yield "应反馈", "按频次或催办要求,到数据截至日应报的期数,和提前报了的。", "按部门"
    yield "反馈及时率", "按时反馈(应报日或其后第一个工作日前)÷ 应反馈。", "按部门"
    yield "退回次数", "申请办结后被核查退回的次数。", "按部门"
    yield "退回率", "退回次数 ÷ 申请办结次数。", "按部门"
    yield "改期次数", "牵头件完成时限改动的次数,原定时限列在“改期”栏。", "按部门"
    yield "百分比", "四舍五入,末位的 0 不写;不足 5 件(期、次)写“几件中几件”。", TABLES
    for light, rule in lights.rules(office.soon_days, office.still_days):
        name = f"{lights.SYMBOLS[light]} {office.light_words[light]}"
        yield name, f"{rule}。", LISTS
    yield "亮灯", "取牵头、责任单位中最急的一家;待核查、缓办、终止的不亮灯。", LISTS


def rules_sheet(office: Office) -> Sheet[tuple[int, Rule]]:
    return Sheet(
        name="口径",
        title="统计口径说明",
        columns=(
            Column("序号", 12, lambda row: row[0], Kind.NUMBER),
            Column("项目", 30, lambda row: row[1][0], Kind.WORD),
            Column("口径", 100, lambda row: row[1][1]),
            Column("所在表", 30, lambda row: row[1][2], Kind.WORD),
        ),
        rows=list(enumerate(rules(office), 1)),
    )
