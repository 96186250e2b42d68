"""How old something is, in four classes: one rule for charts, filters and words. Pure.

Days are counted from a day to today: a docket charged today is 0 days old.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Age:
    """least to most days, both included; most None: no end."""

    key: str
    word: str
    least: int
    most: int | None

    def days(self, today: datetime.date) -> tuple[datetime.date | None, datetime.date]:
        """The first and the last day from which something is of this age."""
        last = today - datetime.timedelta(days=self.least)
        if self.most is None:
            return None, last
        return today - datetime.timedelta(days=self.most), last


AGES = (
    Age("30", "不满 30 天", 0, 29),
    Age("90", "30—89 天", 30, 89),
    Age("180", "90—179 天", 90, 179),
    Age("more", "180 天以上", 180, None),
)
BY_KEY = {age.key: age for age in AGES}
CHOICES = [(age.key, age.word) for age in AGES]


def age_of(days: int) -> Age:
    """The class of so many days; a day to come counts as today."""
    return next(a for a in AGES if a.most is None or days <= a.most)
