"""The figures of a record year as they stand at a moment: what 年终总账 rests on."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker import boards
from tracker.boards import DepartmentRow, Tally, add_up

from .reconciling import differences
from .summary import MeetingCount, SummaryRow, summarize

if TYPE_CHECKING:
    from django.contrib.auth.models import User


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
