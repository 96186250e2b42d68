"""Forms that were sorted, cut, copied or saved by another program come through."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from tests.database.returns.conftest import Send
from tests.database.returns.paper import Change, fill, first
from tracker.models import Assignment
from tracker.returns.layout import KEY

Places = dict[str, int]
REPORT = {"本次办理": "报进展", "进展说明": "六处已清走四处"}


def rows_turned_round(ws: Any, places: Places) -> None:
    top = first(ws)
    values = [[c.value for c in ws[row]] for row in range(top, top + 3)]
    for row, cells in enumerate(reversed(values), top):
        for column, value in enumerate(cells, 1):
            ws.cell(row, column).value = value


def row_above_the_heads(ws: Any, places: Places) -> None:
    for merged in list(ws.merged_cells.ranges):
        ws.unmerge_cells(str(merged))
    ws.insert_rows(1, 2)


def empty_row_between(ws: Any, places: Places) -> None:
    ws.insert_rows(first(ws) + 1)


def column_put_before(ws: Any, places: Places) -> None:
    for merged in list(ws.merged_cells.ranges):
        ws.unmerge_cells(str(merged))
    ws.insert_cols(1)
    ws.cell(first(ws), 1, "我单位的备注")


def rows_hidden(ws: Any, places: Places) -> None:
    ws.row_dimensions[first(ws)].hidden = True


def key_shown(ws: Any, places: Places) -> None:
    ws.column_dimensions[get_column_letter(places[KEY])].hidden = False


def sheet_renamed(ws: Any, places: Places) -> None:
    ws.title = "十一月"


def sheet_in_front(ws: Any, places: Places) -> None:
    ws.parent.create_sheet("说明", 0).append(["请先看这里"])


def chart_in_front(ws: Any, places: Places) -> None:
    chart = BarChart()
    chart.add_data(Reference(ws, min_col=1, min_row=1, max_row=9))
    ws.parent.create_chartsheet("图", 0).add_chart(chart)


def title_deleted(ws: Any, places: Places) -> None:
    for merged in list(ws.merged_cells.ranges):
        ws.unmerge_cells(str(merged))
    ws.delete_rows(1, first(ws) - 2)


def other_rows_deleted(ws: Any, places: Places) -> None:
    ws.delete_rows(first(ws) + 1, 2)


def colours_far_below(ws: Any, places: Places) -> None:
    for row in range(200, 260):
        ws.cell(row, 1).fill = PatternFill("solid", fgColor="FFFF00")


def copied_below(ws: Any, places: Places) -> None:
    for cell in ws[first(ws)]:
        ws.cell(60, cell.column).value = cell.value


def signed(ws: Any, places: Places) -> None:
    for row in ws.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("负责人"):
                cell.value = "负责人:宋致远"


COME_THROUGH = [
    rows_turned_round,
    row_above_the_heads,
    empty_row_between,
    column_put_before,
    rows_hidden,
    key_shown,
    sheet_renamed,
    sheet_in_front,
    chart_in_front,
    title_deleted,
    other_rows_deleted,
    colours_far_below,
    copied_below,
    signed,
]


@pytest.mark.parametrize("change", COME_THROUGH, ids=lambda c: c.__name__)
def test_a_rearranged_form_says_the_same(
    send: Send, parts: list[Assignment], change: Change
) -> None:
    _, plan = send(fill(**REPORT), change)
    assert [line.part for line in plan.ready] == [parts[0]]
    assert plan.ready[0].filled.text == "六处已清走四处"
    assert not plan.wrong


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ({"本次办理": " 报 进展 "}, ("verb", "report")),
        ({"本次办理": "已完成"}, ("verb", "report_done")),
        ({"本次办理": "没有进展", "进展说明": None}, ("verb", "no_change")),
        ({"办理日期": "2026/11/3"}, ("day", datetime.date(2026, 11, 3))),
        ({"办理日期": "2026年11月3日"}, ("day", datetime.date(2026, 11, 3))),
        ({"办理日期": 46329}, ("day", datetime.date(2026, 11, 3))),
        (
            {"办理日期": datetime.datetime(2026, 11, 3, 9)},
            ("day", datetime.date(2026, 11, 3)),
        ),
        ({"完成百分比": "60%"}, ("percent", 60)),
        ({"完成百分比": 60.0}, ("percent", 60)),
        ({"进展说明": "=1+1的写法\u200b"}, ("text", "=1+1的写法")),
    ],
)
def test_cells_are_read_as_people_write_them(
    written: dict[str, Any],
    means: tuple[str, Any],
    send: Send,
    officer: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "django.utils.timezone.localdate", lambda: datetime.date(2026, 11, 28)
    )

    def as_text(ws: Any, places: Places) -> None:
        cell = ws.cell(first(ws), places["进展说明"])
        if cell.data_type == "f":
            cell.data_type = "s"

    _, plan = send(fill(**{**REPORT, **written}), as_text)
    name, value = means
    assert getattr(plan.lines[0].filled, name) == value
    assert not plan.lines[0].filled.errors


def test_a_percentage_cell_is_read_as_it_is_shown(send: Send) -> None:
    def as_percent(ws: Any, places: Places) -> None:
        cell = ws.cell(first(ws), places["完成百分比"])
        cell.value, cell.number_format = 0.6, "0%"

    _, plan = send(fill(**REPORT), as_percent)
    assert plan.ready[0].filled.percent == 60
