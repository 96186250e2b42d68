"""What is wrong in a form is told by row and cell, and its other rows are not lost."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.database.returns.conftest import Send, keep
from tests.database.returns.paper import Change, changed, fill, first, sent
from tests.factories import make_assignment, make_department
from tracker import returns
from tracker.acts import act
from tracker.models import Assignment
from tracker.recording import Words
from tracker.returns.layout import CODE, KEY
from tracker.workflow import Verb

Places = dict[str, int]
REPORT = {"本次办理": "报进展", "进展说明": "六处已清走四处"}


def key_lost(ws: Any, places: Places) -> None:
    ws.cell(first(ws), places[KEY]).value = None


def key_typed(ws: Any, places: Places) -> None:
    ws.cell(first(ws), places[KEY]).value = "17.3:abc"


def codes_swapped(ws: Any, places: Places) -> None:
    here, below = (ws.cell(first(ws) + n, places[CODE]) for n in (0, 1))
    here.value, below.value = below.value, here.value


def copied_and_changed(ws: Any, places: Places) -> None:
    for cell in ws[first(ws)]:
        ws.cell(60, cell.column).value = cell.value
    ws.cell(60, places["进展说明"]).value = "另一种说法"


def row_of_its_own(ws: Any, places: Places) -> None:
    ws.cell(70, places["本次办理"]).value = "报进展"
    ws.cell(first(ws), places["本次办理"]).value = None
    ws.cell(first(ws), places["进展说明"]).value = None


@pytest.mark.parametrize(
    ("change", "head", "why"),
    [
        (key_lost, KEY, "没有标记"),
        (key_typed, KEY, "被改动过"),
        (codes_swapped, CODE, "对不上"),
        (copied_and_changed, "本次办理", "内容却不同"),
        (row_of_its_own, KEY, "没有标记"),
        (fill(进展说明="=A1&B1"), "进展说明", "公式"),
        (fill(本次办理="推进"), "本次办理", "不认识"),
        (fill(本次办理=None), "本次办理", "没有选"),
        (fill(进展说明=None), "进展说明", "请写"),
        (fill(进展说明="长" * 301), "进展说明", "301"),
        (fill(存在问题="长" * 301), "存在问题", "最多 300"),
        (fill(经办人="长" * 41), "经办人", "最多 40"),
        (fill(完成百分比=120), "完成百分比", "0 到 100"),
        (fill(完成百分比="大半"), "完成百分比", "0 到 100"),
        (fill(完成百分比=33.5), "完成百分比", "整数"),
        (fill(办理日期="2026-02-30"), "办理日期", "不是日期"),
        (fill(办理日期="下周三"), "办理日期", "不是日期"),
        (fill(办理日期="2099-01-01"), "办理日期", "不能晚于"),
        (fill(本次办理="签收", 进展说明=None), "本次办理", "签收"),
    ],
)
def test_a_wrong_row_says_what_and_where(
    send: Send, parts: list[Assignment], change: Change, head: str, why: str
) -> None:
    other = parts[2].docket.code
    _, plan = send(fill(**REPORT), fill(other, **REPORT), change)
    assert why in plan.wrong[0].errors[head]
    assert parts[2] in [line.part for line in plan.ready]


def test_a_row_of_another_department_is_not_put_down_here(
    send: Send, officer: User, parts: list[Assignment], bureau: Department
) -> None:
    other = make_assignment(officer, make_department("澄湖区水务局"))
    foreign: list[Any] = []
    changed(
        sent(other.department, officer),
        lambda ws, places: foreign.append(ws.cell(first(ws), places[KEY]).value),
    )

    def pasted(ws: Any, places: Places) -> None:
        ws.cell(60, places[KEY], foreign[0])
        ws.cell(60, places["本次办理"], "本期无进展")

    _, plan = send(fill(**REPORT), pasted)
    assert "不是澄湖区住房和城乡建设局的事项" in plan.wrong[0].errors[KEY]
    assert len(plan.ready) == 1


def test_what_was_closed_meanwhile_is_refused_by_the_workflow(
    send: Send, parts: list[Assignment], officer: User, liaison: User, senior: User
) -> None:
    source, _ = send(fill(**REPORT))
    act(parts[0], Verb.REPORT_DONE, liaison, Words("全部清完"))
    act(parts[0], Verb.VERIFY, senior, Words("属实"))
    act(parts[0], Verb.CLOSE, senior)
    _, plan = keep(bytes(source.data), officer)
    assert plan.wrong[0].errors["本次办理"] and not plan.ready


def test_the_marked_copy_names_each_fault_and_can_be_sent_again(
    send: Send, officer: User
) -> None:

    source, plan = send(fill(本次办理="推进", 进展说明="六处"))
    data = bytes(source.data)
    buffer = io.BytesIO()
    returns.marked(data, returns.read(data), plan).save(buffer)
    said: list[str] = []

    def mended(ws: Any, places: Places) -> None:
        cell = ws.cell(first(ws), places["本次办理"])
        said.append(cell.comment.text)
        said.append(ws.cell(first(ws), places["检查结果"]).value)
        cell.value = "报进展"

    _, plan = keep(changed(buffer.getvalue(), mended), officer)
    assert "不认识" in said[0] and said[1].startswith("要改")
    assert len(plan.ready) == 1 and not plan.wrong
