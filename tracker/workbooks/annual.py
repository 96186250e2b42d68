"""年终总账 of a record year (design §4.9), made to be printed and signed.

Cover, 汇总, 按部门, 台账 to print and to filter, 销号台账, 未办结, rules, check; where
the year has an account 加减分明细 and 计分说明 too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from tracker.boards import add_up
from tracker.models import Office
from tracker.permissions import roles_of
from tracker.roles import Role

from . import beside, cover, figures
from .checking import check_sheet
from .columns import Sheet
from .conduct import conducts
from .details import Details
from .files import new
from .ledger import ledger_columns
from .ledgers import Ledgers, Told, nobody
from .reconciling import TotalsDiffer
from .rules import rules_sheet
from .scores import scores_of
from .scoring_rules import scoring_sheet
from .sheet import write
from .year import NothingToCount, Year, year_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

__all__ = ["NothingToCount", "annual", "year_of"]


def annual(
    user: User, year: int, now: datetime.datetime, told: Told = nobody
) -> Workbook:
    """The workbook; raises NothingToCount or TotalsDiffer and then makes none.

    now: local time; every sheet shows how things stand then. Ledgers are written as
    they are read: memory does not grow with the dockets. told: how far it is, 0 to 1.
    """
    found, office = year_of(user, year, now), Office.present()
    if not found.summary:
        raise NothingToCount(year)
    brief = roles_of(user) == {Role.LEADER}
    ledgers = Ledgers(user, found, office, ledger_columns(brief), told)
    if found.differences:
        raise TotalsDiffer([*found.differences, *ledgers.faults()])
    book, scores = new(), scores_of(user, year)
    details = Details(scores) if scores else None
    for sheet in _sheets(found, ledgers, details, user):
        made = write(book, _framed(sheet, office, user, found))
        if sheet.name == cover.NAME:
            cover.chart(made, 4, len(list(sheet.rows)) - 1)
    wrong = ledgers.listed.against(found.whole)
    if wrong := [*wrong, *(details.differences() if details else ())]:
        raise TotalsDiffer(wrong)
    return book


def _sheets(
    found: Year, ledgers: Ledgers, details: Details | None, user: User
) -> Iterator[Sheet[Any]]:
    """In the order of the book; the check comes last, when the ledger was counted."""
    summary, office = found.summary, ledgers.office
    scores = details.scores if details else None
    yield cover.cover_sheet(summary, office.whole_percents)
    yield figures.summary_sheet(summary, office.whole_percents)
    own = conducts(user, found.year, ledgers.today, ledgers.told)
    extra = [*beside.of_conduct(own, office.whole_percents), beside.moved(user, found)]
    extra += scores.extra() if scores else []
    named = {*own, *(scores.rows if scores else ())}
    departments = beside.with_bodies(found.departments, named, found.year)
    notes = [*beside.NOTES, *(scores.notes() if scores else ())]
    yield figures.department_sheet(departments, summary, office, extra, notes)
    yield from ledgers.sheets()
    if details:
        yield details.sheet()
        yield scoring_sheet(details.scores)
    yield rules_sheet(office)
    yield check_sheet(
        (found.whole, add_up(r.tally for r in departments), ledgers.listed.tally),
        (len(summary), len(departments)),
        ledgers.columns,
        office,
        extra,
        details,
    )


def _framed(sheet: Sheet[Any], office: Office, user: User, found: Year) -> Sheet[Any]:
    """With the office's name in red, the title, the line of 填报单位 (its own top ends
    it), and at the foot of each page who took it out."""
    now = found.now
    return replace(
        sheet,
        organ=office.name,
        title=f"{found.year} 年{sheet.title}",
        top=(
            f"填报单位(盖章):{office.name}",
            f"填报日期:{now:%Y-%m-%d}",
            f"数据截至:{now:%Y-%m-%d %H:%M}",
            *(sheet.top or ("单位:件",)),
        ),
        watermark=f"导出:{_name(user)} {now:%Y-%m-%d %H:%M}",
        masked=True,
    )


def _name(user: User) -> str:
    """The operator on the server has no name."""
    if not hasattr(user, "get_full_name"):
        return "管理命令"
    return user.get_full_name() or user.get_username()
