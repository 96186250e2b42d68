"""What each lead and responsible part told in each month of a year, read in bulk."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.utils import timezone

from tracker.models import Docket, Report, Standing
from tracker.models.standings import StandingQuerySet
from tracker.rhythm import Interval
from tracker.workflow import ENDED, RUNNING, Duty, Verb

from .months import Spell, What, Year

if TYPE_CHECKING:
    from django.contrib.auth.models import User

RHYTHMIC = frozenset({Interval.WEEK, Interval.MONTH})


@dataclass(frozen=True, slots=True)
class Told:
    """One part in one month in which it was in hand; month from 0."""

    assignment: int
    department: int
    is_lead: bool
    month: int
    what: What


def told(
    user: User,
    year: Year,
    department: int | None = None,
    moment: datetime.datetime | None = None,
) -> Iterator[Told]:
    """Of the lead and responsible parts of counted dockets; what was corrected or waits
    for an approver is not told. Three queries, however many parts.

    Whether a part was in hand is read from `Standing`: as the office had recorded it.
    moment: of the past, by which all of it was recorded.
    """
    parts = _parts(user, year, department, moment)
    spells, reports = _spells(parts, year), _reports(parts, year, moment)
    fields = ("assignment", "department", "role", "charged_on")
    interval = F("assignment__docket__report_interval")
    for pk, body, role, charged_on, rhythm in parts.values_list(*fields, interval):
        rhythmic = rhythm in RHYTHMIC
        found = year.months(charged_on, spells[pk], reports[pk], rhythmic)
        for month, what in found:
            yield Told(pk, body, role == Duty.LEAD, month, what)


def _parts(
    user: User,
    year: Year,
    department: int | None,
    moment: datetime.datetime | None,
) -> StandingQuerySet:
    """The present standing, or that of the moment, of each part that was in hand on
    some day of the year."""
    dockets = Docket.objects.visible_to(user).counted()
    every = Standing.objects.filter(assignment__docket__in=dockets)
    rows = every.at(moment) if moment else every.filter(until=None)
    rows = rows.exclude(role=Duty.SUPPORT).exclude(
        state__in=ENDED, since__lt=_moment(year.number)
    )
    if department is not None:
        rows = rows.filter(department=department)
    last = datetime.date(year.number, 12, 31)
    return rows.filter(charged_on__lte=last).order_by()


def _spells(parts: StandingQuerySet, year: Year) -> dict[int, list[Spell]]:
    """When nothing was owed: claimed, on hold or ended."""
    start, end = _moment(year.number), _moment(year.number + 1)
    rows = Standing.objects.filter(assignment__in=parts.values("assignment"))
    rows = rows.exclude(state__in=RUNNING).filter(
        Q(until=None) | Q(until__gte=start), since__lt=end
    )
    found: dict[int, list[Spell]] = defaultdict(list)
    fields = ("assignment", "since", "until", "state")
    for pk, since, until, state in rows.order_by().values_list(*fields):
        ended = timezone.localtime(until).date() if until else None
        day = timezone.localtime(since).date()
        found[pk].append(Spell(day, ended, state in ENDED))
    return found


def _reports(
    parts: StandingQuerySet, year: Year, moment: datetime.datetime | None
) -> dict[int, dict[int, bool]]:
    """Part → month → whether progress was among what was reported."""
    rows = Report.objects.counting().filter(
        assignment__in=parts.values("assignment"), event__happened_on__year=year.number
    )
    if moment:
        rows = rows.filter(event__recorded_at__lte=moment)
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    fields = ("assignment", "event__happened_on", "event__verb")
    for pk, day, verb in rows.order_by().values_list(*fields):
        months = found[pk]
        progress = verb != Verb.NO_CHANGE
        months[day.month - 1] = months.get(day.month - 1, False) or progress
    return found


def _moment(year: int) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(year, 1, 1))
