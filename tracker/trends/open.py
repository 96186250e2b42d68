"""What is in hand today, of a year and those before: read once for two charts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F

from tracker.days import with_moved
from tracker.models import Docket
from tracker.models.counted import OPEN_OUTCOME
from tracker.wholes import Phase

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Open:
    """Dockets of the same days and lead; moved_on: the last progress of the lead, None
    when there was none."""

    year: int
    charged_on: datetime.date
    moved_on: datetime.date | None
    lead: int | None
    count: int

    @property
    def since(self) -> datetime.date:
        """The day since which nothing moved."""
        return self.moved_on or self.charged_on


def in_hand(user: User, year: int) -> list[Open]:
    """Counted dockets neither ended nor on hold, those that wait for verification
    included. One query."""
    rows = Docket.objects.visible_to(user).counted().filter(year__lte=year)
    rows = rows.filter(OPEN_OUTCOME, phase__in=(Phase.RUNNING, Phase.WAITING))
    days = ("year", "charged_on", F("progress_on"), "lead_department_id")
    found = with_moved(rows).order_by().values_list(*days)
    return [Open(*row) for row in found.annotate(count=Count("pk"))]
