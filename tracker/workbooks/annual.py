"""年终总账 of a record year (design §4.9): 汇总, 按部门, 台账, 未办结."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from tracker import boards, lights
from tracker.boards import DepartmentRow, Tally, add_up
from tracker.models import Office

from . import figures
from .columns import Sheet
from .files import new
from .ledger import LEDGER, meeting_key, open_columns
from .lines import Line, lines
from .reconciling import TotalsDiffer, differences
from .sheet import write
from .summary import MeetingCount, SummaryRow, summarize

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# Everything that stands before 已办结 in the order of the lights.
OPEN_LIGHTS = lights.RANK[: lights.RANK.index(lights.DONE)]


class NothingToCount(Exception):
    """No docket in the year; the message says so to people."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} 年没有计数的督办件,没有可导出的总账。")


@dataclass(frozen=True, slots=True)
class Year:
    """The figures of a record year as they stand at `now`."""

    year: int
    now: datetime.datetime
    summary: Sequence[SummaryRow]
    departments: Sequence[DepartmentRow]

    @property
    def whole(self) -> Tally:
        return self.summary[-1].tally if self.summary else Tally()

    @property
    def differences(self) -> list[str]:
        """Where 按部门 and 汇总 disagree; empty when the totals are the same."""
        leads = add_up(row.tally for row in self.departments)
        return differences("汇总", self.whole, "按部门", leads)


def year_of(user: User, year: int, now: datetime.datetime) -> Year:
    """汇总 and 按部门, in a fixed number of queries."""
    today = now.date()
    meetings = boards.by_meeting(user, year, today)
    return Year(
        year,
        now,
        summarize(count_of(row) for row in meetings),
        boards.by_department(user, year, today),
    )


def count_of(row: boards.MeetingRow) -> MeetingCount:
    meeting, kind = row.meeting, row.meeting.kind
    return MeetingCount(
        kind=kind.name if kind else "",
        ordinal=meeting.ordinal,
        title=meeting.title,
        tally=row.tally,
        held_on=meeting.held_on,
        organ=meeting.organ,
        order=kind.order if kind else 0,
        pk=meeting.pk,
    )


def annual(user: User, year: int, now: datetime.datetime) -> Workbook:
    """The workbook; raises NothingToCount or TotalsDiffer and then makes none.

    now: local time; every sheet shows how things stand then.
    """
    found, today = year_of(user, year, now), now.date()
    if not found.summary:
        raise NothingToCount(year)
    office = Office.present()
    places = {row.pk: i for i, row in enumerate(found.summary) if row.pk is not None}
    ledger = lines(boards.counted(user, year, today), today, places, office)
    if wrong := [*found.differences, *_against(found.whole, ledger)]:
        raise TotalsDiffer(wrong)
    earlier = boards.counted(user, None, today).filter(year__lt=year)
    carried = lines(earlier.standing_in(*OPEN_LIGHTS), today, {}, office)
    book = new()
    for sheet in (
        figures.summary_sheet(found.summary, office.whole_percents),
        figures.department_sheet(found.departments, found.summary, office),
        _ledger_sheet(ledger),
        _open_sheet(ledger, carried, year, office.late_word),
    ):
        write(book, _framed(sheet, office, year, now))
    return book


def _framed(
    sheet: Sheet[Any], office: Office, year: int, now: datetime.datetime
) -> Sheet[Any]:
    """With the office's name in red, the title, and the line of 填报单位."""
    return replace(
        sheet,
        organ=office.name,
        title=f"{year} 年{sheet.title}",
        top=(
            f"填报单位(盖章):{office.name}",
            f"填报日期:{now:%Y-%m-%d}",
            f"数据截至:{now:%Y-%m-%d %H:%M}",
            "单位:件",
        ),
    )


def _against(whole: Tally, ledger: Sequence[Line]) -> list[str]:
    """Where the ledger disagrees with the boards, and which dockets are at fault."""
    listed = Tally()
    for line in ledger:
        docket: Any = line.docket
        listed.add({**{n: getattr(docket, n) for n in COUNTED}, "count": 1})
    wrong = differences("汇总", whole, "台账", listed)
    leaderless = [line.docket.code for line in ledger if line.lead is None]
    homeless = [line.docket.code for line in ledger if line.meeting is None]
    if leaderless:
        wrong.append(f"没有牵头单位:{'、'.join(leaderless)}。")
    if homeless:
        wrong.append(f"没有立项依据:{'、'.join(homeless)}。")
    return wrong


COUNTED = ("standing", "kind", "is_due", "on_time")


def _ledger_sheet(ledger: Sequence[Line]) -> Sheet[Line]:
    return Sheet(
        name="台账",
        title="会议议定事项督办台账",
        columns=LEDGER,
        rows=ledger,
        group=meeting_key,
        notes=(f"共 {len(ledger)} 件。状态、进展取牵头单位;亮灯取最急的一家。",),
        filters=True,
        frozen=4,
    )


def _open_sheet(
    ledger: Sequence[Line], earlier: Sequence[Line], year: int, late: str
) -> Sheet[Line]:
    """This year's open ones, worst first, then what earlier years carried over."""
    own = _numbered([line for line in ledger if line.standing in OPEN_LIGHTS])
    carried = _numbered(earlier, len(own))
    return Sheet(
        name="未办结",
        title="未办结及结转事项表",
        columns=open_columns(year, late),
        rows=[*own, *carried],
        notes=(
            f"本年未办结 {len(own)} 件(含待核查、缓办),到年底仍未办结的结转下一年;"
            f"以前年度结转 {len(carried)} 件,另列,不计入本年件数。",
        ),
        filters=True,
        frozen=3,
    )


def _numbered(found: Sequence[Line], before: int = 0) -> list[Line]:
    def urgency(line: Line) -> tuple[int, datetime.date, str]:
        due = line.docket.due_on or datetime.date.max
        return lights.RANK.index(line.standing), due, line.docket.code

    ordered = sorted(found, key=urgency)
    return [replace(line, serial=n) for n, line in enumerate(ordered, before + 1)]
