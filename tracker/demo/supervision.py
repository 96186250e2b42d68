"""What leaders wrote and was answered, who went to look, months signed off.

Played last, each on a docket that has rested since before the day it is dated to.
"""

from __future__ import annotations

import datetime
from typing import Any

from tracker import inspecting
from tracker.models import Assignment
from tracker.months.signing import sign
from tracker.rhythm import months_later
from tracker.workflow import State

from .wrote import Wrote

DAY = datetime.timedelta(days=1)
SIGNED = 4  # months, the last of them two months ago


class Supervision(Wrote):
    def play(self) -> None:
        super().play()
        self._looks()
        self._months()

    def _looks(self) -> None:
        for n, row in enumerate(self.words["looks"]):
            state = State.CLOSED if row["kind"] == "again" else State.IN_HAND
            for part in self._rested(state, 8 - n)[:1]:
                self._look(part, row, self.last - (8 - n) * DAY)

    def _look(self, part: Assignment, row: dict[str, Any], day: datetime.date) -> None:
        self.taken.add(part.docket_id)
        names = ("kind", "place", "party", "finding", "result", "asked")
        fields: dict[str, Any] = {name: row[name] for name in names}
        fields |= {"on": day, "due_on": None}
        if row["asked"]:
            fields["due_on"] = max(day, self.last + row["days"] * DAY)
        found = inspecting.Found(fields, [part], (), self._moment(day))
        by = self.cast.officers[0]
        made = inspecting.inspect(part.docket, by, found)
        if "done" in row:
            inspecting.settle(made, by, self.last, row["done"])

    # Months

    def _months(self) -> None:
        """Each signed on the second of the next, in order."""
        this = self.last.replace(day=1)
        for ago in range(SIGNED + 1, 1, -1):
            month = months_later(this, -ago)
            day = months_later(month, 1) + DAY
            sign(month, self.cast.seniors[0], "账实相符。", self._moment(day))
