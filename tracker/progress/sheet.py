"""The progress sheet of one meeting: who was there, how it stands, row by row."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from meetings import record
from meetings.models import Attendance, Meeting, Source
from tracker import boards

from .rows import Relation, Row, rows

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass
class Sheet:
    meeting: Meeting
    rows: list[Row]
    tally: boards.Tally  # 件 that stand on this meeting

    @cached_property
    def people(self) -> list[tuple[str, list[Attendance]]]:
        return record.people_by_role(self.meeting)

    @cached_property
    def sources(self) -> list[Source]:
        return record.Document(self.meeting).sources

    @cached_property
    def lines(self) -> list[Row]:
        """What is decided by itself: an item, or each of its demands."""
        return [
            line
            for row in self.rows
            for line in (row.demands if row.is_split else [row])
        ]

    @property
    def undecided(self) -> int:
        return sum(not line.is_decided for line in self.lines)

    @property
    def dismissed(self) -> int:
        return sum(line.dismissal is not None for line in self.lines)

    @property
    def restated(self) -> int:
        """Lines that joined a docket which counts elsewhere (design §4.8)."""
        return sum(line.relation == Relation.RESTATED for line in self.lines)


def of_meeting(meeting: Meeting, user: User, today: datetime.date) -> Sheet:
    """The meeting with its attendances fetched."""
    mine = boards.counted(user, None, today).of_meeting(meeting.pk)
    tally = boards.add_up(boards.tallies(mine, "year").values())
    return Sheet(meeting, rows(meeting, user, today), tally)
