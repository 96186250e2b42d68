"""What each month of a year was for one part: moved, unchanged, silent, quiet. Pure.

Months are bits of a number, January the lowest: a year of a part is a few operations,
however many parts an office has.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tracker.rhythm import month_end

MONTHS = 12


class What(StrEnum):
    """Of one part in one month in which it was in hand on some day."""

    MOVED = "moved"  # progress was reported
    SAME = "same"  # only "no change" was
    SILENT = "silent"  # in hand all the month, weekly or monthly, and nothing came
    QUIET = "quiet"  # nothing came, and it need not have


class Life(NamedTuple):
    """All that the months of a part follow from; parts that share it are counted once.

    first: the month from 0 in which it was charged, -1 for an earlier year; entire:
    whether it was in hand all of that one; rhythmic: it reports every week or month.
    As bits: away, with a day on which nothing was owed; gone, not in hand; told, with
    a report; moved, of which one told of progress.
    """

    first: int
    entire: bool
    rhythmic: bool
    away: int = 0
    gone: int = 0
    told: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year as it lies before `today`."""

    number: int
    today: datetime.date

    def place(self, day: datetime.date) -> int:
        """0 to 11 in this year, -1 before it, 12 after it."""
        if day.year != self.number:
            return -1 if day.year < self.number else MONTHS
        return day.month - 1

    @property
    def begun(self) -> int:
        """The last month that has begun; -1 when the year has not."""
        return min(self.place(self.today), MONTHS - 1)

    @property
    def over(self) -> int:
        """The last month that is over."""
        return self.place(self.today) - 1

    def last(self, place: int) -> datetime.date:
        """The last day of a month of it, from 0."""
        return month_end(datetime.date(self.number, place + 1, 1))

    def months(self, life: Life) -> Iterator[tuple[int, What]]:
        """(month from 0, what it was) where the part was in hand."""
        alive = span(life.first, self.begun) & ~life.gone
        # A part charged within a month was not in hand all of it.
        whole = span(life.first + (not life.entire), self.over) & ~life.away
        for month in range(MONTHS):
            bit = 1 << month
            if not alive & bit:
                continue
            if life.told & bit:
                yield month, What.MOVED if life.moved & bit else What.SAME
            else:
                silent = life.rhythmic and whole & bit
                yield month, What.SILENT if silent else What.QUIET


def span(first: int, last: int) -> int:
    """The months `first` to `last`, both included, as bits; none where it is empty."""
    first, last = max(first, 0), min(last, MONTHS - 1)
    return ((1 << (last + 1)) - 1) & ~((1 << first) - 1) if first <= last else 0
