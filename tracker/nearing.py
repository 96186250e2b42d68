"""Seven days to both sides: what has just become overdue, and what is due next.

One rule for the leader's page and for the list behind each of its figures.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from . import lights
from .models import Office

if TYPE_CHECKING:
    from .models.dockets import DocketQuerySet

LATE, SOON = "late", "soon"
DAYS = datetime.timedelta(days=7)
# Running and not late: the due date may come closer under any of these.
AHEAD = (lights.STILL, lights.SOON, lights.OK)


def choices() -> list[tuple[str, str]]:
    late = Office.present().light_words[lights.LATE]
    return [(LATE, f"新{late}(近 {DAYS.days} 天)"), (SOON, f"{DAYS.days} 天内到期")]


def asked(
    which: str, day: datetime.date
) -> tuple[tuple[str, ...], tuple[datetime.date, datetime.date]]:
    """The lights of `near`, and the days in which a part of it is due."""
    if which == LATE:
        return (lights.LATE,), (day - DAYS, day)
    return AHEAD, (day, day + DAYS)


def near(rows: DocketQuerySet, which: str, day: datetime.date) -> DocketQuerySet:
    """Of rows with `standing` and first_due, the earliest date of the parts that run.

    LATE: past since at most 7 days. SOON: from that day to the 7th after it.
    """
    if which == LATE:
        new = Q(first_due__gte=day - DAYS)
        return rows.filter(Q(standing=lights.LATE) & new)
    due = Q(first_due__range=(day, day + DAYS))
    return rows.filter(Q(standing__in=AHEAD) & due)


def is_near(which: str, light: str, due: datetime.date, day: datetime.date) -> bool:
    """The same of one docket, by its light and its first_due."""
    if which == LATE:
        return light == lights.LATE and due >= day - DAYS
    return light in AHEAD and day <= due <= day + DAYS
