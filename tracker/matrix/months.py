"""What each month of a year was for one part: moved, unchanged, silent, quiet. Pure.

Months are bits of a number, January the lowest: a year of a part is a few operations,
however many parts an office has.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

MONTHS = 12


class What(StrEnum):
    """Of one part in one month in which it was in hand on some day."""

    MOVED = "moved"  # progress was reported
    SAME = "same"  # only "no change" was
    SILENT = "silent"  # in hand all the month, weekly or monthly, and nothing came
    QUIET = "quiet"  # nothing came, and it need not have


@dataclass(frozen=True, slots=True)
class Spell:
    """Days [since, until) in which nothing was owed; ended: it was not in hand."""

    since: datetime.date
    until: datetime.date | None
    ended: bool


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

    def months(
        self,
        charged_on: datetime.date,
        spells: Iterable[Spell],
        told: Mapping[int, bool],
        rhythmic: bool,
    ) -> Iterator[tuple[int, What]]:
        """(month from 0, what it was) where the part was in hand.

        told: month → whether progress was among what was reported. rhythmic: it
        reports every week or month.
        """
        first = self.place(charged_on)
        alive = _from_to(first, self.begun)
        # A part charged within a month was not in hand all of it.
        whole = _from_to(first + (charged_on.day > 1 or first < 0), self.over)
        for spell in spells:
            start = self.place(spell.since)
            end = self.place(spell.until) if spell.until else MONTHS
            whole &= ~_from_to(start, end)
            if spell.ended:
                alive &= ~_from_to(start + 1, end - 1)
        for month in range(MONTHS):
            if alive >> month & 1:
                silent = rhythmic and bool(whole >> month & 1)
                yield month, _what(told.get(month), silent)


def _what(progress: bool | None, silent: bool) -> What:
    if progress is not None:
        return What.MOVED if progress else What.SAME
    return What.SILENT if silent else What.QUIET


def _from_to(first: int, last: int) -> int:
    """The months `first` to `last`, both included, as bits; none where it is empty."""
    first, last = max(first, 0), min(last, MONTHS - 1)
    return ((1 << (last + 1)) - 1) & ~((1 << first) - 1) if first <= last else 0
