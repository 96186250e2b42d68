"""What acts keep of the months of one department."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.monthly.part import Of
from tracker.monthly.sums import sums
from tracker.workflow import Duty

MONTHS = 12
WHATS = (Of.CHARGED, Of.CLOSED, Of.DATED, Of.IN_TIME, Of.LATE)


@dataclass(frozen=True, slots=True)
class Kept:
    """counts: (what, duty, month from 1) → how many, of one year; of LATE at the end of
    the month."""

    counts: dict[tuple[str, str, int], int]

    def of(self, what: Of, month: int, *duties: str) -> int:
        """Of these duties, or of what is told of all of them together."""
        return sum(self.counts.get((what, duty, month), 0) for duty in duties or ("",))

    def whole(self, what: Of, duty: str) -> int:
        return sum(self.of(what, month, duty) for month in range(1, MONTHS + 1))

    def decided(self, what: Of, month: int) -> int:
        """Of lead and responsible parts."""
        return self.of(what, month, Duty.LEAD, Duty.RESPONSIBLE)


def of_year(department: int, year: int) -> Kept:
    """One query."""
    first = MONTHS * year
    found = sums(WHATS, range(first, first + MONTHS), [department])
    return Kept(
        {(what, duty, at - first + 1): n for (_, what, duty, at), n in found.items()}
    )


def first_year(department: int) -> int | None:
    """The year in which it was charged with anything first. One query."""
    found = sums([Of.CHARGED], range(MONTHS * 9999), [department])
    months = [at for (*_, at), n in found.items() if n]
    return min(months) // MONTHS if months else None
