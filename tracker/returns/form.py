"""The form as it goes out: what is known is locked, what is asked is open."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from meetings.models import Department
from tracker import dossier, workbooks
from tracker.models import Assignment, Office
from tracker.models.reports import REPORT_LENGTH
from tracker.workbooks import Column, Kind

from .keys import Key
from .layout import (
    BLANKS,
    CALLER,
    CODE,
    DAY,
    HEADS,
    KEY,
    NEXT,
    PERCENT,
    PROBLEMS,
    TEXT,
    VERB,
    VERBS,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.assignments import AssignmentQuerySet

MORE = 200  # rows below the last that a person may insert and still be helped
LENGTHS = (TEXT, PROBLEMS, NEXT)
NOTES = (
    "填表说明:白色各列已锁定;请填淡黄色各列。“本次办理”从下拉中选,没有要办的事项整行空着。",
    "可以筛选、排序;请不要跨行剪切、粘贴整行,最右边隐藏的标记用来认出是哪一件。填好后原样交回。",
)


def form(department: Department, user: User) -> Workbook:
    """The open parts of `department` that this user may see, by code."""
    rows = list(open_parts(department, user))
    today = timezone.localdate()
    book = workbooks.new()
    sheet = workbooks.Sheet(
        name="回填表",
        title=f"{department}督办事项回填表",
        organ=Office.present().name,
        top=(f"填报单位:{department}(盖章)", f"制表日期:{today:%Y-%m-%d}"),
        columns=[*_known(), *_asked(), _key()],
        rows=rows,
        notes=NOTES,
        empty="(没有在办的事项)",
        frozen=2,
        filters=True,
    )
    worksheet = workbooks.write(book, sheet)
    _protect(worksheet)
    first, last = sheet.head + 1, sheet.head + len(rows) + MORE
    for rule, head in _rules(today):
        letter = get_column_letter(len(_known()) + HEADS.index(head) + 1)
        rule.add(f"{letter}{first}:{letter}{last}")
        worksheet.data_validations.append(rule)
    return book


def open_parts(department: Department, user: User) -> AssignmentQuerySet:
    """What the form asks for, in the order of the codes."""
    rows = Assignment.objects.visible_to(user).charged().open()
    rows = rows.filter(department=department).order_by("docket__year", "docket__serial")
    return dossier.with_reports(rows)


def _known() -> list[Column[Assignment]]:
    return [
        Column(CODE, 16, lambda row: row.docket.code, Kind.WORD),
        Column("事项", 34, lambda row: row.docket.title),
        Column("完成标准", 22, lambda row: row.docket.criterion),
        Column("分工", 7, lambda row: row.get_role_display(), Kind.WORD),
        Column("时限", 12, lambda row: row.effective_due, Kind.DATE),
        Column("状态", 10, lambda row: row.get_state_display(), Kind.WORD),
        Column("上次反馈", 30, _told),
    ]


def _told(row: Assignment) -> str:
    report = row.latest_report
    if report is None:
        return ""
    return f"{report.event.happened_on:%Y-%m-%d} {report}"


def _asked() -> list[Column[Assignment]]:
    kinds = {DAY: Kind.DATE, PERCENT: Kind.NUMBER, VERB: Kind.WORD, CALLER: Kind.WORD}
    return [
        Column(
            b.head, b.width, lambda row: None, kinds.get(b.head, Kind.TEXT), fill=True
        )
        for b in BLANKS
    ]


def _key() -> Column[Assignment]:
    return Column(
        KEY, 12, lambda row: str(Key(row.pk, row.docket.last_seq)), hidden=True
    )


def _protect(worksheet: Any) -> None:
    """Locked without a password: it guards against slips, not against people."""
    guard = worksheet.protection
    guard.sheet = True
    guard.autoFilter = guard.sort = guard.formatColumns = guard.formatRows = False


def _rules(today: datetime.date) -> list[tuple[DataValidation, str]]:
    """What the spreadsheet offers or refuses in the open columns."""
    notes = {blank.head: blank.note for blank in BLANKS}

    def rule(head: str, kind: str, **more: Any) -> tuple[DataValidation, str]:
        told = {"promptTitle": head, "prompt": notes[head], "allow_blank": True}
        shown = {"showErrorMessage": True, "showInputMessage": True}
        return DataValidation(kind, **told, **shown, **more), head

    words = ",".join(verb.label for verb in VERBS)
    base = datetime.date(1899, 12, 30)  # Excel counts days from here
    long = {"operator": "lessThanOrEqual", "formula1": str(REPORT_LENGTH)}
    return [
        rule(VERB, "list", formula1=f'"{words}"'),
        rule(
            DAY,
            "date",
            operator="between",
            formula1=str((today - base).days - 400),
            formula2=str((today - base).days + 400),
        ),
        rule(PERCENT, "whole", operator="between", formula1="0", formula2="100"),
        *(rule(head, "textLength", **long) for head in LENGTHS),
        rule(CALLER, "textLength", operator="lessThanOrEqual", formula1="40"),
    ]
