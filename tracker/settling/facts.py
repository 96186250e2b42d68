"""The facts of a year: events, owed reports and missed dates, as known at a cut-off.

Read once, department by department; nothing is kept. What belongs to which year: how a
part came out to that of its due date at the cut-off (design §4.9), what happened on it
to the same year, or to its own where that is later; without a due date to its own. So
each fact is scored once.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import cache
from heapq import merge

from meetings.models import Department
from tracker import calendar as working
from tracker.models import CalendarDay
from tracker.obligations import Calendar
from tracker.scoring import Fact
from tracker.states import Kind, State

from .happenings import fact, happenings
from .outcomes import deadline, outcomes
from .parts import Known, Part, parts
from .succeeding import Successions, successions

Source = Callable[[int, datetime.date], Iterator[Fact]]
# What other rooms add: the register of bonus and malus, marks. (year, cut-off) → facts,
# department by department in protocol order.
SOURCES: list[Source] = []


def facts_of(
    year: int,
    cutoff: datetime.date,
    last: int | None = None,
    calendar: Calendar | None = None,
) -> Iterator[Fact]:
    """All facts department by department, in protocol order.

    cutoff: to the end of that day. last: the id of the last event that counts; None:
    all. calendar: a day → the day itself or the next working day; the office's present
    one unless given.
    """
    known = Known(cutoff, calendar or present_calendar(), last)
    bodies = Department.objects.order_by("order", "pk").values_list("pk", flat=True)
    place = {pk: n for n, pk in enumerate(bodies)}
    streams = [_of_parts(year, known), *(read(year, cutoff) for read in SOURCES)]
    return merge(*streams, key=lambda one: place[one.department])


def _of_parts(year: int, known: Known) -> Iterator[Fact]:
    over = successions(known)
    for part in parts(year, known):
        yield from _of_part(part, year, known, over)


def present_calendar() -> Calendar:
    changes = CalendarDay.objects.changes()
    return cache(lambda day: working.working_day_from(day, changes))


def _of_part(part: Part, year: int, known: Known, over: Successions) -> Iterator[Fact]:
    present, row = part.present, part.row
    if present.kind == Kind.INFORMATION or present.state == State.WITHDRAWN:
        return
    base = Fact(
        "item",
        row.department_id,
        known.cutoff,
        row.docket_id,
        row.docket.code,
        row.pk,
        grade=row.docket.grade,
    )
    for one in outcomes(row.pk, present, year, known.cutoff, over):
        text = row.docket.title if one.kind == "item" else one.text
        yield fact(base, (one.kind, one.day, one.amount, text, None), one.role)
    due = deadline(row.pk, present, over.final(row.pk, present), over)
    for happening in happenings(part, known.cutoff, over.begun(row.pk)):
        day = happening[1]
        if max(due.year if due else 0, day.year) == year:
            role = over.duty(row.pk, present, day) or str(present.duty)
            yield fact(base, happening, role)
