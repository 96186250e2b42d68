"""What the first page shows of one list: how many, and the few that waited longest."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

FEW = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One of the few that are named: whose, what, and `word` since when."""

    url: str
    who: str
    title: str
    word: str = ""
    since: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """url opens exactly the `count` rows; why: why there may be none."""

    word: str
    count: int
    unit: str
    url: str
    why: str
    lines: list[Line] = field(default_factory=list)

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.lines)
