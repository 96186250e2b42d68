"""What each lead and responsible part told in each month of a year, read in bulk."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When
from django.utils import timezone

from tracker.models import Report, Standing
from tracker.models.dockets import DocketQuerySet
from tracker.models.standings import StandingQuerySet
from tracker.rhythm import Interval
from tracker.workflow import ENDED, RUNNING, Duty, Verb

from .months import MONTHS, Life, Year, span

RHYTHMIC = frozenset({Interval.WEEK, Interval.MONTH})


@dataclass(frozen=True, slots=True)
class Told:
    """One part, and what its months follow from."""

    assignment: int
    department: int
    is_lead: bool
    life: Life


def told(
    dockets: DocketQuerySet,
    year: Year,
    department: int | None = None,
    moment: datetime.datetime | None = None,
) -> Iterator[Told]:
    """Of the lead and responsible parts of these dockets; what was corrected or waits
    for an approver is not told. Three queries, however many parts.

    Whether a part was in hand is read from `Standing`: as the office had recorded it.
    moment: of the past, by which all of it was recorded.
    """
    parts = _parts(dockets, year, department, moment)
    spells, reports = _spells(parts, year), _reports(parts, year, moment)
    fields = ("assignment", "department", "role", "charged_on")
    interval = F("assignment__docket__report_interval")
    for pk, body, role, charged_on, rhythm in parts.values_list(*fields, interval):
        first, entire = year.place(charged_on), charged_on.day == 1
        bits = (*spells.get(pk, (0, 0)), *reports.get(pk, (0, 0)))
        life = Life(first, entire, rhythm in RHYTHMIC, *bits)
        yield Told(pk, body, role == Duty.LEAD, life)


def _parts(
    dockets: DocketQuerySet,
    year: Year,
    department: int | None,
    moment: datetime.datetime | None,
) -> StandingQuerySet:
    """The present standing, or that of the moment, of each part that was in hand on
    some day of the year."""
    every = Standing.objects.all()
    if department is None:
        every = every.filter(assignment__docket__in=dockets)
    else:  # those of its own parts alone: a list of all would be made three times
        own = dockets.filter(pk=OuterRef("assignment__docket"))
        every = every.filter(Exists(own))
    rows = every.at(moment) if moment else every.filter(until=None)
    rows = rows.exclude(role=Duty.SUPPORT).exclude(
        state__in=ENDED, since__lt=_moment(year.number)
    )
    if department is not None:
        rows = rows.filter(department=department)
    last = datetime.date(year.number, 12, 31)
    return rows.filter(charged_on__lte=last).order_by()


def _spells(parts: StandingQuerySet, year: Year) -> dict[int, tuple[int, int]]:
    """Part → the months with a day on which nothing was owed, since it was claimed, on
    hold or ended; and those of which it was ended all along."""
    start, end = _moment(year.number), _moment(year.number + 1)
    rows = Standing.objects.filter(assignment__in=parts.values("assignment"))
    rows = rows.exclude(state__in=RUNNING).filter(
        Q(until=None) | Q(until__gte=start), since__lt=end
    )
    firsts = [_moment(year.number, month) for month in range(1, MONTHS + 1)]
    days = {name: _place(name, [*firsts, end]) for name in ("since", "until")}
    found: dict[int, tuple[int, int]] = {}
    named = rows.order_by().values_list("assignment", "state", *days.values())
    for pk, state, since, until in named:
        away, gone = found.get(pk, (0, 0))
        ended = span(since + 1, until - 1) if state in ENDED else 0
        found[pk] = (away | span(since, until), gone | ended)
    return found


def _reports(
    parts: StandingQuerySet, year: Year, moment: datetime.datetime | None
) -> dict[int, tuple[int, int]]:
    """Part → the months with a report, and those of which one told of progress."""
    rows = Report.objects.counting().filter(
        assignment__in=parts.values("assignment"), event__happened_on__year=year.number
    )
    if moment:
        rows = rows.filter(event__recorded_at__lte=moment)
    firsts = [datetime.date(year.number, month, 1) for month in range(1, MONTHS + 1)]
    month = _place("event__happened_on", firsts)
    found: dict[int, tuple[int, int]] = {}
    fields = rows.order_by().values_list("assignment", "event__verb", month)
    for pk, verb, place in fields:
        told, moved = found.get(pk, (0, 0))
        bit = 1 << place
        found[pk] = (told | bit, moved | bit if verb != Verb.NO_CHANGE else moved)
    return found


def _place(field: str, firsts: Sequence[Any]) -> Case:
    """As Year.place, by the database: a date need not be read row by row. What has no
    end is after the last."""
    open_ = When(**{field: None}, then=Value(MONTHS))
    begun = [
        When(**{f"{field}__gte": first}, then=Value(place))
        for place, first in reversed(list(enumerate(firsts)))
    ]
    return Case(open_, *begun, default=Value(-1), output_field=IntegerField())


def _moment(year: int, month: int = 1) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(year, month, 1))
