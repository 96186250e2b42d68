"""封面: the year by kind of meeting, and one chart of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.chart import BarChart, Reference

from .columns import Column, Sheet
from .looks import Kind, Weight
from .summary import SummaryRow

NAME = "封面"
WIDTH, HEIGHT = 41, 14  # of the chart, in centimetres
COLORS = {4: "2A6A46", 5: "C08A2E", 7: "9A968C"}  # of 办结, 在办, 缓办、终止


def columns(whole_percents: bool) -> tuple[Column[SummaryRow], ...]:
    return (
        Column("会议类型", 40, lambda row: row.kind, Kind.WORD),
        Column("会议", 20, lambda row: row.title, Kind.WORD),
        Column("件数", 18, lambda row: row.tally.total, Kind.NUMBER),
        Column("办结", 18, lambda row: row.tally.done, Kind.NUMBER),
        Column("在办(含待核查)", 18, lambda row: row.ongoing, Kind.NUMBER),
        Column("其中长期", 18, lambda row: row.standing, Kind.NUMBER),
        Column("缓办、终止", 18, lambda row: row.aside, Kind.NUMBER),
        Column("办结率", 18, lambda row: row.rate(whole_percents), Kind.WORD),
    )


def cover_sheet(rows: Sequence[SummaryRow], whole_percents: bool) -> Sheet[SummaryRow]:
    """The sums of 汇总, a kind of meeting a row."""
    return Sheet(
        name=NAME,
        title="会议议定事项督办总账",
        columns=columns(whole_percents),
        rows=[row for row in rows if row.weight != Weight.PLAIN],
        weight=lambda row: Weight.TOTAL if row.weight == Weight.TOTAL else Weight.PLAIN,
    )


def chart(worksheet: Any, head: int, kinds: int) -> None:
    """A bar a kind, of what is done, ongoing and set aside; below the table."""
    made = BarChart()
    made.type, made.grouping, made.overlap = "bar", "stacked", 100
    made.title, made.style = "各类会议议定事项办理情况(件)", 10
    made.width, made.height = WIDTH, HEIGHT
    names = Reference(worksheet, min_col=1, min_row=head + 1, max_row=head + kinds)
    for column, color in COLORS.items():
        values = Reference(
            worksheet, min_col=column, min_row=head, max_row=head + kinds
        )
        made.add_data(values, titles_from_data=True)
        made.series[-1].graphicalProperties.solidFill = color
    made.set_categories(names)
    made.x_axis.scaling.orientation = "maxMin"  # the first kind on top
    made.x_axis.delete = made.y_axis.delete = False
    made.y_axis.numFmt, made.y_axis.majorGridlines = "0", None
    made.legend.position = "b"
    made.gapWidth = 60
    worksheet.add_chart(made, f"A{head + kinds + 5}")
