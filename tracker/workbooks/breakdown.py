"""责任分解表 as a workbook: columns as offices print them (A3 landscape)."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

from meetings.models import Meeting
from tracker.charging.breakdown import Task
from tracker.models import Office
from tracker.workflow import Kind

from . import Column, Sheet, new, write
from .looks import Kind as Cell


def measures(task: Task) -> str:
    """The words of the meeting, and below them by what the office will judge."""
    standard = task.docket.criterion
    return task.directive.text + (f"\n完成标准:{standard}" if standard else "")


def leading(task: Task) -> str:
    others = "、".join(map(str, task.responsible))
    lead = f"{task.lead or ''}"
    if task.members:
        lead += f"\n(成员:{task.members})"
    return lead + (f"\n责任:{others}" if others else "")


def until(task: Task) -> str:
    """The date in words: a column of dates has no room for 长期 and moved dates."""
    docket = task.docket
    if docket.kind == Kind.STANDING:
        return "长期"
    if docket.due_on is None:
        return "未定"
    words = f"{docket.due_on:%Y-%m-%d}"
    if docket.moves and docket.original_due_on:
        words += f"\n原 {docket.original_due_on:%Y-%m-%d},改 {docket.moves} 次"
    return words


COLUMNS: Sequence[Column[Task]] = (
    Column("序号", 6, lambda t: t.number, Cell.NUMBER),
    Column("工作任务", 28, lambda t: f"{t.docket.title}\n{t.docket.code}"),
    Column("具体举措", 70, measures),
    Column("牵头领导", 18, lambda t: "\n".join(t.leader.rsplit(" ", 1)), Cell.WORD),
    Column("牵头单位", 26, leading),
    Column("配合单位", 26, lambda t: "、".join(map(str, t.support))),
    Column("完成时限", 14, until, Cell.WORD),
    Column("联系人及电话", 20, lambda t: t.contact),
)


def workbook(meeting: Meeting, tasks: Sequence[Task], notes: Sequence[str]) -> Workbook:
    book = new()
    held = f"{meeting.held_on:%Y-%m-%d}" if meeting.held_on else "日期未载"
    write(
        book,
        Sheet(
            name="责任分解表",
            organ=Office.present().name,
            title=f"{meeting.title}责任分解表",
            top=(f"会议时间:{held}", f"共 {len(tasks)} 件"),
            columns=COLUMNS,
            rows=tasks,
            notes=notes,
            empty="这次会议还没有立项的事项",
            frozen=2,
        ),
    )
    return book
