"""The progress sheet of one meeting: who was there, how it stands, row by row."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from meetings import record
from meetings.models import Attendance, Meeting, Source
from tracker import boards, overview

from .rows import Relation, Row, rows

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass
class Sheet:
    meeting: Meeting
    rows: list[Row]
    tally: boards.Tally  # 件 that stand on this meeting
    on: datetime.date | None = None  # the past day that it is shown as of

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
    def list(self) -> str:
        """The address of the list of its dockets, on the same day."""
        query = {"meeting": self.meeting.pk, **({"on": self.on} if self.on else {})}
        return f"{reverse('docket-list')}?{urlencode(query)}"

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


def of_meeting(
    meeting: Meeting, user: User, today: datetime.date, on: datetime.date | None = None
) -> Sheet:
    """The meeting with its attendances fetched; on: a past day to show it as of."""
    if on is not None:
        scope = overview.Scope(user, today, on=on)
        found = overview.of_meetings_then(scope, on, [meeting.pk])
        tally = found.get(meeting.pk, boards.Tally())
        return Sheet(meeting, rows(meeting, user, today, on), tally, on)
    mine = boards.counted(user, None, today).of_meeting(meeting.pk)
    tally = boards.add_up(boards.tallies(mine, "year").values())
    return Sheet(meeting, rows(meeting, user, today), tally)
