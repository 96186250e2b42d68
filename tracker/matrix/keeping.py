"""The counts behind the matrix of a year, read from those that every act keeps."""

from __future__ import annotations

from collections import Counter

from tracker.monthly.part import Of
from tracker.monthly.sums import sums
from tracker.workflow import Duty

from .months import MONTHS, What, Year

# (department, month from 0, whether as lead, What): how many parts
Counts = Counter[tuple[int, int, bool, str]]
DUTIES = (Duty.LEAD, Duty.RESPONSIBLE)
WHATS = (Of.ALIVE, Of.OWING, Of.MOVED, Of.SAME, Of.ANSWERED)


def counts(year: Year) -> Counts:
    """Of all dockets that count. One query."""
    first, begun = MONTHS * year.number, year.begun + 1
    kept = sums(WHATS, range(first, first + begun))
    found: Counts = Counter()
    for body in {body for body, *_ in kept}:
        for duty in DUTIES:
            for month in range(begun):
                alive, owing, moved, same, answered = (
                    kept[body, what, duty, first + month] for what in WHATS
                )
                silent = owing - answered if month <= year.over else 0
                told = {What.MOVED: moved, What.SAME: same, What.SILENT: silent}
                told[What.QUIET] = alive - sum(told.values())
                for what, count in told.items():
                    if count:
                        found[body, month, duty == Duty.LEAD, what.value] = count
    return found
