"""What is in hand today, of a year and those before: read once for two charts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F

from tracker.days import with_moved
from tracker.models import Docket
from tracker.workbooks.summary import ONGOING

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Open:
    """moved_on: the last progress of the lead, None when there was none."""

    year: int
    charged_on: datetime.date
    moved_on: datetime.date | None
    lead: int | None

    @property
    def since(self) -> datetime.date:
        """The day since which nothing moved."""
        return self.moved_on or self.charged_on


def in_hand(user: User, year: int, today: datetime.date) -> list[Open]:
    """Counted dockets neither ended nor on hold, those that wait for verification
    included. One query."""
    rows = Docket.objects.visible_to(user).counted().filter(year__lte=year)
    rows = rows.with_standing(today).standing_in(*ONGOING)
    found = (
        with_moved(rows)
        .order_by()
        .values_list("year", "charged_on", F("progress_on"), "lead_department_id")
    )
    return [Open(*row) for row in found]
