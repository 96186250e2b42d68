"""What a department has closed in a calendar year, and how much of it on time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tracker.links import Figure
from tracker.monthly.part import Of
from tracker.rates import Rate
from tracker.workflow import Duty

from . import links
from .kept import Kept


@dataclass(frozen=True, slots=True)
class Done:
    """on_time: of those with a due date, by the accepted 申请办结."""

    duty: Duty
    closed: Figure
    on_time: Rate


def done(found: Kept, department: int, year: int) -> list[Done]:
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    days = {"closed_after": first.isoformat(), "closed_before": last.isoformat()}
    made = []
    for duty in Duty:
        href = links.parts(department, role=duty.value, **days)
        closed, dated, in_time = (
            found.whole(what, duty) for what in (Of.CLOSED, Of.DATED, Of.IN_TIME)
        )
        figure = Figure("办结", closed, href)
        made.append(Done(duty, figure, Rate(in_time, dated)))
    return made
